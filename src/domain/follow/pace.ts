import { hasEnded, type JobPhase } from '../search/search.ts';

/** One reading of a search. */
export interface PastLook {
  /** Milliseconds that the reading took. */
  readonly took: number;
  /** Whether anything in it was news; see `News`. */
  readonly hasNews: boolean;
}

interface Pace {
  readonly phase: JobPhase;
  /** Trials that end in an hour; see `Progress`. */
  readonly perHour: number | undefined;
  /** The last few, oldest first. */
  readonly looks: readonly PastLook[];
}

/** Seconds. A card is edited no oftener than this, and nobody should wait for news longer than that. */
const SHORTEST = 30;
const LONGEST = 15 * 60;
/** Seconds, where nothing tells how often trials end. */
const USUAL = 60;
/** Of all the time at most a twentieth is spent reading, however slow ModelArts answers. */
const READING = 20;
const SLOWER = 1.5;

/**
 * Seconds until a search is to be read again: half the time in which a trial ends, so that none waits long to be told of;
 * longer with each look that found nothing new. Nothing where the search has ended.
 */
export function nextLookIn({ phase, perHour, looks }: Pace): number | undefined {
  if (hasEnded({ phase })) return undefined;
  const usual = perHour !== undefined && perHour > 0 ? clamp(1_800 / perHour) : USUAL;
  const idle = looks.length - 1 - looks.findLastIndex(({ hasNews }) => hasNews);
  const slowest = Math.max(0, ...looks.map(({ took }) => took)) / 1_000;
  return Math.round(clamp(Math.max(usual * SLOWER ** idle, slowest * READING)));
}

function clamp(seconds: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, seconds));
}
