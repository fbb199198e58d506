import { answers, askerOf, type Body, newCause, placeOf } from './body.ts';
import type { Errand } from './errands.ts';
import type { Seen, SeenView } from './eyes.ts';
import { actionOf, type Confirm, confirmOf, type Grip, gripOn, gripOnOption, type Which } from './grip.ts';
import type { Change, Message } from './journal.ts';
import { type Fields, fieldsOf, textOf } from './json.ts';
import { isView, type Sheet } from './view-payloads.ts';
import type { View } from './views.ts';

export interface Pressing {
  /** Where the control is, as seen then: an old sight presses what may be gone. The newest that has it by default. */
  readonly message?: Message;
  /** Looks in the Home tab. Without this, an open modal hides all that is below it. */
  readonly home?: boolean;
  /** Answers the confirm dialog; accepts by default. */
  readonly onConfirm?: (confirm: Confirm) => boolean;
}

export interface Choosing extends Pressing {
  /** Which menu: needed where several have such an option, and where the app fills it. */
  readonly menu?: Which;
  /** What is typed into a menu that the app fills; the option itself by default. */
  readonly typed?: string;
}

/** What came of something that a person did. */
export interface Outcome {
  /** A new message, or an old one as it now is. Missing if the message is gone now. */
  readonly reply?: Seen;
  /** A modal or the Home tab, as it now is. */
  readonly view?: SeenView;
}

/** Of a press that was denied, only the dialog. */
export interface Press extends Outcome {
  /** What the dialog asked, if there was one. */
  readonly confirm?: Confirm;
}

/** The messages and views among which controls are looked for, the most likely last. */
export function within(
  { message, home = false }: Pressing,
  { eyes, workspace, userId }: Body,
): readonly Sheet[] {
  if (message) return [message];
  const { views } = workspace;
  const view = home ? views.homeOf(userId) : views.modalsOf(userId).at(-1);
  if (home && !view) throw new Error('The Home tab is empty.');
  return view ? [view] : eyes.visible();
}

export async function press(grip: Grip, how: Pressing, body: Body): Promise<Press> {
  const confirm = confirmOf(grip);
  const { onConfirm = () => true } = how;
  if (confirm && !onConfirm(confirm)) return { confirm };
  const { sheet } = grip;
  const outcome = isView(sheet)
    ? await pressInView(actionOf(grip), sheet, body)
    : await pressInMessage(actionOf(grip), sheet, body);
  return { ...(confirm && { confirm }), ...outcome };
}

async function pressInMessage(action: Fields, message: Message, body: Body): Promise<Outcome> {
  const { slack, workspace, eyes } = body;
  const errand: Errand = { place: placeOf(message.channel, body), cause: newCause() };
  const [came] = await Promise.all([
    eyes.first({
      message: (each) =>
        answers(each, errand, workspace) || (isOf(each, message) && each.message.cause === undefined),
      view: ({ kind, view }) => kind === 'opened' && view.cause === errand.cause,
    }),
    slack.press(action, message, errand),
  ]);
  return outcomeOf(came, body);
}

/** What a press in a view leads to names no cause, so the next thing that the bot does for this person counts. */
async function pressInView(action: Fields, view: View, body: Body): Promise<Outcome> {
  const { slack, workspace, eyes } = body;
  const [came] = await Promise.all([
    eyes.first({
      message: ({ kind, message }) => kind === 'posted' && message.from === workspace.app.botUserId,
      view: ({ kind }) => kind !== 'filled',
    }),
    slack.pressIn(action, view, askerOf(body)),
  ]);
  return outcomeOf(came, body);
}

export function outcomeOf(came: Awaited<ReturnType<Body['eyes']['first']>>, { eyes }: Body): Outcome {
  if ('viewChange' in came)
    return came.viewChange.kind === 'closed' ? {} : { view: eyes.lookAt(came.viewChange.view) };
  const { kind, message } = came.change;
  return kind === 'deleted' ? {} : { reply: eyes.look(message) };
}

function isOf(change: Change, { channel, ts }: Message): boolean {
  return change.message.channel === channel && change.message.ts === ts;
}

export async function choose(option: string, how: Choosing, body: Body): Promise<Press> {
  const sheets = within(how, body);
  const menu = how.menu === undefined ? undefined : gripOn(how.menu, sheets);
  if (!menu || !isFilledByApp(menu)) return press(gripOnOption(option, how.menu, sheets), how, body);
  return press({ ...menu, option: await offered(option, menu, body, how.typed) }, how, body);
}

export function isFilledByApp({ control: { element } }: Grip): boolean {
  return textOf(element.type).endsWith('external_select');
}

/** Finds an option, by label or value, among those that the app offers. */
export async function offered(
  option: string,
  menu: Grip,
  body: Body,
  typed: string = option,
): Promise<Fields> {
  const options = await search(typed, menu, body);
  const found = options.find((each) => labelOf(each) === option || each.value === option);
  if (found) return found;
  throw new Error(
    `The app does not offer ${option}; it offers: ${options.map(labelOf).join(', ') || 'nothing'}`,
  );
}

/** Below the menu's `min_query_length`, three by default, nothing is asked. */
export async function search(
  typed: string,
  { control, sheet }: Grip,
  body: Body,
): Promise<readonly Fields[]> {
  const { element, blockId } = control;
  if (typed.length < Number(element.min_query_length ?? 3)) return [];
  const actionId = textOf(element.action_id);
  const groups = await body.slack.suggest({ blockId, actionId, typed }, sheet, askerOf(body));
  return groups.flatMap(({ options }) => options);
}

export function labelOf({ text }: Fields): string {
  return textOf(fieldsOf(text).text);
}
