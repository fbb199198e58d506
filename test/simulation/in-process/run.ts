import { isSettled, type Stop, watchMinutes } from '../../../src/domain/stops.ts';
import { createScene, type Scene } from './cluster.ts';
import type { Stage } from './fixture.ts';
import type { Instance } from './instance.ts';
import type { Fate } from './proxy.ts';
import type { Later, Scenario } from './scenario.ts';

/** Where an instance dies, and how many milliseconds later the next one starts. */
export interface Crash extends Fate {
  readonly after: number;
}

const SECOND = 1_000;
/** Milliseconds that a call takes to arrive, and its answer to come back: more than none, so that calls overlap. */
const LAG = 20;

/** Plays one scenario until nothing more comes of it. */
export async function play(scenario: Scenario, stage: Stage, crash?: Crash): Promise<Scene> {
  const { clock } = stage;
  const scene = await open(scenario, stage, crash);
  const first = scene.start();
  const target = scenario.isWhole ? `stop-job ${scene.jobId}` : `stop ${scene.jobId} ${scene.trialIds[0]}`;
  scene.press('first', `${target} --yes`, first);
  const begun = clock.now().getTime();
  for (const each of scenario.later ?? []) {
    await clock.advance(Math.max(0, begun + each.at * SECOND - clock.now().getTime()));
    await happen(each, scene);
  }
  await comeToRest(scene);
  return scene;
}

async function open(scenario: Scenario, stage: Stage, crash: Crash | undefined): Promise<Scene> {
  const { settings, modelarts, slack, thread } = scenario;
  await stage.set({ undoSeconds: 3, ...settings });
  const source = { channel: 'C0TRAINING', thread };
  const scene = createScene(stage, {
    trials: 1,
    lag: () => LAG,
    source,
    restartAfter: crash?.after,
  });
  if (crash) scene.doom(crash);
  Object.assign(scene.modelarts.mood, modelarts);
  Object.assign(scene.slack.mood, slack);
  return scene;
}

async function happen(later: Later, scene: Scene): Promise<void> {
  if ('happens' in later) return await later.happens(scene);
  const instance = await nextUp(scene);
  // The instance may have died before there was anything to press.
  const [stop] = await scene.stops();
  if (stop) scene.press(later.who, `${later.press} ${stop.id}`, instance);
}

async function nextUp(scene: Scene): Promise<Instance> {
  for (;;) {
    const up = scene.instances.find((each) => each.isUp());
    if (up) return up;
    await scene.clock.advance(SECOND);
  }
}

/** Milliseconds: half an hour for the second person, and well more than ever follows on that. */
const PATIENCE = 45 * 60 * SECOND;
const STEP = 10 * SECOND;

/** Lets time pass until everything is over, and then some more, in which nothing may happen. */
export async function comeToRest(scene: Scene): Promise<void> {
  const { clock } = scene;
  const end = clock.now().getTime() + PATIENCE;
  do {
    await clock.advance(STEP);
    await nextUp(scene);
    const stops = await scene.stops();
    if (scene.isQuiet(stops)) break;
    await skipTheWait(stops, scene);
  } while (clock.now().getTime() < end);
  await clock.advance(STEP);
}

/** Where all that is left is to wait, the bot is shut down until shortly before the wait is over. */
async function skipTheWait(stops: readonly Stop[], { clock, instances, start }: Scene): Promise<void> {
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
    if (up.some(({ gate }) => gate.isDead())) return;
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
