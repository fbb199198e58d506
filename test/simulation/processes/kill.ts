import { setTimeout as sleep } from 'node:timers/promises';
import { chance } from '../../../sandbox/project/chance.ts';
import { WAIT_LIMIT_MS } from '../../../sandbox/slack/person.ts';
import { SEED } from '../../seed.ts';
import type { Bot, Cluster } from './cluster.ts';
import { isPost, type KillPoint } from './kill-points.ts';
import type { Exchange } from './proxy.ts';

/** What the bots have to do when they are killed. */
export interface Workload<Point extends KillPoint> {
  /** Makes work for the bots of one round, before they start. */
  prepare(point: Point, round: number): Promise<void>;
  /** What people do once the bots are ready; a point without a sign counts from then. */
  act?(point: Point, round: number): Promise<void>;
}

/** A bot waits half a minute of real time more than once before it knows what became of a request. */
export const SETTLE_LIMIT_MS = 5 * WAIT_LIMIT_MS;

/** Milliseconds that another bot goes on after the first kill, at most. */
const SURVIVAL_MS = 1_000;

/** One round: starts every bot, kills one at the point, and the others there or a little later. */
export async function killAt<Point extends KillPoint>(
  point: Point,
  cluster: Cluster,
  workload: Workload<Point>,
): Promise<void> {
  const round = cluster.kills.length;
  await workload.prepare(point, round);
  const bots = cluster.start();
  const kills = bots.map((bot, seat) =>
    planKill(bot, { ...point, lot: chance('span', SEED, seat, round) }, cluster),
  );
  const all = Promise.all(kills.map(({ done }) => done));
  all.catch(() => undefined);
  const first = Promise.race(kills.map(({ done }) => done));
  await Promise.race([Promise.all(bots.map(({ ready }) => ready)).catch(() => undefined), first]);
  await workload.act?.(point, round);
  if (!point.when) for (const { strike } of kills) strike();
  await first;
  const others = Promise.allSettled(bots.map(({ ready }) => ready));
  const survival = chance('survival', SEED, round) * SURVIVAL_MS;
  await Promise.race([all, others.then(async () => sleep(survival))]);
  for (const { strike } of kills) strike('after another bot was killed');
  await all;
}

interface PlannedKill {
  /** Kills the bot now, or a little later, and once only. Says what becomes of the exchange under way. */
  strike(as?: string): 'drop' | undefined;
  /** Resolves when the bot is dead; rejects when it ends by itself, or its point does not come. */
  readonly done: Promise<void>;
}

interface Plan extends KillPoint {
  /** From 0 to 1: where within its span the kill is. */
  readonly lot: number;
}

function planKill(bot: Bot, { name, when, within, fault, lot }: Plan, { kills, now }: Cluster): PlannedKill {
  let isDue = false;
  let isKilled = false;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error(`The kill point did not come: ${name}`)), WAIT_LIMIT_MS);
  void bot.ended.then(({ errors }) => {
    if (isKilled) resolve();
    else reject(new Error(`A bot has ended by itself: ${errors}`));
  });

  function kill(at: string): void {
    isKilled = true;
    kills.push({ at, time: now() });
    void bot.kill();
  }

  function strike(as = name): 'drop' | undefined {
    if (!isDue) {
      isDue = true;
      if (within === undefined) kill(as);
      else setTimeout(() => kill(as), lot * within);
    }
    return isKilled ? 'drop' : undefined;
  }

  bot.watch((exchange, past) => {
    if (when?.(exchange, past) && strike() === 'drop') return 'drop';
    return isPost(exchange) ? fault?.(exchange, past.filter(isTriedLike(exchange)).length) : undefined;
  });
  return { strike, done: promise.finally(() => clearTimeout(timer)) };
}

/** The same way: a request, or an answer. */
function isTriedLike({ answer }: Exchange): (exchange: Exchange) => boolean {
  return (each) => isPost(each) && (each.answer === undefined) === (answer === undefined);
}
