import type { Progress } from '../search/progress.ts';
import type { Ranking, ScoredTrial } from '../search/ranking.ts';
import { hasEnded, type Job } from '../search/search.ts';
import {
  isBetterSeen,
  type SeenTrial,
  type Snapshot,
  snapshotOf,
  type ValuedTrial,
} from '../search/snapshot.ts';
import type { TrialTable } from '../search/trial.ts';
import { type Changes, changesBetween, enteredState, gainOf } from './changes.ts';

/** A search as it is now. */
export interface SearchNow {
  readonly job: Job;
  readonly table: TrialTable;
  readonly ranking: Ranking;
  readonly progress: Progress;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
  /** Slack user ids of who asked for those, as far as known. */
  readonly stoppedBy: ReadonlyMap<string, string>;
}

/** What a digest tells of one search. */
export interface SearchDigest extends SearchNow {
  /** When it was told of last; nothing the first time. */
  readonly since: Date | undefined;
  readonly news: News;
  /** The best five finished trials. */
  readonly top: readonly ScoredTrial[];
  /** To be compared with the next time. */
  readonly snapshot: Snapshot;
}

/** What is new since a digest was told last. Every list is in the order in which the trials were made. */
export interface News {
  /** False where a reader would learn nothing: values of trials that still run move all the time. */
  readonly hasAny: boolean;
  readonly best: BestNews;
  readonly finished: readonly SeenTrial[];
  readonly failed: readonly SeenTrial[];
  readonly stopped: readonly SeenTrial[];
  /** Those that have begun and still run. */
  readonly started: readonly SeenTrial[];
  /** How many are no longer in ModelArts' table. */
  readonly gone: number;
  /** The search has come to its end. */
  readonly hasEnded: boolean;
}

/**
 * `none`: there is no best trial yet. `first`: there was none before. `better`: with its gain, in the metric's own unit.
 * `worse`: the best until then does not count any more, or values are judged in another way.
 */
export type BestNews =
  | { readonly kind: 'none' }
  | { readonly kind: 'same' | 'first'; readonly now: ValuedTrial }
  | {
      readonly kind: 'better';
      readonly now: ValuedTrial;
      readonly before: ValuedTrial;
      readonly gain: number;
    }
  | { readonly kind: 'worse'; readonly now: ValuedTrial | undefined; readonly before: ValuedTrial };

const TOP = 5;

/** @param base as the search stood when it was told of last */
export function digestOf(search: SearchNow, base: Snapshot | undefined, now: Date): SearchDigest {
  const { job, table, ranking, stopped } = search;
  const snapshot = snapshotOf({ job, table, criterion: ranking.criterion, stopped }, now);
  return {
    ...search,
    since: base?.at,
    news: newsOf(changesBetween(base, snapshot)),
    top: ranking.ranked.slice(0, TOP),
    snapshot,
  };
}

/** What differs between two looks, as people want to hear of it. Of merged changes it is the news of both spans. */
export function newsOf(changes: Changes): News {
  const { before, after, trials } = changes;
  const best = bestNews(changes);
  const entered = {
    finished: made(enteredState(changes, 'finished')),
    failed: made(enteredState(changes, 'failed')),
    stopped: made(enteredState(changes, 'stopped')),
    started: made(enteredState(changes, 'running')),
  };
  const gone = trials.filter((trial) => trial.after === undefined).length;
  return {
    hasAny:
      !before ||
      before.phase !== after.phase ||
      (best.kind !== 'none' && best.kind !== 'same') ||
      trials.some((trial) => trial.before?.state !== trial.after?.state),
    best,
    ...entered,
    gone,
    hasEnded: hasEnded(after) && !(before && hasEnded(before)),
  };
}

/**
 * Of several searches one entry each, those with news first, else as they come. Left out is what had ended when it was
 * told of last, or before anything was told at all.
 * @param bases by job id
 * @param since when the digest was told last, or made
 */
export function digestOfAll(
  searches: readonly SearchNow[],
  {
    bases,
    since,
    now,
  }: { readonly bases: ReadonlyMap<string, Snapshot>; readonly since: Date; readonly now: Date },
): SearchDigest[] {
  const told = searches
    .filter(({ job }) => isTold(job, bases.get(job.id), since))
    .map((search) => digestOf(search, bases.get(search.job.id), now));
  return [...told.filter(({ news }) => news.hasAny), ...told.filter(({ news }) => !news.hasAny)];
}

/** Whether a digest about all searches tells of this one. */
export function isTold(job: Job, base: Snapshot | undefined, since: Date): boolean {
  if (!hasEnded(job)) return true;
  if (base) return !hasEnded(base);
  // One that came and went between two digests; when it ended, ModelArts does not say.
  return job.createdAt !== undefined && job.createdAt > since;
}

function bestNews(changes: Changes): BestNews {
  const { before, after } = changes;
  const now = after.best;
  const was = before?.best;
  if (!was) return now ? { kind: 'first', now } : { kind: 'none' };
  const gain = gainOf(changes);
  if (!now || gain === undefined || isBetterSeen(was, now, after.mode))
    return { kind: 'worse', now, before: was };
  // Another trial may have come to the same value.
  return isBetterSeen(now, was, after.mode)
    ? { kind: 'better', now, before: was, gain }
    : { kind: 'same', now };
}

function made(trials: readonly SeenTrial[]): SeenTrial[] {
  return trials.toSorted((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity) || 0);
}
