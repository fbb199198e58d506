import { isSettled, type Stop, watchMinutes } from '../../../src/domain/stop/stops.ts';
import { type Cluster, createCluster } from './cluster.ts';
import type { Fixture } from './fixture.ts';
import type { Instance } from './instance.ts';
import type { CrashPoint } from './proxy.ts';
import type { Event, Scenario } from './scenarios.ts';

/** Where an instance dies, and how many milliseconds later the next one starts. */
export interface Crash extends CrashPoint {
  readonly after: number;
}

const SECOND = 1_000;
/** Milliseconds that a call takes to arrive, and its answer to come back: more than none, so that calls overlap. */
const LAG = 20;

/** Plays one scenario until nothing more comes of it. */
export async function runScenario(scenario: Scenario, fixture: Fixture, crash?: Crash): Promise<Cluster> {
  const { clock } = fixture;
  const cluster = await open(scenario, fixture, crash);
  const first = cluster.start();
  const target = scenario.isWhole
    ? `stop-job ${cluster.jobId}`
    : `stop ${cluster.jobId} ${cluster.trialIds[0]}`;
  cluster.press('first', `${target} --yes`, first);
  const begun = clock.now().getTime();
  for (const each of scenario.later ?? []) {
    await clock.advance(Math.max(0, begun + each.at * SECOND - clock.now().getTime()));
    await apply(each, cluster);
  }
  await settle(cluster);
  return cluster;
}

async function open(scenario: Scenario, fixture: Fixture, crash: Crash | undefined): Promise<Cluster> {
  const { settings, modelarts, slack, thread } = scenario;
  await fixture.set({ undoSeconds: 3, ...settings });
  const source = { channel: 'C0TRAINING', thread };
  const cluster = createCluster(fixture, {
    trials: 1,
    lag: () => LAG,
    source,
    restartAfter: crash?.after,
  });
  if (crash) cluster.crashAt(crash);
  Object.assign(cluster.modelarts.faults, modelarts);
  Object.assign(cluster.slack.faults, slack);
  return cluster;
}

async function apply(later: Event, cluster: Cluster): Promise<void> {
  if ('happens' in later) return await later.happens(cluster);
  const instance = await aliveInstance(cluster);
  // The instance may have died before there was anything to press.
  const [stop] = await cluster.stops();
  if (stop) cluster.press(later.who, `${later.press} ${stop.id}`, instance);
}

async function aliveInstance(cluster: Cluster): Promise<Instance> {
  for (;;) {
    const up = cluster.instances.find((each) => each.isUp());
    if (up) return up;
    await cluster.clock.advance(SECOND);
  }
}

/** Milliseconds: half an hour for the second person, and well more than ever follows on that. */
const LIMIT_MS = 45 * 60 * SECOND;
const STEP = 10 * SECOND;

/** Lets time pass until everything is over, and then some more, in which nothing may happen. */
export async function settle(cluster: Cluster): Promise<void> {
  const { clock } = cluster;
  const end = clock.now().getTime() + LIMIT_MS;
  do {
    await clock.advance(STEP);
    await aliveInstance(cluster);
    const stops = await cluster.stops();
    if (cluster.isQuiet(stops)) break;
    await skipTheWait(stops, cluster);
  } while (clock.now().getTime() < end);
  await clock.advance(STEP);
}

/** Where all that is left is to wait, the bot is shut down until shortly before the wait is over. */
async function skipTheWait(stops: readonly Stop[], { clock, instances, start }: Cluster): Promise<void> {
  const open = stops.filter((stop) => !isSettled(stop));
  const now = clock.now().getTime();
  const left = Math.min(...open.map((stop) => endOfWait(stop, now))) - now;
  if (open.length === 0 || left < 60 * SECOND) return;
  const up = instances.filter((each) => each.isUp());
  const stopping = Promise.all(up.map((instance) => instance.stop()));
  let isDone = false;
  void stopping.then(() => {
    isDone = true;
  });
  while (!isDone) {
    // One that dies while it shuts down never comes to an end.
    if (up.some(({ proxy }) => proxy.isDead())) return;
    await clock.advance(SECOND);
  }
  await clock.advance(left - 10 * SECOND);
  start();
}

/** When something happens next by itself; now where it may at any time. */
function endOfWait(stop: Stop, now: number): number {
  const { state, reasons, lapsesAt, sentAt, posts } = stop;
  const isAsking = state === 'requested' && reasons.length > 0;
  if (isAsking) return lapsesAt?.getTime() ?? now;
  const sent = sentAt?.getTime() ?? now;
  const isWatched = state === 'accepted' || (state === 'sent' && posts === 2);
  return isWatched && now - sent > 20 * SECOND ? sent + watchMinutes(stop) * 60 * SECOND : now;
}
