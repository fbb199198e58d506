import type { JobGroup, TrialGroup } from '../../domain/search/finding.ts';

/** Menus that are filled while one types. A label takes 75 characters. */
export const enFind = {
  job: 'Pick a search, or type to find one',
  trial: 'Pick a trial, or type to find one',
  jobs: {
    running: 'Running searches',
    ended: 'Ended searches',
    other: 'Other training jobs',
  } satisfies Record<JobGroup, string>,
  trials: {
    running: 'Running',
    best: 'Finished, best first',
    rest: 'Failed, or without a usable value',
  } satisfies Record<TrialGroup, string>,
  /** @param label of the group that ends what is shown */
  left: (label: string, count: number) => `${label} (…and ${count} more: type to find them)`,
  /** Nobody knows how many. */
  open: (label: string) => `${label} (older jobs: type a part of the name)`,
  nearest: (typed: string) => `No match for “${typed}”; the nearest are`,
  tooLong: (command: string, name: 'job' | 'trial') =>
    `This line is too long for a menu. Type it again with the ${name} in it; /modelarts help ${command} shows where.`,
};
