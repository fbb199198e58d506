import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engines } from '../../store/engines.ts';
import { type Model, type Play, STEPS } from './actions.ts';
import { createScene } from './cluster.ts';
import { openStage, type Stage } from './fixture.ts';
import { findings } from './invariants.ts';
import { OPERATORS } from './people.ts';
import { comeToRest } from './run.ts';
import { GOOD_MOOD } from './slack.ts';

const RUNS = 120;
const STEPS_AT_MOST = 60;
/** Milliseconds, for a run that has failed and looks for the shortest way to fail so. */
const PATIENCE = 100_000;

describe.each(engines)('Stops on $name', ({ fresh }) => {
  it('come to their ends, whatever people, processes, ModelArts, Slack and the database do', async () => {
    const stage = await openStage(await fresh(), OPERATORS);
    const lags = fc.array(fc.constantFrom(0, 5, 40, 300, 2_000), { minLength: 1, maxLength: 20 });
    const steps = fc.commands(STEPS, { maxCommands: STEPS_AT_MOST, size: 'max' });
    const property = fc.asyncProperty(steps, lags, async (commands, each) => {
      expect(await run(commands, { lags: each, stage })).toEqual([]);
    });
    await fc.assert(property, {
      numRuns: RUNS,
      interruptAfterTimeLimit: PATIENCE,
      markInterruptAsFailure: true,
    });
    expect(await stage.store.audit.verify()).toMatchObject({ isWhole: true });
  }, 120_000);
});

interface Running {
  readonly stage: Stage;
  /** Milliseconds that one message after another takes. */
  readonly lags: readonly number[];
}

/** Plays the steps, mends everything, and lets it come to rest. Returns what is wrong then. */
async function run(
  commands: Iterable<fc.AsyncCommand<Model, Play>>,
  { stage, lags }: Running,
): Promise<string[]> {
  let sent = 0;
  await stage.set({});
  const scene = createScene(stage, { trials: 2, lag: () => lags[sent++ % lags.length] ?? 0 });
  const [one, other] = [scene.start(), scene.start()];
  // Most of what may happen needs a stop to happen to.
  scene.press('first', `stop ${scene.jobId} ${scene.trialIds[0]} --yes`, one);
  const play: Play = { scene, stage, slots: [one, other] };
  try {
    await fc.asyncModelRun(() => ({ model: { up: [true, true] }, real: play }), commands);
    scene.doom(undefined);
    scene.database.mood = 'fine';
    Object.assign(scene.slack.mood, GOOD_MOOD);
    Object.assign(scene.modelarts.mood, { post: 'fine', reads: 'fine' });
    if (!scene.instances.some((each) => each.isUp())) scene.start();
    await comeToRest(scene);
    return await findings(scene);
  } finally {
    await scene.close();
    await stage.clean();
  }
}
