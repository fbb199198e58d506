import { type OneDigest, searchDigest } from '../../src/blocks/follow/digest.ts';
import { allDigest } from '../../src/blocks/follow/digest-all.ts';
import { finalReport } from '../../src/blocks/follow/final-report.ts';
import { foldedPost } from '../../src/blocks/follow/folded-post.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import {
  digestOf,
  digestOfAll,
  type News,
  type SearchDigest,
  type SearchNow,
} from '../../src/domain/follow/digest.ts';
import { progressOf } from '../../src/domain/search/progress.ts';
import type { Ranking } from '../../src/domain/search/ranking.ts';
import { reportOf } from '../../src/domain/search/report.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { Snapshot } from '../../src/domain/search/snapshot.ts';
import type { TrialTable } from '../../src/domain/search/trial.ts';
import type { Words } from '../../src/i18n/en.ts';
import { aDigest, now, tomorrow } from './following-data.ts';
import { cardScreens, hasValue } from './screens-card.ts';

interface Searched {
  readonly job: Job;
  readonly table: TrialTable;
  readonly ranking: Ranking;
  readonly stopped: ReadonlySet<string>;
  /** Any text from outside, such as the end of a log. */
  readonly text: string;
}

const yesterday = new Date('2026-11-21T01:00:00Z');

/** Everything that is posted without being asked for each time. */
export function digestScreens(searched: Searched, t: Words): Record<string, Message> {
  const search = searchNow(searched);
  const told = withStops(digestOf(search, baseOf(digestOf(search, undefined, now).snapshot), now));
  return {
    ...ones(told, searched, t),
    ...alls(search, told, t),
    ...cardScreens({ search, over: ended(search), told, text: searched.text }, t),
    finalReport: finalReport(
      { search: ended(search), report: report(search), isDryRun: false, approval: { topQuarter: false } },
      t,
    ),
    foldedPost: foldedPost(
      {
        why: 'quiet',
        tells: [
          {
            jobId: search.job.id,
            counts: { best: 3, finished: 5, failed: 1, stopped: 2, ended: 1, other: 1 },
          },
          ...Array.from({ length: 12 }, (_, i) => ({ jobId: `j${i}`, counts: { best: 1 } })),
        ],
        names: new Map([[search.job.id, search.job.name]]),
      },
      t,
    ),
    foldedPostOfNone: foldedPost(
      { why: 'cap', tells: [{ jobId: undefined, counts: { other: 2 } }], names: new Map() },
      t,
    ),
    foldedPostOfMuted: foldedPost(
      { why: 'muted', tells: [{ jobId: search.job.id, counts: { finished: 1 } }], names: new Map() },
      t,
    ),
  };
}

function searchNow({ job: plain, table, ranking, stopped }: Searched): SearchNow {
  const planned = Math.max(table.trials.length + 4, 24);
  const job: Job = plain.search ? { ...plain, search: { ...plain.search, planned } } : plain;
  const { trials } = table;
  const progress = progressOf({ job, trials, ranking, stopped });
  return {
    job,
    table,
    ranking,
    progress,
    stopped,
    stoppedBy: new Map([...stopped].map((id) => [id, 'U0ADMIN'])),
  };
}

function ended(search: SearchNow): SearchNow {
  const job: Job = { ...search.job, phase: 'Completed' };
  const { table, ranking, stopped } = search;
  return { ...search, job, progress: progressOf({ job, trials: table.trials, ranking, stopped }) };
}

/** The search as it stood before the last third of its trials ended, without its best one. */
function baseOf(snapshot: Snapshot): Snapshot {
  const from = Math.floor((snapshot.trials.length * 2) / 3);
  const values = snapshot.trials.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const best = values.length > 0 ? values.reduce((most, value) => Math.max(most, value)) : undefined;
  return {
    ...snapshot,
    at: yesterday,
    trials: snapshot.trials.map((trial, i) =>
      i >= from || trial.value === best ? { ...trial, state: 'waiting', value: undefined } : trial,
    ),
  };
}

/** One of each kind, whatever the data have. */
function withStops(told: SearchDigest): SearchDigest {
  const [first, second] = told.snapshot.trials;
  const stopped = [...(first ? [first] : []), ...(second ? [second] : [])];
  return {
    ...told,
    stoppedBy: new Map(first ? [[first.id, 'U0OPERATOR']] : []),
    news: { ...told.news, hasAny: true, stopped, failed: [...told.news.failed, ...stopped], gone: 1 },
  };
}

function ones(told: SearchDigest, searched: Searched, t: Words): Record<string, Message> {
  const { news } = told;
  const [cause] = told.news.failed;
  const digest = aDigest(searched, { next: tomorrow });
  const shown: OneDigest = {
    told,
    causes: new Map(cause ? [[cause.id, searched.text]] : []),
    digest,
    isAsked: false,
    isDryRun: false,
    approval: { topQuarter: false },
    now,
  };
  const quiet: SearchDigest = { ...told, since: yesterday, news: { ...news, hasAny: false } };
  const worse = worseOf(told);
  return {
    digest: searchDigest(shown, t),
    digestFirst: searchDigest({ ...shown, told: { ...told, since: undefined }, causes: undefined }, t),
    digestWithoutSchedule: searchDigest({ ...shown, digest: undefined }, t),
    digestWhilePaused: searchDigest(
      { ...shown, digest: { ...digest, paused: { at: now, why: 'asked' }, next: undefined } },
      t,
    ),
    digestLast: searchDigest(
      { ...shown, told: { ...told, ...ended(told), news: { ...news, hasEnded: true } } },
      t,
    ),
    digestUnchanged: searchDigest({ ...shown, told: quiet }, t),
    digestAskedUnchanged: searchDigest({ ...shown, told: quiet, isAsked: true }, t),
    ...(worse && { digestWorse: searchDigest({ ...shown, told: { ...told, news: worse } }, t) }),
  };
}

function worseOf({ news, snapshot }: SearchDigest): News | undefined {
  const [now, before] = snapshot.trials.filter(hasValue);
  return now && before && { ...news, best: { kind: 'worse', now, before } };
}

function alls(search: SearchNow, told: SearchDigest, t: Words): Record<string, Message> {
  const digest = aDigest(search, { job: undefined, next: tomorrow });
  const over = digestOf(ended(search), told.snapshot, now);
  const searches = [
    told,
    over,
    ...digestOfAll([search], { bases: new Map([[search.job.id, told.snapshot]]), since: yesterday, now }),
    ...Array.from({ length: 12 }, () => told),
  ];
  const shown = { unread: [], since: yesterday, digest, isAsked: false, now };
  const { id, name } = search.job;
  const quiet = { ...told, news: { ...told.news, hasAny: false } };
  return {
    digestOfAll: allDigest({ ...shown, searches: searches.slice(0, 3) }, t),
    digestOfMany: allDigest(
      { ...shown, searches, unread: Array.from({ length: 12 }, () => ({ id, name })) },
      t,
    ),
    digestOfAllUnchanged: allDigest({ ...shown, searches: [quiet, quiet] }, t),
    digestOfAllAskedUnchanged: allDigest({ ...shown, searches: [quiet, quiet], isAsked: true }, t),
    digestOfNone: allDigest({ ...shown, searches: [] }, t),
  };
}

function report(search: SearchNow) {
  const { table, ranking, stopped } = search;
  return reportOf({ job: search.job, trials: table.trials, ranking, stopped });
}
