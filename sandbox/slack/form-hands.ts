import { findChannel, type Workspace } from '../workspace.ts';
import { askerOf, type Body, newCause, placeOf } from './body.ts';
import { optionsOf } from './controls.ts';
import { appHomeOpened } from './event-payloads.ts';
import { type SeenView, viewOf } from './eyes.ts';
import { actionOf, type Grip, gripOn, type Which } from './grip.ts';
import { isFilledByApp, labelOf, type Outcome, offered, outcomeOf, type Pressing, within } from './hands.ts';
import { entryOf, spotOf } from './inputs.ts';
import type { Message } from './journal.ts';
import type { Fields } from './json.ts';
import { textOf } from './json.ts';
import { isView } from './view-payloads.ts';
import type { View } from './views.ts';

/** What goes into an input: text, options by label or value, people and channels by name or id; null empties it. */
export type Filling = string | number | readonly string[] | null;

/** Comes to the app's Home tab. Resolves with what the bot then publishes. */
export async function openHome(body: Body): Promise<SeenView> {
  const { slack, workspace, eyes } = body;
  const { person } = askerOf(body);
  const published = eyes.first({ view: ({ kind }) => kind === 'published' });
  void slack.event(appHomeOpened({ workspace, person }));
  return eyes.lookAt(viewOf(await published));
}

/** Fills an input; where that is to be told at once, the bot has acked it when this resolves. */
export async function fill(which: Which, filling: Filling, how: Pressing, body: Body): Promise<void> {
  const { slack, workspace, userId } = body;
  const grip = gripOn(which, within(how, body));
  const action = actionOf(grip, await enteredBy(filling, grip, body));
  const { sheet } = grip;
  if (isDispatched(grip)) {
    if (isView(sheet)) return slack.pressIn(action, sheet, askerOf(body));
    return slack.press(action, sheet, { place: placeOf(sheet.channel, body), cause: newCause() });
  }
  const entry = entryOf(action);
  if (!entry) throw new Error(`${JSON.stringify(which)} is no input.`);
  if (isView(sheet)) workspace.views.enter(sheet.id, spotOf(action), entry);
  else workspace.entries.enter(sheet, userId, spotOf(action), entry);
}

/** An input tells only on submission, unless it says otherwise; everything else tells at once. */
function isDispatched({ control: { block } }: Grip): boolean {
  return block.type !== 'input' || block.dispatch_action === true;
}

async function enteredBy(filling: Filling, grip: Grip, body: Body): Promise<unknown> {
  const { element } = grip.control;
  if (filling === null) return null;
  const type = textOf(element.type);
  if (/^(multi_|checkboxes)/.test(type)) {
    const all = typeof filling === 'object' ? filling : [String(filling)];
    return Promise.all(all.map(async (each) => enteredOne(each, grip, body)));
  }
  return type === 'datetimepicker' ? Number(filling) : enteredOne(String(filling), grip, body);
}

async function enteredOne(text: string, grip: Grip, body: Body): Promise<unknown> {
  const { element } = grip.control;
  const type = textOf(element.type);
  if (isFilledByApp(grip)) return offered(text, grip, body);
  if (/(static_select|radio_buttons|checkboxes)$/.test(type)) return optionOf(text, element);
  return /(users|channels|conversations)_select$/.test(type) ? idOf(text, body.workspace) : text;
}

function optionOf(text: string, element: Fields): Fields {
  const options = optionsOf(element);
  const found = options.find((option) => labelOf(option) === text || option.value === text);
  if (found) return found;
  throw new Error(`There is no option ${text}; there is: ${options.map(labelOf).join(', ')}`);
}

function idOf(name: string, workspace: Workspace): string {
  const person = workspace.people.values().find((each) => each.id === name || each.name === name);
  const id = person?.id ?? findChannel(workspace, name)?.id;
  if (id === undefined) throw new Error(`There is neither a person nor a channel ${name}.`);
  return id;
}

/** Sends the topmost modal. Resolves with what is on top then, its errors included; undefined where nothing is. */
export async function submit({ slack, workspace, eyes, userId }: Body): Promise<SeenView | undefined> {
  await slack.submit(topmost(userId, workspace), askerOf({ workspace, userId }));
  const top = workspace.views.modalsOf(userId).at(-1);
  return top && eyes.lookAt(top);
}

/** Closes the topmost modal, or all. Resolves with what is on top then; undefined where nothing is. */
export async function close(
  { whole = false }: { readonly whole?: boolean },
  { slack, workspace, eyes, userId }: Body,
): Promise<SeenView | undefined> {
  await slack.closeView(topmost(userId, workspace), askerOf({ workspace, userId }), whole);
  const top = workspace.views.modalsOf(userId).at(-1);
  return top && eyes.lookAt(top);
}

function topmost(userId: string, { views }: Workspace): View {
  const top = views.modalsOf(userId).at(-1);
  if (!top) throw new Error('No modal is open.');
  return top;
}

/** Uses a shortcut, by its name or callback_id. */
export async function takeShortcut(name: string, message: Message | undefined, body: Body): Promise<Outcome> {
  const { slack, workspace, eyes } = body;
  const type = message ? 'message' : 'global';
  const shortcut = workspace.app.shortcuts.find(
    (each) => each.type === type && (each.name === name || each.callbackId === name),
  );
  if (!shortcut) throw new Error(`The app has no ${type} shortcut ${name}.`);
  const asker = askerOf(body);
  const [came] = await Promise.all([
    eyes.first({
      message: ({ kind, message: { cause, from } }) =>
        cause === asker.cause ||
        (kind === 'posted' && cause === undefined && from === workspace.app.botUserId),
      view: ({ kind, view }) => kind === 'opened' && view.cause === asker.cause,
    }),
    slack.shortcut(shortcut, asker, message),
  ]);
  return outcomeOf(came, body);
}
