import { z } from 'zod';
import { escaped } from '../slack/payloads.ts';
import type { Workspace } from '../workspace.ts';
import { Entered, enterOnTop } from './entered.ts';
import { personFor } from './hands.ts';
import type { Stage } from './stage.ts';

const me = z.string();

export const Say = z.object({
  me,
  channel: z.string(),
  thread: z.string().optional(),
  text: z.string().trim().min(1).max(4_000),
});

/** Where a control is: in a message by its channel and timestamp, in the Home tab, or in the topmost modal. */
const sheet = z.union([
  z.object({ channel: z.string(), ts: z.string() }),
  z.object({ view: z.enum(['home', 'modal']) }),
]);

export const Press = z.object({
  me,
  sheet,
  actionId: z.string(),
  /** What was chosen from a menu; missing for a button. */
  option: z.string().optional(),
  /** What the modal's inputs hold, where it is one. */
  values: Entered.optional(),
});

/** Types into a composer: a command, a mention of the app, or just words. */
export async function say({ text, channel, thread, me }: z.output<typeof Say>, stage: Stage): Promise<void> {
  const { workspace } = stage.play.world;
  const where = { channel, ...(thread && { thread }) };
  if (text.startsWith('/')) return void (await personFor(me, stage).types(text, where));
  if (mentionsApp(text, channel, workspace)) return void (await personFor(me, stage).mentions(text, where));
  if (hasLink(text)) return void (await personFor(me, stage).pastes(text, where));
  const threadTs = thread && { threadTs: thread };
  workspace.post({ channel, from: me, text: escaped(text), blocks: [], ...threadTs });
}

/** Presses a control, or chooses from it. @throws Error where what it stood on is gone */
export async function press(
  { me, sheet, actionId, option, values }: z.output<typeof Press>,
  stage: Stage,
): Promise<void> {
  const person = personFor(me, stage);
  const which = { action_id: actionId };
  const place = placeOf(sheet, stage);
  if (values) enterOnTop(me, values, stage);
  if (option === undefined) await person.presses(which, place);
  else await person.chooses(option, { menu: which, ...place });
}

function placeOf(where: z.output<typeof sheet>, { play }: Stage) {
  if ('view' in where) return { home: where.view === 'home' };
  const message = play.world.workspace.find(where.channel, where.ts);
  if (!message) throw new Error('This message is gone.');
  return { message };
}

function mentionsApp(text: string, channel: string, { app, channels }: Workspace): boolean {
  return text.includes(`@${app.name}`) && channels.get(channel)?.isIm !== true;
}

function hasLink(text: string): boolean {
  return /https?:\/\/\S/.test(text);
}
