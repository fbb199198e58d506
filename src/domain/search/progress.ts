import { bestSoFar, type CurvePoint } from './best-so-far.ts';
import type { Ranking } from './ranking.ts';
import { type Remaining, remainingOf } from './remaining.ts';
import type { Job } from './search.ts';
import type { Trial } from './trial.ts';

/** How far a search has come. */
export interface Progress {
  /** Trials that have ended, well or not. */
  readonly done: number;
  /** Trials there will be by the search's settings, or have been seen. */
  readonly total: number;
  /** False where the settings do not tell, so that `total` may still grow. */
  readonly isPlanned: boolean;
  /** `total` is no more than a sum of settings. */
  readonly isAbout: boolean;
  /** A point for each finished trial with a usable value, in the order they were made. */
  readonly curve: readonly CurvePoint[];
  readonly drought: Drought | undefined;
  /** Trials that end in an hour, on average since the job began to run. */
  readonly perHour: number | undefined;
  readonly remaining: Remaining;
}

/** How long the search has not become better. */
export interface Drought {
  /** Finished trials since the best one. */
  readonly since: number;
  /** Finished trials with a usable value. */
  readonly of: number;
  /** Finished trials that share the best value, the best one included. */
  readonly tied: number;
  /**
   * How probable it is to go without a new best for so long where trials are no better late than early, as in random
   * search: that the first of the t equal best ones is not among the last k of n, 1 - C(k,t)/C(n,t) (Rényi 1962; Glick
   * 1978). From 0 to 1.
   */
  readonly chance: number;
}

interface Searched {
  readonly job: Pick<Job, 'phase' | 'ranFor' | 'search'>;
  readonly trials: readonly Trial[];
  readonly ranking: Ranking;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
}

const HOUR = 3_600_000;
/** Milliseconds: before that, a rate says nothing. */
const STARTED = 60_000;
/** Seconds. No trial takes ten years: beyond are damaged numbers. */
const LONGEST = 315_360_000;

/** The order of `trials` does not matter. */
export function progressOf(searched: Searched): Progress {
  const { job, trials, ranking } = searched;
  const { finished, failed } = ranking.counts;
  const planned = job.search?.planned;
  const done = finished + failed;
  const curve = bestSoFar(ranking.ranked, ranking.criterion);
  return {
    done,
    total: Math.max(planned ?? 0, trials.length),
    isPlanned: planned !== undefined,
    isAbout: job.search?.isPlanAbout === true && planned !== undefined && planned > trials.length,
    curve,
    drought: droughtOf(curve, ranking),
    perHour: rateOf(done, job.ranFor),
    remaining: leftOf(searched, planned),
  };
}

/** The best is who `ranking` says it is: the curve knows no ties. */
function droughtOf(curve: readonly CurvePoint[], { ranked: [best], tied }: Ranking): Drought | undefined {
  const at = curve.find(({ trial }) => trial === best?.trial)?.at;
  if (at === undefined) return undefined;
  const of = curve.length;
  const since = of - at;
  return { since, of, tied, chance: 1 - shareOfDraws(since, of, tied) };
}

/** C(k,t)/C(n,t), without numbers as large as those. */
function shareOfDraws(k: number, n: number, t: number): number {
  let share = 1;
  for (let i = 0; i < t; i += 1) share *= Math.max(0, k - i) / (n - i);
  return share;
}

function rateOf(done: number, ranFor: number | undefined): number | undefined {
  if (done === 0 || ranFor === undefined || ranFor < STARTED) return undefined;
  return done / (ranFor / HOUR);
}

function leftOf({ job, trials, ranking, stopped }: Searched, planned: number | undefined): Remaining {
  // Whatever the settings say, a job that has ended or is ending makes no more trials.
  if (job.phase !== 'Running') return { kind: 'nothing' };
  const unmade = planned === undefined ? undefined : Math.max(0, planned - trials.length);
  return remainingOf({
    waiting: unmade === undefined ? undefined : unmade + ranking.counts.waiting,
    running: trials.filter(({ state }) => state === 'running').map(({ seconds }) => plausible(seconds) ?? 0),
    // A trial that was cut short does not tell how long the others will take.
    took: trials
      .filter(({ id, state }) => state === 'finished' && !stopped.has(id))
      .map(({ seconds }) => plausible(seconds))
      .filter((seconds) => seconds !== undefined),
  });
}

/** Seconds that a trial may have taken; nothing where the table holds nonsense. */
export function plausible(seconds: number | undefined): number | undefined {
  return seconds !== undefined && seconds > 0 && seconds <= LONGEST ? seconds : undefined;
}
