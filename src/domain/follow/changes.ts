import type { JobPhase, Mode } from '../search/search.ts';
import {
  bestIn,
  byId,
  type SeenState,
  type SeenTrial,
  type Snapshot,
  type ValuedTrial,
} from '../search/snapshot.ts';

/** What differs between two looks at one search. */
export interface Changes {
  readonly jobId: string;
  /** Nothing where the search had not been looked at before. */
  readonly before: Side | undefined;
  readonly after: Side;
  /** In the order of their ids. */
  readonly trials: readonly TrialChange[];
}

/** The search itself, on one side of the changes. */
export interface Side {
  readonly at: Date;
  readonly phase: JobPhase;
  readonly metric: string | undefined;
  readonly mode: Mode;
  /** The best finished trial. */
  readonly best: ValuedTrial | undefined;
}

/** Nothing before: it is new. Nothing after: it has vanished from ModelArts' table. */
export interface TrialChange {
  readonly id: string;
  readonly before: SeenTrial | undefined;
  readonly after: SeenTrial | undefined;
}

/** Two looks at the same search, the earlier one first. */
export function changesBetween(before: Snapshot | undefined, after: Snapshot): Changes {
  const were = byTheirId(before?.trials ?? []);
  const are = byTheirId(after.trials);
  return {
    jobId: after.jobId,
    before: before && sideOf(before),
    after: sideOf(after),
    trials: [...new Set([...were.keys(), ...are.keys()])]
      .map((id) => ({ id, before: were.get(id), after: are.get(id) }))
      .filter(isChange)
      .sort(byId),
  };
}

/** The later of the two snapshots that `changes` lies between, given the earlier one. */
export function applyChanges(before: Snapshot | undefined, { jobId, after, trials }: Changes): Snapshot {
  const now = byTheirId(before?.trials ?? []);
  for (const change of trials) {
    if (change.after) now.set(change.id, change.after);
    else now.delete(change.id);
  }
  const { at, phase, metric, mode } = after;
  return { jobId, at, phase, metric, mode, trials: [...now.values()].sort(byId) };
}

/**
 * The changes over both spans together; what has come and gone again is in none of them.
 * @param later begins with the snapshot that `earlier` ends with
 */
export function mergeChanges(earlier: Changes, later: Changes): Changes {
  const merged = byTheirId(earlier.trials);
  for (const change of later.trials) {
    const first = merged.get(change.id);
    merged.set(change.id, first ? { ...change, before: first.before } : change);
  }
  return {
    jobId: later.jobId,
    before: earlier.before,
    after: later.after,
    trials: [...merged.values()].filter(isChange).sort(byId),
  };
}

/** The trials that have come into a state, or were in it when first seen. */
export function enteredState({ trials }: Pick<Changes, 'trials'>, state: SeenState): SeenTrial[] {
  return trials.flatMap(({ before, after }) =>
    after?.state === state && before?.state !== state ? [after] : [],
  );
}

/**
 * By how much the best has become better, in the metric's own unit and never below 0; nothing where one of the sides has
 * no best, or where they are judged by different metrics or ways.
 */
export function gainOf({ before, after }: Pick<Changes, 'before' | 'after'>): number | undefined {
  if (!before?.best || !after.best || !isSameMeasure(before, after)) return undefined;
  const gain = after.best.value - before.best.value;
  return Math.max(0, after.mode === 'max' ? gain : -gain);
}

/**
 * Whether values of the two sides can be compared. A metric without a name is the reward, whose name the table betrays
 * only once a trial has reported.
 */
export function isSameMeasure(a: Pick<Side, 'metric' | 'mode'>, b: Pick<Side, 'metric' | 'mode'>): boolean {
  const isSameMetric = a.metric === undefined || b.metric === undefined || a.metric === b.metric;
  return isSameMetric && a.mode === b.mode;
}

function sideOf(snapshot: Snapshot): Side {
  const { at, phase, metric, mode } = snapshot;
  return { at, phase, metric, mode, best: bestIn(snapshot) };
}

function isChange({ before, after }: TrialChange): boolean {
  if (!before || !after) return before !== after;
  return (['index', 'state', 'pid', 'value', 'step'] as const).some(
    (key) => !Object.is(before[key], after[key]),
  );
}

function byTheirId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
