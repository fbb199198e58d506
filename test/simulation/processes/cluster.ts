import type { Where } from '../../../src/store/db/database.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import type { Exchange, Verdict } from './proxy.ts';
import { passOnServer } from './server-time.ts';
import { openServers, type Proxies, type Servers } from './servers.ts';

/** Bots as processes on one database, between a fake Slack and a fake ModelArts. Any of them can be killed. */
export interface Cluster extends Servers {
  readonly where: Disk;
  /** Oldest first. */
  readonly kills: Kill[];
  /** What has passed between any bot and a server, oldest first. */
  readonly traffic: readonly Traffic[];
  /** The time by the calendar of the bots. */
  now(): Date;
  /** Lets time pass in which no bot runs: those that start later have a calendar that is so much ahead. */
  pass(ms: number): Promise<void>;
  /** Starts every bot, or those with these numbers. */
  start(seats?: readonly number[]): Bot[];
  close(): Promise<void>;
}

/** A database that survives a kill. */
export type Disk = Exclude<Where, 'memory'>;

export interface Bot extends BotProcess {
  /** Asked about every exchange of this bot. `past` is what came before since it was started. */
  watch(onExchange: (exchange: Exchange, past: readonly Exchange[]) => Verdict): void;
}

export interface Kill {
  /** The name of the kill point. */
  readonly at: string;
  readonly time: Date;
}

interface Traffic extends Exchange {
  readonly time: Date;
}

interface ClusterOptions {
  readonly where: Disk;
  /** That run at a time. */
  readonly bots: number;
  /** Milliseconds that the calendar of the bots is ahead of this machine's. */
  readonly ahead?: number;
}

export async function openCluster({
  where,
  bots: count,
  ahead: start = 0,
}: ClusterOptions): Promise<Cluster> {
  let ahead = start;
  const now = () => new Date(Date.now() + ahead);
  const servers = await openServers({ now });
  const seats = [servers.proxies];
  while (seats.length < count) seats.push(await servers.moreProxies());
  const traffic: Traffic[] = [];
  const bots: Bot[] = [];

  function startBehind(proxies: Proxies): Bot {
    const past: Exchange[] = [];
    let watcher: Parameters<Bot['watch']>[0] | undefined;
    proxies.slack.onExchange = proxies.modelarts.onExchange = (exchange) => {
      const verdict = watcher?.(exchange, past);
      past.push(exchange);
      traffic.push({ ...exchange, time: now() });
      return verdict;
    };
    const database = 'url' in where ? { DATABASE_URL: where.url } : { DATA_DIR: where.dir };
    const bot = startBotProcess({ environment: { ...servers.environment(proxies), ...database }, ahead });
    return {
      ...bot,
      watch(onExchange) {
        watcher = onExchange;
      },
    };
  }

  return {
    ...servers,
    where,
    kills: [],
    traffic,
    now,
    async pass(ms) {
      ahead += ms;
      if ('url' in where) await passOnServer(where.url, ms);
    },
    start(which = [...seats.keys()]) {
      const started = seats.filter((_, seat) => which.includes(seat)).map(startBehind);
      bots.push(...started);
      return started;
    },
    async close() {
      await Promise.all(bots.map((bot) => bot.kill()));
      await servers.close();
    },
  };
}
