import type { Context } from '../../../src/commands/command.ts';
import type { Dispatched } from '../../../src/commands/dispatch.ts';
import { faceOf, isSettled, type Stop } from '../../../src/domain/stops.ts';
import { UserError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import type { QuickClock } from './clock.ts';
import type { Stage } from './fixture.ts';
import { createInstance, type Instance, type Said } from './instance.ts';
import { createModelArtsDouble, type ModelArtsDouble, type Target } from './modelarts.ts';
import { PEOPLE, type Who } from './people.ts';
import type { Fate } from './proxy.ts';
import { createSlackDouble, type SlackDouble } from './slack.ts';
import { type Arrival, createRecords, type Records } from './snapshot.ts';

/** One search that people stop, or trials of it, by one instance of the bot after another or by several at once. */
export interface Scene extends Pick<Records, 'stops' | 'audit'> {
  readonly clock: QuickClock;
  readonly jobId: string;
  readonly trialIds: readonly string[];
  readonly modelarts: ModelArtsDouble;
  readonly slack: SlackDouble;
  readonly instances: readonly Instance[];
  readonly presses: readonly Press[];
  readonly overheard: readonly Overheard[];
  /** What was written down when each request to stop arrived at ModelArts. */
  readonly posts: readonly Arrival[];
  /** What the bot has logged as its own fault. */
  readonly errors: readonly string[];
  /** How the database behaves from now on: `unheard` does what it is asked, and its answer is lost. */
  readonly database: { mood: 'fine' | 'away' | 'unheard' };
  /** Every call that an instance has made, oldest first. */
  readonly calls: readonly string[];
  start(): Instance;
  /** Whoever makes this call dies there. */
  doom(fate: Fate | undefined): void;
  press(who: Who, line: string, instance: Instance): void;
  /** Whether every stop has come to its end and been told so, and everybody has been answered. */
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

/** What a desk said, and how the stop then stood. */
export interface Overheard extends Said {
  readonly stood: Stop | undefined;
  readonly at: Date;
}

interface Setting {
  readonly trials: number;
  /** Milliseconds that the next message takes in one direction. */
  readonly lag: () => number;
  readonly source?: Context['source'];
  /** Milliseconds after which another instance starts in place of one that met its fate; none where it is absent. */
  readonly restartAfter?: number | undefined;
}

const CHANNEL = { channel: 'C0TRAINING' };

export function createScene(
  { clock, store, next }: Stage,
  { trials, lag, source = CHANNEL, restartAfter }: Setting,
): Scene {
  const number = next();
  const jobId = `job-${number}`;
  const trialIds = Array.from({ length: trials }, (_, i) => `s${number}t${i}`);
  const instances: Instance[] = [];
  const presses: Press[] = [];
  const said: Overheard[] = [];
  const posts: Arrival[] = [];
  const errors: string[] = [];
  const calls: string[] = [];
  const database: Scene['database'] = { mood: 'fine' };
  let fate: Fate | undefined;
  let isClosed = false;
  const log = createLog('error', { write: (text) => void errors.push(text) });
  const records = createRecords(store, jobId);
  const slack = createSlackDouble(clock);
  const modelarts = createModelArtsDouble({ job: jobOf(jobId), trialIds, clock, onPost });

  async function onPost(target: Target): Promise<void> {
    posts.push(await records.arrivalOf(target, clock.now()));
  }

  async function reach<T>(call: () => Promise<T>): Promise<T> {
    const { mood } = database;
    if (mood === 'fine') return call();
    if (mood === 'unheard') await call();
    throw new UserError({ kind: 'storeUnavailable' });
  }

  async function replace(): Promise<void> {
    if (restartAfter === undefined) return;
    await clock.sleep(restartAfter);
    if (!isClosed) scene.start();
  }

  const scene: Scene = {
    clock,
    jobId,
    trialIds,
    modelarts,
    slack,
    instances,
    presses,
    overheard: said,
    posts,
    errors,
    stops: records.stops,
    audit: records.audit,
    database,
    calls,
    doom(next) {
      fate = next;
    },
    start() {
      const instance = createInstance({
        store,
        modelarts: modelarts.api,
        poster: slack.poster,
        clock,
        log,
        calls,
        fate: () => fate,
        reach,
        lag,
        onDoom: () => void replace(),
        onSaid: async (one) =>
          void said.push({ ...one, at: clock.now(), stood: await store.stops.get(one.id) }),
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
      for (const { gate } of instances) gate.kill();
      // What is on its way still arrives, and the next scene counts nobody's stops of this one.
      await clock.advance(HOUR);
    },
  };
  return scene;
}

const HOUR = 60 * 60_000;

function isUnanswered({ instance, answers, failures }: Press): boolean {
  return !instance.gate.isDead() && answers.length + failures.length === 0;
}

/** A message that stands nowhere need not be true. */
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
