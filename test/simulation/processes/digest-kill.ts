import { expect } from 'vitest';
import { closeHistory, type DigestTown, type Extent, openDigestTown } from './cluster.ts';
import { digestFaults, lostIn, readDigestBooks } from './digest-invariants.ts';
import { A_POST, DIGEST_STEPS, type DigestMoment } from './digest-kill-points.ts';
import { killDigestsAt, settleDigests } from './digests.ts';

/** What happens in one town, on a database of its own. */
interface Play extends Extent {
  readonly moments: readonly DigestMoment[];
  /** How often each step is to be the end of a bot, at least; default: as often as it is among these. */
  readonly each?: number;
  /** What comes once the bot may no longer look into a channel's history. */
  readonly unseen?: readonly DigestMoment[];
}

interface Outcome {
  readonly town: DigestTown;
  readonly faults: readonly string[];
  readonly lost: readonly string[];
}

/**
 * Kills bots at every step of a digest, and looks what is left in the end. In several towns at once, since most of it is
 * waiting for a bot to start.
 * @param least how often each step is to be the end of a bot, over all towns
 */
export async function killDigests(plays: readonly Play[], least: number): Promise<void> {
  // None is left behind with its bots where another one fails.
  const ends = await Promise.allSettled(plays.map(play));
  const outcomes = ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
  const towns = outcomes.map(({ town }) => town);
  expect(outcomes.flatMap(({ faults }) => faults)).toEqual([]);
  expect(outcomes.flatMap(({ lost }) => lost)).not.toEqual([]);
  expect(towns.flatMap(({ kills }) => kills).length).toBeGreaterThanOrEqual(50);
  for (const step of DIGEST_STEPS) expect(killsAt(step, towns), step.name).toBeGreaterThanOrEqual(least);
  expect(looks(towns, 'found')).toBeGreaterThanOrEqual(3);
  expect(looks(towns, 'missing')).toBeGreaterThanOrEqual(3);
}

async function play({ moments, each = 0, unseen = [], ...extent }: Play): Promise<Outcome> {
  const town = await openDigestTown(extent);
  try {
    await settleDigests(town);
    for (const moment of moments) await killDigestsAt(moment, town);
    for (const moment of DIGEST_STEPS) {
      while (killsAt(moment, [town]) < each) await killAgainAt(moment, town);
    }
    await settleDigests(town);
    const { posts } = await readDigestBooks(extent.where);
    if (unseen.length > 0) {
      closeHistory(town);
      for (const moment of unseen) await killDigestsAt(moment, town);
      await settleDigests(town);
    }
    const books = await readDigestBooks(extent.where);
    const seen = new Set(posts.map(({ key }) => key));
    return { town, faults: digestFaults(books, town, seen), lost: lostIn(books) };
  } finally {
    await town.close();
  }
}

/** A look is only at what was left on its way. */
async function killAgainAt(moment: DigestMoment, town: DigestTown): Promise<void> {
  if (moment.of === 'look') await killDigestsAt(A_POST, town);
  await killDigestsAt(moment, town);
}

function killsAt({ name }: DigestMoment, towns: readonly DigestTown[]): number {
  return towns.flatMap(({ kills }) => kills).filter(({ moment }) => moment === name).length;
}

/** How often a bot was told by a channel's history whether a post stands there. */
function looks(towns: readonly DigestTown[], outcome: 'found' | 'missing'): number {
  return towns
    .flatMap(({ traffic }) => traffic)
    .filter(
      ({ path, answer }) =>
        path.endsWith('conversations.history') &&
        answer?.includes('"ok":true') &&
        isEmpty(answer) === (outcome === 'missing'),
    ).length;
}

/** Since the time at which it was begun, five minutes less, nothing else was posted there. */
function isEmpty(answer: string): boolean {
  return answer.includes('"messages":[]');
}
