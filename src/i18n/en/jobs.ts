import { plural } from '../plural.ts';

/** Which jobs were asked for. */
export interface JobScope {
  /** A part of their names. */
  readonly name: string | undefined;
  readonly running: boolean;
  /** Counts from 1, which has the newest. */
  readonly page: number;
}

/** The list of jobs. */
export const enJobs = {
  title: 'Searches and jobs',
  headline: (searches: number, jobs: number, { name, running, page }: JobScope) => {
    const which = running ? 'running' : page > 1 ? 'older' : 'recent';
    const found = `${plural(searches, `${which} search`, `${which} searches`)}, ${plural(jobs, 'other job')}`;
    const place = page > 1 ? ` (page ${page})` : '';
    return name === undefined ? `${found}${place}.` : `Named like “${name}”: ${found}${place}.`;
  },
  none: ({ name, running }: JobScope) =>
    name === undefined
      ? running
        ? 'No training job is running in this project.'
        : 'There are no training jobs in this project yet.'
      : `No ${running ? 'running ' : ''}training job is named like “${name}”.`,
  leftOut: (workspaces: string) =>
    `ModelArts does not let me list the jobs of these workspaces, so they are left out: ${workspaces}.`,
  noOlder: 'There are no older jobs.',
  newer: 'Newer jobs',
  older: 'Older jobs',
  onlyRunning: 'Running only',
  all: 'All jobs',
  search: 'search',
  job: 'job',
  pick: 'See the best trial of…',
};
