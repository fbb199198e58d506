import { z } from 'zod';
import type { Stage } from './stage.ts';

/** What the inputs of a modal hold in the browser, as in `view.state.values`. */
export const Entered = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));

/** Brings a modal of the workspace up to what its person has entered in the browser. */
export function enter(view: string, values: z.output<typeof Entered>, { play }: Stage): void {
  const { views } = play.world.workspace;
  for (const [blockId, actions] of Object.entries(values))
    for (const [actionId, entry] of Object.entries(actions)) views.enter(view, { blockId, actionId }, entry);
}

/** The same for the topmost modal: what is pressed in it tells the app its values too. */
export function enterOnTop(me: string, values: z.output<typeof Entered>, stage: Stage): void {
  const top = stage.play.world.workspace.views.modalsOf(me).at(-1);
  if (top) enter(top.id, values, stage);
}
