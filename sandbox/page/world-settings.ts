import { z } from 'zod';
import type { Changes } from './changes.ts';
import type { Stage } from './stage.ts';

export const Setting = z.union([
  z.object({ scenario: z.string() }),
  z.object({ transport: z.enum(['socket', 'http']) }),
  z.object({ speed: z.number().min(0).max(600) }),
  z.object({ stepMinutes: z.number().positive().max(1_440) }),
  z.object({ trouble: z.object({ side: z.enum(['modelarts', 'slack']), name: z.string() }) }),
]);

/** Changes the world around the bot. Returns a sentence where it can't. */
export async function setWorld(
  setting: z.output<typeof Setting>,
  stage: Stage,
  changes: Changes,
): Promise<string | undefined> {
  const refusal = await apply(setting, stage);
  if ('scenario' in setting && !refusal) changes.restart();
  else changes.settle();
  return refusal;
}

async function apply(setting: z.output<typeof Setting>, stage: Stage): Promise<string | undefined> {
  if ('speed' in setting) return void stage.setSpeed(setting.speed);
  if ('stepMinutes' in setting) return void (await stage.step(setting.stepMinutes * 60_000));
  if ('trouble' in setting) {
    const { side, name } = setting.trouble;
    return stage.setTrouble(side, name) ? undefined : `There is no trouble called ${name}.`;
  }
  if ('scenario' in setting) {
    const { scenario } = setting;
    return (await stage.setScenario(scenario)) ? undefined : `There is no scenario called ${scenario}.`;
  }
  if (stage.view().faults.slack !== 'none')
    return 'A bot cannot start while Slack is in trouble: switch that off first.';
  await stage.setTransport(setting.transport);
  return undefined;
}
