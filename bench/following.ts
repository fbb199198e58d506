import { setTimeout } from 'node:timers/promises';
import { aSearch, aTrial } from '../sandbox/gallery/make.ts';
import { closeFreeDatabases, memoryDatabase } from '../sandbox/store.ts';
import { systemClock } from '../src/clock.ts';
import { composeDigest } from '../src/commands/compose-digest.ts';
import type { createLooks } from '../src/commands/looks.ts';
import { cardKey, type Digest, type Watch } from '../src/domain/follow/following.ts';
import type { Job } from '../src/domain/search/search.ts';
import type { TrialTable } from '../src/domain/search/trial.ts';
import { createLog } from '../src/log.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { createFollowing } from '../src/workers/following.ts';
import { startServer } from '../test/store/db/server.ts';
import { type Figure, median, timed } from './measure.ts';

const DIGESTS = 1_000;
const SEARCHES = 50;
const CARDS = 500;
const BY = { by: 'U0BENCH' };
const HOUR = 60 * 60_000;

/** Digests that fall due at once, cards of one search, and a digest of a large one. */
export async function following(): Promise<Figure[]> {
  const figures = [
    ...(await manyDigests('on the embedded database', inMemory)),
    ...(await manyDigests('on a server', onServer)),
    ...(await manyCards()),
    await composing(100, 5),
    await composing(5_000, 150),
  ];
  await closeFreeDatabases();
  return figures;
}

async function manyDigests(where: string, open: () => Promise<Place>): Promise<Figure[]> {
  await using scene = await openScene(100, open);
  const { store, work, posted } = scene;
  const at = new Date();
  for (let i = 0; i < DIGESTS; i += 1) await store.digests.add(digestOf(i, at), BY);
  const { cpu, wall } = await work(() => posted() >= DIGESTS);
  return [
    {
      name: `following: reads a search, ${DIGESTS} digests ${where}`,
      value: scene.reads() / SEARCHES,
      unit: 'x',
      aim: { atMost: 1 },
    },
    {
      name: `following: own CPU a digest ${where}`,
      value: cpu / DIGESTS,
      unit: ' ms',
      aim: { atMost: 5 },
    },
    // Slack takes one a second in each channel, so that a thousand channels could take one a millisecond.
    { name: `following: time a digest ${where}`, value: wall / DIGESTS, unit: ' ms' },
  ];
}

async function manyCards(): Promise<Figure[]> {
  await using scene = await openScene(100);
  const { store, work, edited } = scene;
  for (let i = 0; i < CARDS; i += 1) await addCard(watchOf(i), store);
  const { cpu } = await work(() => edited() >= CARDS);
  return [
    {
      name: `following: reads an interval, ${CARDS} cards on one search`,
      value: scene.reads(),
      unit: 'x',
      aim: { atMost: 1 },
    },
    { name: 'following: own CPU a card, edited', value: cpu / CARDS, unit: ' ms' },
  ];
}

/** One that stands in its channel, and shows nothing yet. */
async function addCard(watch: Watch, { watches, outbox }: Store): Promise<void> {
  const { channel, job, at } = watch;
  const key = cardKey(watch);
  const message = { text: 'card', blocks: [] };
  const by = 'bench';
  await watches.add(watch, { key, kind: 'card', channel, jobId: job.id, message, dueAt: at }, BY);
  await outbox.hold(channel, { name: by, until: new Date(at.getTime() + HOUR) });
  await outbox.move(key, { from: 'due', to: 'sending', by });
  await outbox.move(key, { from: 'sending', to: 'sent', ts: '1', by });
  await outbox.release(channel, by);
  await watches.change(channel, job.id, { card: '1' });
}

/** Reading it is left out. @param trials of its search */
async function composing(trials: number, aim: number): Promise<Figure> {
  await using scene = await openScene(trials);
  const { store, looks } = scene;
  await looks.of('job0');
  const kept = { kind: 'kept', digest: digestOf(0, new Date()) } as const;
  const { digests, stops, settings } = store;
  const rounds: number[] = [];
  for (let round = 0; round < 15; round += 1)
    rounds.push(
      await timed(() => composeDigest(kept, { looks, digests, stops, settings, clock: systemClock })),
    );
  return {
    name: `following: compose a digest of ${trials} trials`,
    value: median(rounds),
    unit: ' ms',
    aim: { atMost: aim },
  };
}

interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly looks: ReturnType<typeof createLooks>;
  reads(): number;
  posted(): number;
  edited(): number;
  /** Lets everything run until it is done. @returns the milliseconds that it took, of CPU and in all */
  work(isDone: () => boolean): Promise<{ readonly cpu: number; readonly wall: number }>;
}

/** A store in an empty database. */
interface Place {
  readonly store: Store;
  close(): Promise<void>;
}

async function inMemory(): Promise<Place> {
  const database = await memoryDatabase();
  return { store: database.open(systemClock), close: database.close };
}

/** The server's own work is not counted. */
async function onServer(): Promise<Place> {
  const server = await startServer();
  const store = await openStore({ url: server.urlOf('postgres') }, systemClock);
  return { store, close: () => store.close().then(server.remove) };
}

/** Everything that follows searches, between a Slack and a ModelArts that answer at once. */
async function openScene(trials: number, open = inMemory): Promise<Scene> {
  const { store, close } = await open();
  const table = tableOf(trials);
  let [reads, posted, edited] = [0, 0, 0];
  const modelarts = {
    jobs: {
      search: refuse,
      recent: refuse,
      stop: refuse,
      resolve: refuse,
      async get(id: string) {
        reads += 1;
        return jobOf(id);
      },
    },
    trials: { list: async () => table, get: refuse, stop: refuse },
    jobLife: { detail: refuse },
    logs: { preview: refuse, link: refuse },
  };
  const running = createFollowing({
    store,
    modelarts,
    stops: store.stops,
    poster: {
      post: refuse,
      async update() {
        edited += 1;
        return 'edited';
      },
    },
    courier: {
      async deliver(_, { channel }) {
        posted += 1;
        return { kind: 'posted', channel, ts: String(posted) };
      },
      find: async () => 'missing',
    },
    rights: { mayView: async () => true, mayOperate: async () => true, languageOf: async () => 'en' },
    clock: systemClock,
    log: createLog('silent'),
  });
  return {
    store,
    looks: running.looks,
    reads: () => reads,
    posted: () => posted,
    edited: () => edited,
    async work(isDone) {
      const before = process.cpuUsage();
      const wall = await timed(async () => {
        await running.start();
        while (!isDone()) await setTimeout(20);
      });
      const { user, system } = process.cpuUsage(before);
      return { cpu: (user + system) / 1000, wall };
    },
    async [Symbol.asyncDispose]() {
      await running.stop();
      await close();
    },
  };
}

async function refuse(): Promise<never> {
  throw new Error('Nobody should ask for this here.');
}

function jobOf(id: string): Job {
  const search = { objectives: [{ metric: 'acc', mode: 'max' as const }], parameters: ['lr'] };
  return { ...aSearch(), id, name: `search-${id}`, search };
}

function tableOf(count: number): TrialTable {
  const trials = Array.from({ length: count }, (_, i) =>
    aTrial({ id: `t${i}`, index: i, reward: String(Math.sin(i) / 2 + 0.5), parameters: { lr: 1 / (i + 1) } }),
  );
  return { trials, metrics: ['acc'], settled: true };
}

function digestOf(i: number, at: Date): Digest {
  const id = `job${i % SEARCHES}`;
  return {
    id: i.toString(36).padStart(6, '0'),
    channel: `C${i}`,
    job: { id, name: `search-${id}` },
    cadence: { kind: 'daily', at: { hour: 9, minute: 0 } },
    timeZone: 'Asia/Shanghai',
    language: i % 2 === 0 ? 'en' : 'zh',
    unchanged: 'line',
    by: 'U0BENCH',
    at,
    paused: undefined,
    next: at,
    told: undefined,
  };
}

function watchOf(i: number): Watch {
  return {
    channel: `C${i}`,
    job: { id: 'job0', name: 'search-job0' },
    language: i % 2 === 0 ? 'en' : 'zh',
    by: 'U0BENCH',
    at: new Date(),
    reach: ['best', 'failed'],
    minGain: 0,
    bestTold: undefined,
    card: undefined,
    face: undefined,
    editedAt: undefined,
    isReposted: false,
    endedAt: undefined,
  };
}
