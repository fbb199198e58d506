import type { Message } from '../../src/blocks/kit/message.ts';
import {
  jobOrTrial,
  noLast,
  searchCleared,
  searchGone,
  searchSet,
  usedSearch,
  withFooter,
} from '../../src/blocks/search/use.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { Words } from '../../src/i18n/en.ts';

interface Data {
  readonly job: Job;
  /** A word that was typed. */
  readonly text: string;
}

/** Every screen about the search that a channel uses. */
export function bindingScreens({ job, text }: Data, t: Words): Record<string, Message> {
  const search = {
    channel: 'C0TRAINING',
    jobId: job.id,
    jobName: job.name,
    by: 'U0VIEWER',
    at: new Date('2026-11-22T07:30:00Z'),
  };
  const other = { ...search, jobId: '22222222-2222-4333-8444-555555555555' };
  const both = { word: text, search, trialLine: `trial ${job.id} 13b28374`, jobLine: `trial ${job.id}` };
  return {
    use: usedSearch(search, t),
    useNone: usedSearch(undefined, t),
    useSet: searchSet({ search, before: undefined }, t),
    useChanged: searchSet({ search, before: other }, t),
    useSame: searchSet({ search, before: search }, t),
    useCleared: searchCleared(search, t),
    useNothingCleared: searchCleared(undefined, t),
    useGone: searchGone(search, t),
    useNoLast: noLast('noLast', t),
    useNameIt: noLast('nameIt', t),
    useJobOrTrial: jobOrTrial(both, t),
    useFooter: withFooter(usedSearch(undefined, t), search, t),
  };
}
