import type { Context } from '../../../src/commands/command.ts';
import type { Dispatched } from '../../../src/commands/dispatch.ts';
import type { Access } from '../../../src/domain/access/access.ts';
import { faceOf, isSettled, type Stop } from '../../../src/domain/stop/stops.ts';
import { UserError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import type { SimulatedClock } from './clock.ts';
import type { Fixture } from './fixture.ts';
import { createInstance, type Instance, type StopOutcome } from './instance.ts';
import { createModelArtsDouble, type ModelArtsDouble, type Target } from './modelarts.ts';
import { PEOPLE, type Who } from './people.ts';
import type { CrashPoint } from './proxy.ts';
import { createSlackDouble, type SlackDouble } from './slack.ts';
import { type Arrival, createSnapshot, type Snapshot } from './snapshot.ts';

/** One search that people stop, or trials of it, by one instance of the bot after another or by several at once. */
export interface Cluster extends Pick<Snapshot, 'stops' | 'audit'> {
  readonly clock: SimulatedClock;
  readonly jobId: string;
  readonly trialIds: readonly string[];
  readonly modelarts: ModelArtsDouble;
  readonly slack: SlackDouble;
  readonly instances: readonly Instance[];
  readonly presses: readonly Press[];
  readonly stopAnswers: readonly StopAnswer[];
  /** The database when each request to stop arrived at ModelArts. */
  readonly posts: readonly Arrival[];
  /** What the bot has logged as its own fault. */
  readonly errors: readonly string[];
  /** The fault plan of the database: `unheard` does what it is asked, and its answer is lost. */
  readonly database: { faults: 'fine' | 'away' | 'unheard' };
  /** Ids of those whose role was taken back, and since when. */
  readonly revoked: Map<string, Date>;
  /** Every call that an instance has made, oldest first. */
  readonly calls: readonly string[];
  start(): Instance;
  /** The instance that makes this call crashes there. */
  crashAt(crashPoint: CrashPoint | undefined): void;
  press(who: Who, line: string, instance: Instance): void;
  /** Whether every stop has ended, its message says so, and every press is answered. */
  isQuiet(stops: readonly Stop[]): boolean;
  /** Ends everything at once. */
  close(): Promise<void>;
}

export interface Press {
  readonly who: Who;
  readonly line: string;
  readonly instance: Instance;
  readonly answers: readonly Dispatched[];
  readonly failures: readonly unknown[];
  readonly at: Date;
  readonly answeredAt: readonly Date[];
}

/** What the stop service answered, and how the stop was then. */
export interface StopAnswer extends StopOutcome {
  readonly stood: Stop | undefined;
  readonly at: Date;
}

interface ClusterOptions {
  readonly trials: number;
  /** Milliseconds that the next message takes in one direction. */
  readonly lag: () => number;
  readonly source?: Context['source'];
  /** Milliseconds after which another instance starts in place of one that crashed; none where it is absent. */
  readonly restartAfter?: number | undefined;
}

const CHANNEL = { channel: 'C0TRAINING' };

export function createCluster(
  { clock, store, next }: Fixture,
  { trials, lag, source = CHANNEL, restartAfter }: ClusterOptions,
): Cluster {
  const number = next();
  const jobId = `job-${number}`;
  const trialIds = Array.from({ length: trials }, (_, i) => `s${number}t${i}`);
  const instances: Instance[] = [];
  const presses: Press[] = [];
  const stopAnswers: StopAnswer[] = [];
  const posts: Arrival[] = [];
  const errors: string[] = [];
  const calls: string[] = [];
  const revoked = new Map<string, Date>();
  const database: Cluster['database'] = { faults: 'fine' };
  let crashPoint: CrashPoint | undefined;
  let isClosed = false;
  const log = createLog('error', { write: (text) => void errors.push(text) });
  const snapshot = createSnapshot(store, jobId);
  const slack = createSlackDouble(clock);
  const modelarts = createModelArtsDouble({ job: jobOf(jobId), trialIds, clock, onPost });

  async function onPost(target: Target): Promise<void> {
    const then = new Map(revoked);
    posts.push({ ...(await snapshot.arrivalOf(target, clock.now())), revoked: then });
  }

  async function reach<T>(call: () => Promise<T>): Promise<T> {
    const { faults } = database;
    if (faults === 'fine') return call();
    if (faults === 'unheard') await call();
    throw new UserError({ kind: 'storeUnavailable' });
  }

  async function replace(): Promise<void> {
    if (restartAfter === undefined) return;
    await clock.sleep(restartAfter);
    if (!isClosed) cluster.start();
  }

  const cluster: Cluster = {
    clock,
    jobId,
    trialIds,
    modelarts,
    slack,
    instances,
    presses,
    stopAnswers,
    posts,
    errors,
    stops: snapshot.stops,
    audit: snapshot.audit,
    database,
    revoked,
    calls,
    crashAt(next) {
      crashPoint = next;
    },
    start() {
      const instance = createInstance({
        store,
        access: { read: async () => without(revoked, await store.access.read()) },
        people: slack.people,
        modelarts: modelarts.api,
        poster: slack.poster,
        clock,
        log,
        calls,
        crashPoint: () => crashPoint,
        reach,
        lag,
        onCrash: () => void replace(),
        onOutcome: async (one) =>
          void stopAnswers.push({ ...one, at: clock.now(), stood: await store.stops.get(one.id) }),
      });
      instances.push(instance);
      instance.start();
      return instance;
    },
    press(who, line, instance) {
      const answers: Dispatched[] = [];
      const failures: unknown[] = [];
      const answeredAt: Date[] = [];
      presses.push({ who, line, instance, answers, failures, at: clock.now(), answeredAt });
      void instance
        .ask(line, PEOPLE[who], source)
        .then(
          (answer) => answers.push(answer),
          (error) => failures.push(error),
        )
        .then(() => answeredAt.push(clock.now()));
    },
    isQuiet: (all) => !presses.some(isUnanswered) && all.every(isOver),
    async close() {
      isClosed = true;
      for (const { proxy } of instances) proxy.kill();
      // What is on its way still arrives, and no stop of this one counts for the next.
      await clock.advance(HOUR);
    },
  };
  return cluster;
}

/** Of this cluster alone: the others on the same database keep their roles. */
function without(revoked: ReadonlyMap<string, unknown>, access: Access): Access {
  return { ...access, grants: access.grants.filter(({ subject }) => !revoked.has(subject)) };
}

const HOUR = 60 * 60_000;

function isUnanswered({ instance, answers, failures }: Press): boolean {
  return !instance.proxy.isDead() && answers.length + failures.length === 0;
}

/** There is no message to be wrong where none could be posted. */
function isOver(stop: Stop): boolean {
  return isSettled(stop) && (stop.told === faceOf(stop) || isNowhere(stop));
}

export function isNowhere({ message }: Stop): boolean {
  return message?.kind === 'nowhere';
}

function jobOf(id: string): Parameters<typeof createModelArtsDouble>[0]['job'] {
  return {
    id,
    name: 'resnet-lr',
    phase: 'Running',
    createdAt: undefined,
    // Long enough for the rule on age, where a run turns that on.
    ranFor: 7_200_000,
    user: undefined,
    search: { objectives: [{ metric: 'acc', mode: 'max' }], parameters: [] },
  };
}
