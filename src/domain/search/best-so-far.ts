import type { Criterion } from './criterion.ts';
import type { ScoredTrial } from './ranking.ts';
import type { Trial } from './trial.ts';
import { inOrder } from './trial-order.ts';

/** How good the best was once one more trial had been made. */
export interface CurvePoint {
  /** Which of the ranked trials it is; counts from 1, in the order they were made. */
  readonly at: number;
  readonly trial: Trial;
  /** The best value among the first `at` of them. */
  readonly best: number;
  /** Better than all before. The first always is. */
  readonly isRecord: boolean;
}

/**
 * The best value after each ranked trial. In the order they were made: ModelArts does not tell when a trial ended.
 * @param ranked in any order
 */
export function bestSoFar(ranked: readonly ScoredTrial[], { mode }: Pick<Criterion, 'mode'>): CurvePoint[] {
  const values = new Map(ranked.map(({ trial, value }) => [trial, value]));
  let best: number | undefined;
  return inOrder([...values.keys()]).map((trial, i) => {
    const value = values.get(trial) ?? Number.NaN;
    const isRecord = best === undefined || (mode === 'max' ? value > best : value < best);
    best = isRecord || best === undefined ? value : best;
    return { at: i + 1, trial, best, isRecord };
  });
}

/**
 * At most `most` points, of which the first, the last and the last record are always some: then the other records,
 * then points evenly between. Where even the records are too many, some of them go, evenly too.
 * @param most 3 at the least
 */
export function thinned(points: readonly CurvePoint[], most: number): CurvePoint[] {
  if (points.length <= most) return [...points];
  const places = points.map((_, i) => i);
  const records = places.filter((i) => points[i]?.isRecord);
  const kept = new Set([...spread(records, most - 1), points.length - 1]);
  const others = places.filter((i) => !kept.has(i));
  for (const i of spread(others, most - kept.size)) kept.add(i);
  return points.filter((_, i) => kept.has(i));
}

/** `count` of the items, evenly spread; of two and more, the first and the last are among them. */
function spread(items: readonly number[], count: number): number[] {
  if (items.length <= count) return [...items];
  if (count <= 1) return items.slice(items.length - Math.max(0, count));
  const step = (items.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, i) => items[Math.round(i * step)] ?? 0);
}
