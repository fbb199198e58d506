import { z } from 'zod';
import { personFor } from './hands.ts';
import type { Stage } from './stage.ts';

export const Run = z.object({ me: z.string() });

/**
 * Runs the app's first workflow step for the first job of this world, in the name of whoever presses. How it ends is
 * among the requests of the inspector, like everything that the bot tells Slack.
 */
export async function runStep({ me }: z.output<typeof Run>, stage: Stage): Promise<void> {
  const { project, workspace } = stage.play.world;
  const [step] = workspace.app.steps;
  if (!step) throw new Error('This app has no workflow step.');
  await personFor(me, stage).runsStep(step.callbackId, { job: project.jobs[0]?.id ?? '' });
}
