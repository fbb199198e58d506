import { plural } from './plural.ts';

/** Which jobs were asked for. */
export interface JobScope {
  /** A part of their names. */
  readonly name: string | undefined;
  readonly running: boolean;
}

/** The list of jobs. */
export const enJobs = {
  title: 'Recent searches and jobs',
  headline: (searches: number, jobs: number, { name, running }: JobScope) => {
    const which = running ? 'running' : 'recent';
    const found = `${plural(searches, `${which} search`, `${which} searches`)}, ${plural(jobs, 'other job')}`;
    return name === undefined ? `${found}.` : `Named like “${name}”: ${found}.`;
  },
  none: ({ name, running }: JobScope) =>
    name === undefined
      ? running
        ? 'No training job is running in this project.'
        : 'There are no training jobs in this project yet.'
      : `No ${running ? 'running ' : ''}training job is named like “${name}”.`,
  noOlder: 'There are no older jobs.',
  newer: 'Newer jobs',
  older: 'Older jobs',
  onlyRunning: 'Running only',
  all: 'All jobs',
  search: 'search',
  job: 'job',
  pick: 'See the best trial of…',
};
