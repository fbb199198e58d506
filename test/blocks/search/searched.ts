import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import type { SearchNow } from '../../../src/domain/follow/digest.ts';
import { chooseCriterion } from '../../../src/domain/search/criterion.ts';
import { progressOf } from '../../../src/domain/search/progress.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import type { Job } from '../../../src/domain/search/search.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';

/** A search of eight trials. */
export const job: Job = {
  ...aSearch(),
  search: { objectives: [{ metric: 'acc', mode: 'max' }], parameters: [], planned: 8 },
};

export function searchOf(trials: readonly Trial[], more: Partial<Job> = {}): SearchNow {
  const searched = { ...job, ...more };
  const table = { trials, metrics: [], settled: true };
  const criterion = chooseCriterion(searched.search?.objectives ?? [], table, {});
  const stopped: ReadonlySet<string> = new Set();
  const ranking = rank(trials, { criterion, by: 'final' });
  const progress = progressOf({ job: searched, trials, ranking, stopped });
  return { job: searched, table, ranking, progress, stopped, stoppedBy: new Map() };
}

/** Each is better than the one before, and took longer. */
export const finished = ['0.6', '0.7', '0.8', '0.9'].map((reward, i) =>
  aTrial({ id: `t${i}`, index: i, reward, seconds: 100 * (i + 1), parameters: { lr: 0.1 * (i + 1) } }),
);
export const running = (seconds: number) =>
  aTrial({ id: 'r1', index: 8, state: 'running', reward: '0.5', seconds });
