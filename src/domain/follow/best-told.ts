import type { Mode } from '../search/search.ts';
import { isSameMeasure } from './changes.ts';
import type { SearchEvent } from './events.ts';
import type { Watch } from './following.ts';

/** The best that a channel has heard of last, with how it was judged. */
export interface BestTold {
  readonly value: number;
  readonly metric: string | undefined;
  readonly mode: Mode;
}

export type Measure = Pick<BestTold, 'metric' | 'mode'>;
export type BestEvent = Extract<SearchEvent, { readonly kind: 'best' }>;

/**
 * By how much a new best is better than what the channel has heard of last, so that a best that creeps up reaches it too;
 * nothing for the first. Where that one is no longer in the table, the best before counts if it is the worse of the two.
 */
export function gainSinceTold(
  { gain, trial }: BestEvent,
  told: BestTold | undefined,
  measure: Measure,
): number | undefined {
  if (gain === undefined || !told || !isSameMeasure(told, measure)) return gain;
  return Math.max(gain, measure.mode === 'max' ? trial.value - told.value : told.value - trial.value);
}

/** 0.3 is better than 0.2 by 0.09999999999999998, which is meant to be 0.1. */
export function isEnough(gain: number | undefined, minGain: number): boolean {
  return gain === undefined || gain >= minGain * (1 - 1e-9);
}

/** What the channel has heard of last once these events are told; nothing where that is the best itself. */
export function bestToldAfter(
  events: readonly SearchEvent[],
  { reach, minGain, bestTold }: Pick<Watch, 'reach' | 'minGain' | 'bestTold'>,
  measure: Measure,
): BestTold | undefined {
  const best = events.find((event) => event.kind === 'best');
  if (!best) return bestTold;
  const isTold = isEnough(gainSinceTold(best, bestTold, measure), minGain);
  if (!reach.includes('best') || isTold || !best.previous) return undefined;
  return bestTold && isSameMeasure(bestTold, measure)
    ? bestTold
    : { value: best.previous.value, metric: measure.metric, mode: measure.mode };
}
