import { plausible } from './progress.ts';
import type { Ranking, ScoredTrial } from './ranking.ts';
import type { Job } from './search.ts';
import type { Trial } from './trial.ts';

/** What is told of a search at its end. */
export interface Report {
  readonly best: ScoredTrial | undefined;
  /** `stopped` ones are among the finished. */
  readonly counts: Readonly<Record<'finished' | 'failed' | 'stopped' | 'unfinished', number>>;
  /** The middle one of the values; nothing below two. */
  readonly median: number | undefined;
  readonly time: TimeSpent | undefined;
  /** Running time of the job in milliseconds. */
  readonly ranFor: number | undefined;
}

/** Time is what the trials took one by one, however many ran at once. */
export interface TimeSpent {
  /** Seconds spent on all trials together. */
  readonly seconds: number;
  /** Trials of which it is not known how long they took, and which are left out. */
  readonly unknown: number;
  /** Shares of `seconds`, 0 to 1: on trials that ended worse than the median; on failed ones. */
  readonly belowMedian: number | undefined;
  readonly failed: number;
}

interface Ended {
  readonly job: Pick<Job, 'ranFor'>;
  readonly trials: readonly Trial[];
  readonly ranking: Ranking;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
}

/** The order of the trials does not matter. */
export function reportOf({ job, trials, ranking, stopped }: Ended): Report {
  const { finished, failed } = ranking.counts;
  const median = medianOf(ranking.ranked.map(({ value }) => value));
  return {
    best: ranking.ranked[0],
    counts: {
      finished,
      failed,
      stopped: trials.filter(({ id }) => stopped.has(id)).length,
      unfinished: trials.length - finished - failed,
    },
    median,
    time: timeSpent(trials, ranking, median),
    ranFor: job.ranFor,
  };
}

function timeSpent(
  trials: readonly Trial[],
  { ranked, criterion }: Ranking,
  median: number | undefined,
): TimeSpent | undefined {
  const seconds = timeOf(trials);
  if (seconds === 0) return undefined;
  const below = ranked.filter(
    ({ value }) => median !== undefined && (criterion.mode === 'max' ? value < median : value > median),
  );
  const ranks = new Set(ranked.map(({ trial }) => trial));
  const failed = trials.filter((trial) => trial.state === 'failed' && !ranks.has(trial));
  return {
    seconds,
    unknown: trials.filter((trial) => plausible(trial.seconds) === undefined).length,
    belowMedian: median === undefined ? undefined : timeOf(below.map(({ trial }) => trial)) / seconds,
    failed: timeOf(failed) / seconds,
  };
}

function timeOf(trials: readonly Trial[]): number {
  return trials.reduce((sum, { seconds }) => sum + (plausible(seconds) ?? 0), 0);
}

/** Of an even number the mean of the two in the middle, halved first lest their sum be too large for a number. */
function medianOf(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0] = sorted.slice((sorted.length - 1) >> 1);
  const [high = low] = sorted.slice(sorted.length >> 1);
  return low / 2 + high / 2;
}
