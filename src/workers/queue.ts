import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Job, type JobResult, PgBoss } from 'pg-boss';
import { type Clock, systemClock } from '../clock.ts';
import { gathered } from '../gathered.ts';
import type { Log } from '../log.ts';
import type { Statements } from '../store/db/database.ts';
import { createBell } from './bell.ts';
import { atTime, bossClock } from './boss-clock.ts';
import type { Queue, QueueName } from './queue-contract.ts';
import { AT_ONCE, bossOptions, HANDS, pollEvery, queueOptions, REST, retryAfter } from './queue-options.ts';

interface QueueParts {
  /** Of the database that has the store. */
  readonly statements: Statements;
  readonly clock: Clock;
  readonly log: Log;
}

type Handler = (key: string) => Promise<void>;

interface Wake {
  readonly key: string;
  /** Milliseconds since 1970 by our own clock; the database's may show another time. */
  readonly at: number;
}

/** Milliseconds of real time that a stop waits for what is under way; whatever comes of it, the next run takes it up. */
const FAREWELL = 10_000;
/** Milliseconds after which the database may be there again. */
const TROUBLE = 5_000;
/** Milliseconds after which others are done with the tables. */
const TOGETHER = 1_000;

/** The queue on pg-boss, in the schema `pgboss` of the store's own database. */
export function createQueue({ statements, clock, log }: QueueParts): Queue {
  const { engine } = statements;
  const handlers = new Map<QueueName, Handler>();
  const bell = createBell(clock);
  let running = false;
  const boss = new PgBoss({ ...bossOptions(engine), db: database(), ...timeOf(clock) });
  boss.on('error', (error) => {
    log.warn({ err: error }, 'the queue has trouble');
    // Whoever was just looking rests for long.
    for (const name of handlers.keys()) bell.ring(name, TROUBLE);
  });

  /** Its own tables are made by real time: what they say of time in there is not a question but a definition. */
  function database(): Statements {
    const isOurTime = () => running && clock !== systemClock;
    return {
      engine,
      executeSql: (text, values) =>
        statements.executeSql(withoutCounted(isOurTime() ? atTime(text, clock) : text), values),
    };
  }

  /** Rings for itself when it is done, since pg-boss would rest after each piece of work. */
  async function hire(name: QueueName, handler: Handler, isFirst: boolean): Promise<void> {
    const options = {
      pollingIntervalSeconds: isFirst ? pollEvery(engine) : REST,
      // Else a key that is under way would stand before all others.
      groupConcurrency: 1,
      batchSize: AT_ONCE[name],
      perJobResults: true,
    } as const;
    // Work that lasts too long is given up by pg-boss, and goes on beside what comes after it.
    let underWay = 0;
    const id = await boss.work(name, options, async (jobs: Job<Wake>[]) => {
      underWay += 1;
      // There may be more, or it may have been called for what has come since it looked.
      bell.ring(name, 0);
      const results = await Promise.all(jobs.map(async (job) => resultOf(name, job, handler)));
      underWay -= 1;
      boss.notifyWorker(id);
      return results;
    });
    bell.add(name, { call: () => boss.notifyWorker(id), isBusy: () => underWay > 0 });
  }

  async function resultOf(
    name: QueueName,
    { id, data, retryCount }: Job<Wake>,
    handler: Handler,
  ): Promise<JobResult> {
    try {
      await handler(data.key);
      return { id, status: 'completed' };
    } catch (error) {
      log.warn({ err: error, queue: name, key: data.key }, 'what was woken has failed');
      bell.ring(name, retryAfter(retryCount));
      return { id, status: 'failed' };
    }
  }

  async function open(name: QueueName, handler: Handler): Promise<void> {
    for (let hand = 0; hand < HANDS[name]; hand += 1) await hire(name, handler, hand === 0);
  }

  /** @returns of each whether it is the only one for its key */
  async function insert(name: QueueName, wakes: readonly Wake[]): Promise<boolean[]> {
    const jobs = wakes.map((wake) => ({
      id: randomUUID(),
      data: wake,
      singletonKey: wake.key,
      group: { id: wake.key },
      startAfter: secondsTo(wake),
    }));
    const made = new Set(await boss.insert(name, jobs, { returnId: true }));
    return jobs.map(({ id }) => made.has(id));
  }

  /** Brings those forward that stand there already, for later. Of several keys all are read: there is no filter for them. */
  async function hasten(name: QueueName, wakes: readonly Wake[]): Promise<readonly unknown[]> {
    const [only] = wakes.length === 1 ? wakes : [];
    const found = await boss.findJobs<Wake>(name, { queued: true, ...(only && { key: only.key }) });
    const standing = new Map(
      found.filter(({ state }) => state === 'created').map((job) => [job.data.key, job] as const),
    );
    return Promise.all(
      wakes.map(async (wake) => {
        const job = standing.get(wake.key);
        if (!job || job.data.at <= wake.at) return;
        await boss.update(name, wake, { id: job.id, startAfter: secondsTo(wake) });
      }),
    );
  }

  const inserting = eachGathered(insert);
  const hastening = eachGathered(hasten);

  /** From now: the database's clock need not show the same time as ours. */
  function secondsTo({ at }: Wake): number {
    return Math.max(0, at - clock.now().getTime()) / 1000;
  }

  async function put(name: QueueName, key: string, at: Date): Promise<void> {
    const wanted = { key, at: at.getTime() };
    if (!(await inserting[name](wanted))) await hastening[name](wanted);
    bell.ring(name, Math.max(0, at.getTime() - clock.now().getTime()));
  }

  /** Nobody else can be at work on an embedded database, so what is marked as under way was left by a dead process. */
  async function takeUp(name: QueueName): Promise<void> {
    const left = (await boss.findJobs(name)).filter(({ state }) => state === 'active');
    for (const { id, singletonKey } of left) {
      await boss.deleteJob(name, id);
      if (singletonKey) await put(name, singletonKey, clock.now());
    }
  }

  /** Of several instances that make the tables at once, one may trip over another's: the next time they are there. */
  async function begin(): Promise<void> {
    try {
      await boss.start();
    } catch (error) {
      log.warn({ err: error }, 'the queue did not start at once');
      await setTimeout(TOGETHER);
      await boss.start();
    }
  }

  return {
    async work(name, handler) {
      handlers.set(name, handler);
      if (running) await open(name, handler);
    },
    async wake(name, key, at) {
      if (!running) return;
      try {
        await put(name, key, at);
      } catch (error) {
        log.warn(
          { err: error, queue: name, key },
          'a wake-up was lost; what is due is found within a minute',
        );
      }
    },
    async start() {
      await begin();
      for (const name of ['digest', 'look', 'post'] as const) {
        await boss.createQueue(name, queueOptions(engine));
      }
      running = true;
      if (engine === 'pglite') for (const name of handlers.keys()) await takeUp(name);
      for (const [name, handler] of handlers) await open(name, handler);
    },
    async stop() {
      if (!running) return;
      running = false;
      bell.stop();
      const leaving = Promise.all([...handlers.keys()].map((name) => boss.offWork(name)));
      await Promise.race([leaving, setTimeout(FAREWELL, undefined, { ref: false })]);
      // What is still under way is handed back. Its own graceful stop would take half a second for nothing.
      await boss.stop({ graceful: false, close: false });
    },
  };
}

/** No two wake-ups of one key at a time: each is compared with what stands there already. */
function eachGathered<Out>(work: (name: QueueName, wakes: readonly Wake[]) => Promise<readonly Out[]>) {
  const of = (name: QueueName) =>
    gathered(
      (wakes: readonly Wake[]) => work(name, wakes),
      ({ key }) => key,
    );
  return { digest: of('digest'), look: of('look'), post: of('post') };
}

function timeOf(clock: Clock) {
  return clock === systemClock ? {} : { clock: bossClock(clock) };
}

/**
 * Whenever pg-boss counts its jobs, it notes which keys are under way, and no process takes these up for as long as it
 * remembers the note: a day. So it never gets to read that; the index and the groups keep keys apart as it is.
 */
function withoutCounted(text: string): string {
  return text.replace('q.singletons_active as', 'null::text[] as');
}
