import { z } from 'zod';
import type { StepEnding } from './contract.ts';
import { personFor } from './hands.ts';
import type { Stage } from './stage.ts';

export const Run = z.object({ me: z.string() });

/**
 * Runs the app's first workflow step for the first job of this world, in the name of whoever presses. Resolves with how
 * it ended, which is also among the requests of the inspector, like everything that the bot tells Slack.
 */
export async function runStep({ me }: z.output<typeof Run>, stage: Stage): Promise<StepEnding> {
  const { project, workspace } = stage.play.world;
  const [step] = workspace.app.steps;
  if (!step) throw new Error('This app has no workflow step.');
  const inputs = { job: project.jobs[0]?.id ?? '' };
  return (await personFor(me, stage).runsStep(step.callbackId, inputs)).end;
}
