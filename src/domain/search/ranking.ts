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

/** How many trials are in each state; `waiting` ones are pending or paused. They add up to all trials. */
export type Counts = Readonly<
  Record<'finished' | 'running' | 'waiting' | 'failed' | 'cutOff' | 'unknown', number>
>;

export interface Ranking {
  readonly criterion: Criterion;
  readonly by: Measure;
  /** Finished trials with a usable value, best first. */
  readonly ranked: readonly ScoredTrial[];
  /** How many trials share the first place, the first itself included. 0 when nothing is ranked. */
  readonly tied: number;
  /** The best trial that is not tied with the first. */
  readonly next: ScoredTrial | undefined;
  /** Running and waiting trials with a usable value, best first. */
  readonly running: readonly ScoredTrial[];
  /** Running and waiting trials that have reported nothing usable yet. */
  readonly silent: readonly Trial[];
  /** The best running trial, when it is better than every finished one. */
  readonly leader: ScoredTrial | undefined;
  /** The best trial that was cut off with its job, when it is better than every finished one. */
  readonly cutOff: ScoredTrial | undefined;
  /** The winner by the other measure, when that is another trial. */
  readonly otherwise: ScoredTrial | undefined;
  readonly counts: Counts;
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
  const finished: Trial[] = [];
  const live: Trial[] = [];
  const cut: Trial[] = [];
  const counts = { finished: 0, running: 0, waiting: 0, failed: 0, cutOff: 0, unknown: 0 };
  for (const trial of trials) {
    const kind = kindOf(trial, stopped);
    counts[kind] += 1;
    if (kind === 'finished') finished.push(trial);
    else if (isRunning(trial)) live.push(trial);
    else if (kind === 'cutOff') cut.push(trial);
  }
  const { ranked, tied } = order(score(finished, criterion, by), criterion);
  const running = order(score(live, criterion, by), criterion).ranked;
  const heard = new Set(running.map(({ trial }) => trial));
  const [first] = ranked;
  const other = first && bestOf(score(finished, criterion, by === 'final' ? 'peak' : 'final'), criterion);
  return {
    criterion,
    by,
    ranked,
    tied,
    next: ranked[tied],
    running,
    silent: live.filter((trial) => !heard.has(trial)),
    leader: ahead(running[0], first, criterion),
    cutOff: ahead(order(score(cut, criterion, by), criterion).ranked[0], first, criterion),
    otherwise: other?.trial === first?.trial ? undefined : other,
    counts,
    unusable: countUnusable(finished, criterion, by),
    disputed: count(trials, (trial) => trial.disputed),
    suspect: count(finished, (trial) => isSuspect(trial, criterion)),
  };
}

function ahead(
  one: ScoredTrial | undefined,
  first: ScoredTrial | undefined,
  criterion: Criterion,
): ScoredTrial | undefined {
  return one && (!first || isBetter(one, first, criterion)) ? one : undefined;
}

/** The place of each ranked trial; counts from 1. Equal trials share a place. By trial, since ids can be missing. */
export function placesIn({ ranked, tied }: Ranking): ReadonlyMap<Trial, number> {
  const places = new Map<Trial, number>();
  let place = 1;
  for (const [at, { trial, value }] of ranked.entries()) {
    if (at >= tied && value !== ranked[at - 1]?.value) place = at + 1;
    places.set(trial, place);
  }
  return places;
}

/** The place a finished trial holds, or a running one would hold if it ended now; counts from 1. */
export function placeOf(trial: Trial, ranking: Ranking): { place: number; of: number } | undefined {
  const { ranked, running, criterion } = ranking;
  const held = placesIn(ranking).get(trial);
  if (held !== undefined) return { place: held, of: ranked.length };
  const own = running.find((scored) => scored.trial === trial);
  if (!own) return undefined;
  return { place: 1 + count(ranked, (other) => isBetter(other, own, criterion)), of: ranked.length + 1 };
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

/** The first of `order`, without the cost of an order. */
function bestOf(scored: readonly ScoredTrial[], criterion: Criterion): ScoredTrial | undefined {
  const [some] = scored;
  if (!some) return undefined;
  const top = scored.reduce(
    (best, each) => (isBetterValue(each.value, best.value, criterion) ? each : best),
    some,
  );
  return scored
    .filter((each) => areTied(each, top))
    .reduce((first, each) => (byAge(each, first) < 0 ? each : first));
}

function byAge({ trial: a }: ScoredTrial, { trial: b }: ScoredTrial): number {
  return (a.index ?? Number.MAX_SAFE_INTEGER) - (b.index ?? Number.MAX_SAFE_INTEGER) || a.row - b.row;
}

interface Value {
  readonly value: number;
  readonly step?: number;
}

function areTied(a: Value, b: Value): boolean {
  const step = Math.max(a.step ?? 0, b.step ?? 0);
  return step === 0 ? a.value === b.value : Math.round(a.value / step) === Math.round(b.value / step);
}

function isBetter(a: Value, b: Value, criterion: Criterion): boolean {
  return !areTied(a, b) && isBetterValue(a.value, b.value, criterion);
}

function isBetterValue(a: number, b: number, { mode }: Criterion): boolean {
  return mode === 'max' ? a > b : a < b;
}

function countUnusable(trials: readonly Trial[], criterion: Criterion, by: Measure): Unusable {
  const counts = { nan: 0, infinite: 0, text: 0, missing: 0 };
  for (const trial of trials) {
    const { kind } = measure(trial, criterion, by);
    if (kind !== 'number') counts[kind] += 1;
  }
  return counts;
}

function kindOf({ id, state }: Trial, stopped: ReadonlySet<string> | undefined): keyof Counts {
  if (state === 'pending' || state === 'paused') return 'waiting';
  if (state === 'running' || state === 'finished') return state;
  return stopped?.has(id) ? 'finished' : state;
}

function count<T>(items: readonly T[], matches: (item: T) => boolean): number {
  return items.reduce((sum, item) => (matches(item) ? sum + 1 : sum), 0);
}

function isSuspect({ reward, bestReward }: Trial, criterion: Criterion): boolean {
  if (criterion.column !== 'reward' || reward.kind !== 'number' || bestReward.kind !== 'number') return false;
  return isBetter(reward, bestReward, criterion);
}
