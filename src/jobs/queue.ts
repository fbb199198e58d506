import { setTimeout } from 'node:timers/promises';
import { type Job, PgBoss } from 'pg-boss';
import { type Clock, systemClock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Statements } from '../store/database.ts';
import { createBell } from './bell.ts';
import { atTime, bossClock } from './boss-clock.ts';
import type { Queue, QueueName } from './queue-contract.ts';
import { bossOptions, HANDS, pollEvery, queueOptions, REST, retryAfter } from './queue-options.ts';

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

/** The queue on pg-boss, in the schema `pgboss` of the store's own database. */
export function createQueue({ statements, clock, log }: QueueParts): Queue {
  const { engine } = statements;
  const handlers = new Map<QueueName, Handler>();
  const bell = createBell(clock);
  let running = false;
  const boss = new PgBoss({ ...bossOptions(engine), db: database(), ...timeOf(clock) });
  boss.on('error', (error) => log.warn({ err: error }, 'the queue has trouble'));

  /** Its own tables are made by real time: what they say of time in there is not a question but a definition. */
  function database(): Statements {
    if (clock === systemClock) return statements;
    return {
      engine,
      executeSql: (text, values) => statements.executeSql(running ? atTime(text, clock) : text, values),
    };
  }

  /** Rings for itself when it is done, since pg-boss would rest after each piece of work. */
  async function hire(name: QueueName, handler: Handler, isFirst: boolean): Promise<void> {
    const options = {
      pollingIntervalSeconds: isFirst ? pollEvery(engine) : REST,
      // Else a key that is under way would stand before all others.
      groupConcurrency: 1,
    } as const;
    const id = await boss.work<Wake>(name, options, async ([job]: Job<Wake>[]) => {
      try {
        if (job) await handler(job.data.key);
      } catch (error) {
        log.warn({ err: error, queue: name, key: job?.data.key }, 'what was woken has failed');
        bell.ring(name, retryAfter(job?.retryCount ?? 0));
        throw error;
      } finally {
        boss.notifyWorker(id);
      }
    });
    bell.add(name, () => boss.notifyWorker(id));
  }

  async function open(name: QueueName, handler: Handler): Promise<void> {
    for (let hand = 0; hand < HANDS[name]; hand += 1) await hire(name, handler, hand === 0);
  }

  async function put(name: QueueName, key: string, at: Date): Promise<void> {
    const left = Math.max(0, at.getTime() - clock.now().getTime());
    const wanted = { key, at: at.getTime() };
    // In seconds from now: the database's clock need not show the same time as ours.
    const startAfter = left / 1000;
    const options = { singletonKey: key, group: { id: key }, startAfter };
    if ((await boss.send(name, wanted, options)) === null) await hasten(name, key, { wanted, startAfter });
    bell.ring(name, left);
  }

  /** Brings a wake-up forward that stands there already. */
  async function hasten(
    name: QueueName,
    key: string,
    { wanted, startAfter }: { readonly wanted: Wake; readonly startAfter: number },
  ): Promise<void> {
    const found = await boss.findJobs<Wake>(name, { key, queued: true });
    const standing = found.find(({ state }) => state === 'created');
    if (standing && standing.data.at > wanted.at)
      await boss.update(name, wanted, { id: standing.id, startAfter });
  }

  /** Nobody else can be at work on an embedded database, so what is marked as under way was left by a dead process. */
  async function takeUp(name: QueueName): Promise<void> {
    const left = (await boss.findJobs(name)).filter(({ state }) => state === 'active');
    for (const { id, singletonKey } of left) {
      await boss.deleteJob(name, id);
      if (singletonKey) await put(name, singletonKey, clock.now());
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
      await boss.start();
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

function timeOf(clock: Clock) {
  return clock === systemClock ? {} : { clock: bossClock(clock) };
}
