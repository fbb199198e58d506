import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { chance } from '../../../sandbox/project/chance.ts';
import { lastSlot } from '../../../src/domain/schedule.ts';
import type { Bot, DigestTown } from './cluster.ts';
import type { DigestMoment } from './digest-kill-points.ts';
import type { Passing } from './proxy.ts';
import { awaitDeath, type Death } from './rounds.ts';

/** Milliseconds for which another bot goes on after the first one's death, once it is ready, at most. */
const SURVIVAL = 1_000;
/** Milliseconds of real time for all to be told. */
const PATIENCE = 60_000;

/** Starts the bots when digests are due, and kills one of them at the moment, and the other there or a little later. */
export async function killDigestsAt(moment: DigestMoment, town: DigestTown): Promise<void> {
  const round = town.kills.length;
  // Now and then they fall due only while the bots run.
  await town.pass(chance('due', round) < 0.3 ? 1_500 : -chance('late', round) * 20 * 60_000);
  finishTrial(round, town);
  const bots = town.start();
  const deaths = bots.map((bot, seat) => bringOn({ bot, seat }, moment, town));
  const all = Promise.all(deaths.map(({ come }) => come));
  all.catch(() => undefined);
  const anyDeath = Promise.race(deaths.map(({ come }) => come));
  await Promise.race([Promise.all(bots.map(({ ready }) => ready)).catch(() => undefined), anyDeath]);
  if (!moment.when) for (const death of deaths) death.bring();
  await anyDeath;
  const others = Promise.allSettled(bots.map(({ ready }) => ready));
  await Promise.race([all, others.then(async () => setTimeout(chance('survival', round) * SURVIVAL))]);
  for (const death of deaths) death.bring('after another has died');
  await all;
}

interface Seated {
  readonly bot: Bot;
  readonly seat: number;
}

function bringOn(
  { bot, seat }: Seated,
  { name, when, within, trouble }: DigestMoment,
  town: DigestTown,
): Death {
  const span = within && within * chance('span', seat, town.kills.length);
  const death = awaitDeath(bot, { name, ...(span !== undefined && { within: span }) }, town);
  bot.watch((passing, past) => {
    const verdict = when?.(passing, past) ? death.bring() : undefined;
    if (verdict === 'drop') return verdict;
    return isPost(passing) ? trouble?.(passing, past.filter(isAnsweredLike(passing)).length) : undefined;
  });
  return death;
}

function isPost({ path }: Passing): boolean {
  return path.endsWith('chat.postMessage');
}

function isAnsweredLike({ answer }: Passing): (passing: Passing) => boolean {
  return (each) => isPost(each) && (each.answer === undefined) === (answer === undefined);
}

/** So that there is something to tell. */
function finishTrial(round: number, { searches }: DigestTown): void {
  for (const { rows } of searches) rows.push({ id: `trial-${round}`, reward: 0.5 + round / 1_000 });
}

/** Starts a bot and lets it bring everything to its end: the last post of a channel comes after all others. */
export async function settleDigests(town: DigestTown): Promise<void> {
  await town.pass(-60_000);
  const at = town.now();
  const [bot] = town.start([0]);
  await bot?.ready;
  const last = town.digests.map((digest) => keyAt(digest, at));
  await expect
    .poll(() => last.filter((key) => !keysIn(town).includes(key)), { timeout: PATIENCE })
    .toEqual([]);
  await bot?.stop();
}

export function keyAt({ id, cadence, timeZone }: DigestTown['digests'][number], at: Date): string {
  const slot = lastSlot(cadence, timeZone, { after: new Date(0), at });
  return `digest:${id}:${slot?.toISOString()}`;
}

/** Of all posts that stand in Slack, as often as they do. */
export function keysIn({ workspace }: Pick<DigestTown, 'workspace'>): string[] {
  return workspace.messages.flatMap(({ metadata }) => {
    const payload = metadata?.event_payload;
    return typeof payload === 'object' && payload !== null && 'key' in payload ? [String(payload.key)] : [];
  });
}
