import type { JobPhase } from '../../domain/search/search.ts';
import { type Inline, type Line, line } from '../line.ts';
import { plural } from '../plural.ts';

/** What a digest tells. */
export const enDigest = {
  title: (job: string) => `Digest of ${job}`,
  titleAll: 'Digest of all running searches',
  /** After the name of a search. */
  how: {
    Creating: 'is being created',
    Pending: 'is waiting',
    Running: 'is running',
    Failed: 'has failed',
    Completed: 'has completed',
    Terminating: 'is being stopped',
    Terminated: 'was stopped',
    Abnormal: 'ended abnormally',
    Unknown: 'is in a state this bot does not know',
  } satisfies Record<JobPhase, string>,
  headline: (job: string, news: readonly string[]) => `${job}: ${news.join(', ')}.`,
  news: {
    ended: (how: string) => `the search ${how}`,
    best: (metric: string, value: string, gain: string) => `new best ${metric} ${value}, better by ${gain}`,
    first: (metric: string, value: string) => `best ${metric} ${value}`,
    worse: (metric: string, value: string) => `best ${metric} is now ${value}`,
    finished: (count: number) => `${count} finished`,
    failed: (count: number) => `${count} failed`,
    stopped: (count: number) => `${count} stopped`,
    started: (count: number) => `${count} started`,
    gone: (count: number) => `${count} no longer listed`,
    nothing: 'nothing has changed',
  },
  since: (at: Inline) => line`Since ${at}:`,
  sinceStart: 'Since the search began:',
  best: (trial: Inline, metric: string, value: Inline, gain: string) =>
    line`New best: trial ${trial}, ${metric} ${value}, better by ${gain}`,
  first: (trial: Inline, metric: string, value: Inline) => line`Best: trial ${trial}, ${metric} ${value}`,
  worse: (trial: Inline, metric: string, value: Inline, before: string) =>
    line`The best is now trial ${trial}, ${metric} ${value}; it was ${before}, from a trial that no longer counts.`,
  finished: (count: number, trials: Line) => line`Finished: ${count} (${trials})`,
  failed: (count: number) => `Failed: ${count}`,
  failedTrials: (count: number, trials: Line) => line`Failed: ${count} (${trials})`,
  /** After what failed. */
  cause: (failed: Line, cause: Inline) => line`${failed}: ${cause}`,
  noCause: (failed: Line) => line`${failed}: the log does not say why.`,
  causeNote: 'Causes are errors in the log of the job, which all its trials share: likely, not certain.',
  stopped: (trials: Line) => line`Stopped: ${trials}`,
  stoppedBy: (trial: Inline, by: Inline) => line`${trial} by ${by}`,
  started: (count: number, trials: Line) => line`Started: ${count} (${trials})`,
  gone: (count: number) => `${plural(count, 'trial is', 'trials are')} no longer in ModelArts’ table.`,
  between: ', ',
  caption: {
    best: (job: string) => `Best trials of ${job}`,
    running: (job: string) => `Running trials of ${job}`,
    both: (job: string) => `Best and running trials of ${job}`,
  },

  unchangedSince: (since: Inline) => line`Nothing has changed since ${since}.`,
  unchanged: (job: Inline, since: Inline, standing: string) =>
    line`${job}: nothing has changed since ${since}. ${standing}`,
  unchangedAll: (searches: number, since: Inline) =>
    line`Nothing has changed since ${since} in ${plural(searches, 'running search', 'running searches')}.`,
  standing: (ended: string, best: string) => `${ended}, ${best}.`,
  standingBest: (metric: string, value: string) => `best ${metric} ${value}`,
  standingNoBest: 'no usable value yet',

  all: {
    running: (count: number) => plural(count, 'search is running', 'searches are running'),
    ended: (job: string, how: string) => `${job} ${how}`,
    best: (job: string, metric: string, value: string) => `${job} has a new best ${metric} ${value}`,
    more: (count: number) => `${plural(count, 'more search', 'more searches')} with news`,
    headline: (news: readonly string[]) => `${news.join(', ')}.`,
    none: 'No search is running just now.',
    entryBest: (metric: string, value: Inline, gain: string) =>
      line`New best ${metric} ${value}, better by ${gain}`,
    changes: (news: readonly string[]) => `New: ${news.join(', ')}`,
    same: 'Nothing new',
    left: (count: number) => `…and ${plural(count, 'more search', 'more searches')}: see Recent searches.`,
    unread: (job: Inline) => line`${job}: ModelArts did not answer, so this search is left out for now.`,
  },

  next: (at: Inline, when: string) => line`Next digest: ${at}, ${when}.`,
  paused: 'This digest is paused.',
  last: 'The search has ended, so this is the last digest of it.',
};
