import { type Criterion, readingOf } from './criterion.ts';
import { placesIn, type Ranking } from './ranking.ts';
import type { Trial } from './trial.ts';

/** `index`: as they were made. `place`: as they rank. `time`: the longest first. A criterion: the best value first. */
export type TrialOrder = 'index' | 'place' | 'time' | Criterion;

/** Trials in the order in which the search made them, whatever order they come in. */
export function inOrder(trials: readonly Trial[]): Trial[] {
  return trials.toSorted((a, b) => (a.index ?? a.row) - (b.index ?? b.row) || a.row - b.row);
}

/** Trials that have nothing to be ordered by come last, as they were made. */
export function ordered(trials: readonly Trial[], order: TrialOrder, ranking: Ranking): Trial[] {
  const made = inOrder(trials);
  if (order === 'index') return made;
  const key = keyOf(order, ranking);
  const keys = new Map(made.map((trial) => [trial, key(trial)]));
  const keyed = (trial: Trial) => keys.get(trial) ?? Number.POSITIVE_INFINITY;
  // Infinity less infinity is no number, which sorting takes for 0: then the order they were made in stands.
  return made.toSorted((a, b) => keyed(a) - keyed(b));
}

/** The least comes first. */
function keyOf(order: Exclude<TrialOrder, 'index'>, ranking: Ranking): (trial: Trial) => number | undefined {
  if (order === 'place') {
    const places = placesIn(ranking);
    return (trial) => places.get(trial);
  }
  if (order === 'time') return ({ seconds }) => (seconds === undefined ? undefined : -seconds);
  return (trial) => {
    const reading = readingOf(trial, order);
    if (reading.kind !== 'number') return undefined;
    return order.mode === 'max' ? -reading.value : reading.value;
  };
}
