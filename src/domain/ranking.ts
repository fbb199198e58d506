import { type Criterion, readingOf } from './criterion.ts';
import type { Reading } from './reading.ts';
import { isRunning, type Trial } from './trial.ts';

/** `final`: the value a trial ended with. `peak`: the best it ever had. */
export type Measure = 'final' | 'peak';

export interface ScoredTrial {
  readonly trial: Trial;
  readonly value: number;
  /** The coarseness of `value`; see `Reading`. 0 where it is known as well as a double can tell. */
  readonly step: number;
}

/** Finished trials whose value is no number, by what they hold instead. */
export type Unusable = Readonly<Record<Exclude<Reading['kind'], 'number'>, number>>;

export interface Ranking {
  readonly criterion: Criterion;
  readonly by: Measure;
  /** Finished trials with a usable value, best first. */
  readonly ranked: readonly ScoredTrial[];
  /** How many trials share the first place, the first itself included. 0 when nothing is ranked. */
  readonly tied: number;
  /** The best trial that is not tied with the first. */
  readonly next: ScoredTrial | undefined;
  /** Running trials with a usable value, best first. */
  readonly running: readonly ScoredTrial[];
  /** Running trials that have reported nothing usable yet. */
  readonly silent: readonly Trial[];
  /** The best running trial, when it is better than every finished one. */
  readonly leader: ScoredTrial | undefined;
  /** The winner by the other measure, when that is another trial. */
  readonly otherwise: ScoredTrial | undefined;
  readonly finished: number;
  readonly failed: number;
  readonly unusable: Unusable;
  /** Trials whose `status` and `done` contradict each other. */
  readonly disputed: number;
  /** Finished trials whose peak is worse than their final value: the mode or the metric's regex looks wrong. */
  readonly suspect: number;
}

interface Question {
  readonly criterion: Criterion;
  readonly by: Measure;
  /** Ids of trials that this bot stopped: they count as finished whatever state they were left in. */
  readonly stopped?: ReadonlySet<string>;
}

/** Ranks the trials of one search by the best-trial contract. The order of `trials` does not matter. */
export function rank(trials: readonly Trial[], { criterion, by, stopped }: Question): Ranking {
  const finished = trials.filter(
    (trial) => trial.state === 'finished' || (stopped?.has(trial.id) && !isRunning(trial)),
  );
  const live = trials.filter(isRunning);
  const { ranked, tied } = order(score(finished, criterion, by), criterion);
  const running = order(score(live, criterion, by), criterion).ranked;
  const heard = new Set(running.map(({ trial }) => trial));
  const [first] = ranked;
  return {
    criterion,
    by,
    ranked,
    tied,
    next: ranked[tied],
    running,
    silent: live.filter((trial) => !heard.has(trial)),
    leader: running[0] && (!first || isBetter(running[0], first, criterion)) ? running[0] : undefined,
    otherwise: winnerOtherwise(finished, { criterion, by }, first),
    finished: finished.length,
    failed: trials.filter((trial) => trial.state === 'failed' && !stopped?.has(trial.id)).length,
    unusable: countUnusable(finished, criterion, by),
    disputed: trials.filter((trial) => trial.disputed).length,
    suspect: finished.filter((trial) => isSuspect(trial, criterion)).length,
  };
}

/** The place a finished trial holds, or a running one would hold if it ended now; counts from 1. */
export function placeOf(
  trial: Trial,
  { ranked, running, criterion }: Ranking,
): { place: number; of: number } | undefined {
  const isOwn = (scored: ScoredTrial) => scored.trial.id === trial.id;
  const own = ranked.find(isOwn) ?? running.find(isOwn);
  if (!own) return undefined;
  const others = ranked.filter((scored) => !isOwn(scored));
  return {
    place: 1 + others.filter((other) => isBetter(other, own, criterion)).length,
    of: others.length + 1,
  };
}

/** How `trial` fares by `by`: a number, or why there is none. */
export function measure(trial: Trial, criterion: Criterion, by: Measure): Reading {
  return by === 'final' ? readingOf(trial, criterion) : peakOf(trial, criterion);
}

function peakOf(trial: Trial, criterion: Criterion): Reading {
  if (criterion.column === 'reward' && trial.bestReward.kind === 'number') return trial.bestReward;
  const own = readingOf(trial, criterion);
  if (trial.earlier.length === 0) return own;
  return [...trial.earlier.map((report) => readingOf(report, criterion)), own].reduce((best, each) =>
    each.kind === 'number' && (best.kind !== 'number' || isBetterValue(each.value, best.value, criterion))
      ? each
      : best,
  );
}

function score(trials: readonly Trial[], criterion: Criterion, by: Measure): ScoredTrial[] {
  const scored: ScoredTrial[] = [];
  for (const trial of trials) {
    const reading = measure(trial, criterion, by);
    if (reading.kind === 'number') scored.push({ trial, value: reading.value, step: reading.step ?? 0 });
  }
  return scored;
}

/** Best first. Only the first place is settled at the coarser precision: being tied is not transitive further down. */
function order(scored: ScoredTrial[], { mode }: Criterion): { ranked: ScoredTrial[]; tied: number } {
  const sign = mode === 'max' ? -1 : 1;
  scored.sort((a, b) => sign * (a.value - b.value) || byAge(a, b));
  const [top] = scored;
  if (!top) return { ranked: [], tied: 0 };
  const first = scored.filter((each) => areTied(each, top)).sort(byAge);
  if (first.length === 1) return { ranked: scored, tied: 1 };
  return { ranked: [...first, ...scored.filter((each) => !areTied(each, top))], tied: first.length };
}

function byAge({ trial: a }: ScoredTrial, { trial: b }: ScoredTrial): number {
  return (a.index ?? Number.MAX_SAFE_INTEGER) - (b.index ?? Number.MAX_SAFE_INTEGER) || a.row - b.row;
}

function areTied(a: ScoredTrial, b: ScoredTrial): boolean {
  const step = Math.max(a.step, b.step);
  return step === 0 ? a.value === b.value : Math.round(a.value / step) === Math.round(b.value / step);
}

function isBetter(a: ScoredTrial, b: ScoredTrial, criterion: Criterion): boolean {
  return !areTied(a, b) && isBetterValue(a.value, b.value, criterion);
}

function isBetterValue(a: number, b: number, { mode }: Criterion): boolean {
  return mode === 'max' ? a > b : a < b;
}

function winnerOtherwise(
  trials: readonly Trial[],
  { criterion, by }: Question,
  first: ScoredTrial | undefined,
) {
  const other = order(score(trials, criterion, by === 'final' ? 'peak' : 'final'), criterion).ranked[0];
  return other && other.trial !== first?.trial ? other : undefined;
}

function countUnusable(trials: readonly Trial[], criterion: Criterion, by: Measure): Unusable {
  const counts = { nan: 0, infinite: 0, text: 0, missing: 0 };
  for (const trial of trials) {
    const { kind } = measure(trial, criterion, by);
    if (kind !== 'number') counts[kind] += 1;
  }
  return counts;
}

function isSuspect(trial: Trial, criterion: Criterion): boolean {
  if (criterion.column !== 'reward') return false;
  const [final, peak] = [trial.reward, trial.bestReward];
  if (final.kind !== 'number' || peak.kind !== 'number') return false;
  const scored = ({ value, step = 0 }: typeof final): ScoredTrial => ({ trial, value, step });
  return isBetter(scored(final), scored(peak), criterion);
}
