import { z } from 'zod';
import { askerOf } from '../slack/body.ts';
import { fieldsOf, textOf } from '../slack/json.ts';
import { Entered, enter, enterOnTop } from './entered.ts';
import { noted, personFor } from './hands.ts';
import type { Stage } from './stage.ts';

const me = z.string();

export const OpenHome = z.object({ me });
export const Submit = z.object({
  me,
  view: z.string(),
  values: Entered,
});
export const Close = z.object({ me });
export const Use = z.object({
  me,
  callbackId: z.string(),
  on: z.object({ channel: z.string(), ts: z.string() }).optional(),
});
export const Search = z.object({
  me,
  sheet: z.union([
    z.object({ channel: z.string(), ts: z.string() }),
    z.object({ view: z.enum(['home', 'modal']) }),
  ]),
  blockId: z.string(),
  actionId: z.string(),
  typed: z.string().max(300),
  values: Entered.optional(),
});

export async function openHome({ me }: z.output<typeof OpenHome>, stage: Stage): Promise<void> {
  await personFor(me, stage).opensHome();
}

/** Fills the topmost modal with what was entered in the browser, and sends it. */
export async function submit({ me, view, values }: z.output<typeof Submit>, stage: Stage): Promise<void> {
  enter(view, values, stage);
  await personFor(me, stage).submits();
}

export async function close({ me }: z.output<typeof Close>, stage: Stage): Promise<void> {
  await personFor(me, stage).closes();
}

export async function useShortcut({ me, callbackId, on }: z.output<typeof Use>, stage: Stage): Promise<void> {
  const message = on && stage.play.world.workspace.find(on.channel, on.ts);
  if (on && !message) throw new Error('This message is gone.');
  await personFor(me, stage).uses(callbackId, message && { message });
}

/** An option as the page draws it. */
interface Offered {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** What stands over it and those beside it. */
  readonly group?: string;
}

/** What the app offers for what was typed into a menu. */
export async function search(
  { me, sheet, blockId, actionId, typed, values }: z.output<typeof Search>,
  stage: Stage,
): Promise<readonly Offered[]> {
  const { world, wires } = stage.play;
  if (values) enterOnTop(me, values, stage);
  const found = sheetOf(sheet, me, stage);
  if (!found) return [];
  const asker = askerOf({ workspace: world.workspace, userId: me });
  const groups = await noted(world.slack, wires).suggest({ blockId, actionId, typed }, found, asker);
  return groups.flatMap(({ heading, options }) =>
    options.map(({ text, value, description }) => ({
      label: textOf(fieldsOf(text).text),
      value: textOf(value),
      ...(description !== undefined && { hint: textOf(fieldsOf(description).text) }),
      ...(heading !== '' && { group: heading }),
    })),
  );
}

function sheetOf(where: z.output<typeof Search>['sheet'], me: string, { play }: Stage) {
  const { workspace } = play.world;
  if ('ts' in where) return workspace.find(where.channel, where.ts);
  return where.view === 'home' ? workspace.views.homeOf(me) : workspace.views.modalsOf(me).at(-1);
}
