import { randomUUID } from 'node:crypto';
import { type Channel, findChannel, type Person, type Workspace } from '../workspace.ts';
import type { Errand } from './errands.ts';
import { type Eyes, eyesOf, type Seen, type Wanted } from './eyes.ts';
import { actionOf, type Confirm, confirmOf, type Grip, gripOn, gripOnOption, type Which } from './grip.ts';
import { type Change, type Message, SLACKBOT } from './journal.ts';
import { appMention, escaped } from './payloads.ts';
import type { FakeSlack } from './server.ts';

interface Where {
  /** Id or `#name`. */
  readonly channel?: string;
  /** Timestamp of the thread's first message. */
  readonly thread?: string;
}

interface Pressing {
  /** Where the control is, as seen then: an old sight presses what may be gone. The newest that has it by default. */
  readonly message?: Message;
  /** Answers the confirm dialog; accepts by default. */
  readonly onConfirm?: (confirm: Confirm) => boolean;
}

interface Choosing extends Pressing {
  /** Which menu, where several have such an option. */
  readonly menu?: Which;
}

interface Press {
  /** What the dialog asked, if there was one. */
  readonly confirm?: Confirm;
  /** What came of it: a new message, or an old one as it now is. Missing if denied, or if the message is gone now. */
  readonly reply?: Seen;
}

/**
 * The hands and eyes of one person. Whatever waits rejects, with the screen in the error, when patience ends. An answer
 * is looked for where the question was asked; for one in another conversation there is `sees`.
 */
export interface PersonAt {
  /** Sends a slash command. Resolves with the first thing that comes of it, be it Slack's word that it failed. */
  types(line: string, where?: Where): Promise<Seen>;
  /** Posts `text` with the app mentioned in it. Resolves with the first answer. */
  mentions(text: string, where?: Where): Promise<Seen>;
  presses(which: Which, how?: Pressing): Promise<Press>;
  /** Chooses an option, by its label or value, from a menu. */
  chooses(option: string, how?: Choosing): Promise<Press>;
  /** Resolves with a matching message, now or as soon as there is one. */
  sees(wanted: Wanted): Promise<Seen>;
  /** Every message of a channel that this person sees now, oldest first. @param numbered numbers the controls */
  screen(channel?: string, numbered?: boolean): Seen[];
}

interface Patience {
  /** Milliseconds of real time. */
  readonly patience?: number;
}

export function personAt(
  slack: FakeSlack,
  workspace: Workspace,
  userId: string,
  { patience = 8_000 }: Patience = {},
): PersonAt {
  const eyes = eyesOf({ workspace, personId: userId, patience });
  const body = { slack, workspace, eyes, userId };
  return {
    types: (line, where = {}) => type(line, where, body),
    mentions: (text, where = {}) => mention(text, where, body),
    presses: async (which, how = {}) => press(gripOn(which, within(how, eyes)), how, body),
    chooses: async (option, how = {}) => press(gripOnOption(option, how.menu, within(how, eyes)), how, body),
    sees: eyes.sees,
    screen: (channel = HOME, numbered = false) =>
      eyes.visible(placeOf(channel, body).channel).map((message) => eyes.look(message, numbered)),
  };
}

const HOME = '#training';

interface Body {
  readonly slack: FakeSlack;
  readonly workspace: Workspace;
  readonly eyes: Eyes;
  readonly userId: string;
}

async function type(line: string, { channel = HOME, thread }: Where, body: Body): Promise<Seen> {
  const { slack, workspace, eyes } = body;
  const errand: Errand = { place: placeOf(channel, body), cause: newCause() };
  const refusal = refusalOf(line, thread, workspace);
  if (refusal) return fromSlackbot(refusal, errand.place, body);
  const [{ message }] = await Promise.all([
    eyes.next((change) => answers(change, errand, workspace)),
    slack.command(line, errand),
  ]);
  return eyes.look(message);
}

/** What the client says instead of sending the command. */
function refusalOf(line: string, thread: string | undefined, { app }: Workspace): string | undefined {
  const [command = ''] = line.split(/\s/, 1);
  if (thread) return `${command} is not supported in threads. Sorry!`;
  return app.commands.includes(command) ? undefined : `${command} is not a valid command.`;
}

async function mention(text: string, { channel = HOME, thread }: Where, body: Body): Promise<Seen> {
  const { slack, workspace, eyes, userId } = body;
  const place = placeOf(channel, body);
  if (place.channel.isIm) throw new Error('Slack sends no app_mention from a direct conversation.');
  const message = workspace.post({
    channel: place.channel.id,
    from: userId,
    text: calling(text, workspace),
    blocks: [],
    ...(thread && { threadTs: thread }),
  });
  const absent = `You mentioned @${workspace.app.name}, but they're not in this channel.`;
  if (!place.channel.botIsMember) return fromSlackbot(absent, place, body);
  const answer = eyes.next((change) => answers(change, { place, cause: message.ts }, workspace));
  // Not awaited: an event that is not acked is tried again for minutes.
  void slack.event(appMention(message, { workspace, ...place }));
  return eyes.look((await answer).message);
}

/** The text as sent, with the app's name as a mention; at the front where the name is not in it. */
function calling(text: string, { app }: Workspace): string {
  const mention = `<@${app.botUserId}>`;
  const named = escaped(text).replace(`@${app.name}`, mention);
  return named.includes(mention) ? named : `${mention} ${named}`;
}

async function press(grip: Grip, { onConfirm = () => true }: Pressing, body: Body): Promise<Press> {
  const { slack, workspace, eyes } = body;
  const confirm = confirmOf(grip);
  if (confirm && !onConfirm(confirm)) return { confirm };
  const { message } = grip;
  const errand: Errand = { place: placeOf(message.channel, body), cause: newCause() };
  const [change] = await Promise.all([
    eyes.next(
      (each) => answers(each, errand, workspace) || (isOf(each, message) && each.message.cause === undefined),
    ),
    slack.press(actionOf(grip), message, errand),
  ]);
  return {
    ...(confirm && { confirm }),
    ...(change.kind !== 'deleted' && { reply: eyes.look(change.message) }),
  };
}

/** Whether a change came of this errand: it says so itself, or the bot posts to the same channel and names no cause. */
function answers({ kind, message }: Change, { place, cause }: Errand, { app }: Workspace): boolean {
  if (message.cause !== undefined) return message.cause === cause && message.from !== place.person.id;
  return kind === 'posted' && message.from === app.botUserId && message.channel === place.channel.id;
}

function isOf(change: Change, { channel, ts }: Message): boolean {
  return change.message.channel === channel && change.message.ts === ts;
}

function within({ message }: Pressing, eyes: Eyes): readonly Message[] {
  return message ? [message] : eyes.visible();
}

function placeOf(name: string, { workspace, userId }: Body): { person: Person; channel: Channel } {
  const person = workspace.people.get(userId);
  const channel = findChannel(workspace, name);
  if (!person) throw new Error(`There is no person ${userId} in the workspace.`);
  if (!channel?.members.has(userId)) throw new Error(`${person.name} is in no channel ${name}.`);
  return { person, channel };
}

function fromSlackbot(
  text: string,
  { channel: { id } }: Errand['place'],
  { workspace, eyes, userId }: Body,
): Seen {
  return eyes.look(workspace.post({ channel: id, from: SLACKBOT, onlyFor: userId, text, blocks: [] }));
}

function newCause(): string {
  return `trigger.${randomUUID()}`;
}
