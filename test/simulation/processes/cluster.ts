import type { TableSearch } from '../../../sandbox/project/table.ts';
import type { Digest } from '../../../src/domain/following.ts';
import type { Where } from '../../../src/store/database.ts';
import { openStore } from '../../../src/store/open.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { type Gate, openGate, type Passing, type Verdict } from './proxy.ts';
import { passOnServer } from './server-time.ts';
import { openScene, type Scene } from './servers.ts';
import type { Kill } from './stops.ts';

/** Channels that are told of searches by bots that are killed again and again. */
export interface DigestTown extends Scene {
  readonly digests: readonly Digest[];
  readonly searches: readonly TableSearch[];
  readonly kills: Kill[];
  /** What has passed between any bot and anybody. */
  readonly traffic: Passing[];
  now(): Date;
  /** Lets a time pass in which no bot runs, after which every digest is due, or is so in a moment. */
  pass(untilDue: number): Promise<void>;
  /** Starts as many bots as there are, or these of them, all with one calendar. */
  start(seats?: readonly number[]): Bot[];
  close(): Promise<void>;
}

export interface Bot extends BotProcess {
  /** Asked about everything that passes between this bot and anybody. */
  watch(onPass: (passing: Passing, past: readonly Passing[]) => Verdict): void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HISTORY = 'channels:history';

export interface Extent {
  readonly where: Exclude<Where, 'memory'>;
  /** That run at a time. */
  readonly bots: number;
  /** Each in a channel of its own. */
  readonly digests: number;
}

export async function openDigestTown({ where, bots: count, digests: total }: Extent): Promise<DigestTown> {
  // Whatever the time of day is here: in the next hours of the town everything falls due once in each.
  let ahead = HOUR - (Date.now() % HOUR) + 2 * MINUTE;
  const now = () => new Date(Date.now() + ahead);
  const scene = await openScene({ now });
  scene.slack.scopes.add(HISTORY);
  const searches = ['resnet-lr', 'resnet-wd'].map((name) =>
    scene.project.addTable({ name, rows: [{ id: 'first' }, { id: 'second', status: 'RUNNING' }] }),
  );
  const digests = digestsOf(searches, total, now());
  for (const { channel } of digests) scene.workspace.channels.set(channel, channelOf(channel));
  const store = await openStore(where, { now });
  for (const digest of digests) await store.digests.add(digest, {});
  await store.close();
  const seats = [
    scene.gates,
    ...(await Promise.all(Array.from({ length: count - 1 }, () => openGates(scene)))),
  ];
  const traffic: Passing[] = [];
  const bots: Bot[] = [];

  function startAt(gates: Scene['gates']): Bot {
    const past: Passing[] = [];
    let onPass: Parameters<Bot['watch']>[0] | undefined;
    gates.slack.onPass = gates.modelarts.onPass = (passing) => {
      const verdict = onPass?.(passing, past);
      past.push(passing);
      traffic.push(passing);
      return verdict;
    };
    const bot = startBotProcess({
      environment: {
        ...scene.environment,
        ...('url' in where ? { DATABASE_URL: where.url } : { DATA_DIR: where.dir }),
        SLACK_API_URL: `${gates.slack.url}/api/`,
        MODELARTS_ENDPOINT: gates.modelarts.url,
      },
      ahead,
    });
    return {
      ...bot,
      watch(watcher) {
        onPass = watcher;
      },
    };
  }

  return {
    ...scene,
    digests,
    searches,
    kills: [],
    traffic,
    now,
    async pass(untilDue) {
      const before = ahead;
      // Twice the time for which a channel stays with a process that has died, at least.
      const next = Math.ceil((now().getTime() + 3 * MINUTE) / HOUR) * HOUR;
      ahead = next - Math.round(untilDue) - Date.now();
      if ('url' in where) await passOnServer(where.url, ahead - before);
    },
    start(which = [...seats.keys()]) {
      const started = seats.filter((_, seat) => which.includes(seat)).map(startAt);
      bots.push(...started);
      return started;
    },
    async close() {
      await Promise.all(bots.map((bot) => bot.kill()));
      await Promise.all(seats.slice(1).flatMap(({ slack, modelarts }) => [slack.close(), modelarts.close()]));
      await scene.close();
    },
  };
}

/** Of each bot its own: they are told apart by these. */
async function openGates({ slack, modelarts }: Scene): Promise<{ slack: Gate; modelarts: Gate }> {
  return { slack: await openGate(new URL(slack.apiUrl).origin), modelarts: await openGate(modelarts.url) };
}

/** Of one search and of all, in zones that differ by half an hour as well. */
function digestsOf([lr, wd]: readonly TableSearch[], count: number, at: Date): Digest[] {
  const plain = {
    cadence: { kind: 'hours', every: 1 },
    timeZone: 'UTC',
    language: 'en',
    unchanged: 'line',
    by: 'U0ADMIN',
    at,
    paused: undefined,
    next: at,
    told: undefined,
  } as const;
  const kinds = [
    { job: lr },
    { job: wd },
    { job: undefined, timeZone: 'Asia/Kolkata' },
    { job: lr, language: 'zh' },
  ] as const;
  return Array.from({ length: count }, (_, i) => ({
    ...plain,
    job: lr,
    ...kinds[i % kinds.length],
    id: `aaaa${i + 10}`,
    channel: `C0DIGEST${i + 10}`,
  }));
}

function channelOf(id: string) {
  const members = new Set(['U0ADMIN']);
  return {
    id,
    name: id.toLowerCase(),
    isPrivate: false,
    isIm: false,
    isArchived: false,
    members,
    botIsMember: true,
  };
}

/** Takes from the bot the right to look into a channel's history. */
export function closeHistory({ slack }: Pick<DigestTown, 'slack'>): void {
  slack.scopes.delete(HISTORY);
}
