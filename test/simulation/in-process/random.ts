import fc from 'fast-check';
import { expect } from 'vitest';
import { REPLAY, SEED } from '../../seed.ts';
import { ACTIONS, type Model, type Run } from './actions.ts';
import { createCluster } from './cluster.ts';
import type { Fixture } from './fixture.ts';
import { violations } from './invariants.ts';
import { settle } from './run.ts';
import { NO_FAULTS } from './slack.ts';

const MAX_ACTIONS = 60;
/** Milliseconds for a run that has failed, in which the shortest failure is looked for. */
const SHRINK_LIMIT_MS = 100_000;

/** Fails with the shortest sequence of actions after which an invariant is violated, and how to replay it. */
export async function actAtRandom(fixture: Fixture, runs: number): Promise<void> {
  const lags = fc.array(fc.constantFrom(0, 5, 40, 300, 2_000), { minLength: 1, maxLength: 20 });
  const actions = fc.commands(ACTIONS, {
    maxCommands: MAX_ACTIONS,
    size: 'max',
    ...(REPLAY.commands !== undefined && { replayPath: REPLAY.commands }),
  });
  const property = fc.asyncProperty(actions, lags, async (commands, each) => {
    expect(await run(commands, { lags: each, fixture })).toEqual([]);
  });
  await fc.assert(property, {
    numRuns: runs,
    seed: SEED,
    ...(REPLAY.path !== undefined && { path: REPLAY.path }),
    interruptAfterTimeLimit: SHRINK_LIMIT_MS,
    markInterruptAsFailure: true,
  });
}

interface Conditions {
  readonly fixture: Fixture;
  /** Milliseconds that one message after another takes. */
  readonly lags: readonly number[];
}

/** Acts, removes every fault, and lets everything settle. Returns what is violated then. */
async function run(
  commands: Iterable<fc.AsyncCommand<Model, Run>>,
  { fixture, lags }: Conditions,
): Promise<string[]> {
  let sent = 0;
  await fixture.set({});
  const cluster = createCluster(fixture, { trials: 2, lag: () => lags[sent++ % lags.length] ?? 0 });
  const [one, other] = [cluster.start(), cluster.start()];
  // Most actions need a stop.
  cluster.press('first', `stop ${cluster.jobId} ${cluster.trialIds[0]} --yes`, one);
  const real: Run = { cluster, fixture, slots: [one, other] };
  try {
    await fc.asyncModelRun(() => ({ model: { up: [true, true] }, real }), commands);
    cluster.crashAt(undefined);
    cluster.database.faults = 'fine';
    Object.assign(cluster.slack.faults, NO_FAULTS);
    Object.assign(cluster.modelarts.faults, { post: 'fine', reads: 'fine' });
    if (!cluster.instances.some((each) => each.isUp())) cluster.start();
    await settle(cluster);
    return await violations(cluster);
  } finally {
    await cluster.close();
    await fixture.clean();
  }
}
