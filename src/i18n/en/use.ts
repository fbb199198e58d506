import { type Inline, line } from '../line.ts';

/** The search that a channel uses. */
export const enUse = {
  title: 'The search used here',
  now: (job: Inline) => line`From now on ${job} is meant here by every command without a job, and by “last”.`,
  uses: (job: Inline, by: Inline, at: Inline) =>
    line`${job} is meant here by every command without a job, and by “last”. Set by ${by}, ${at}.`,
  same: (job: Inline) => line`${job} was already used here, so nothing has changed.`,
  before: (job: Inline) => line`Until now it was ${job}.`,
  cleared: (job: Inline) => line`${job} is no longer used here. Commands ask for a job again.`,
  none: 'No search is used here yet, so commands ask for a job. To set one, type /modelarts use and its name.',
  nothingCleared: 'No search was used here, so nothing has changed.',
  footer: (job: string) => `Without a job, commands here mean ${job}. /modelarts use changes it.`,
  clear: 'Use nothing',
  gone: (job: string) =>
    `${job}, the search used here, is no longer in ModelArts. Set another with /modelarts use and its name, or none.`,
  noLast:
    'You have not asked about a search here yet, so there is no last one. Name a job, or set one with /modelarts use and its name.',
  nameIt: 'With --yes nothing is asked back, so the job has to be named: “last” could have become another.',
  both: (word: string, job: string) => `“${word}” is a trial of ${job}, and it fits a job too. Which one?`,
  theTrial: (job: string) => `Trial of ${job}`,
  theJob: 'The job',
};
