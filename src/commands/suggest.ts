import type { Find } from '../blocks/search/search-picker.ts';
import { jobOffer, NO_OFFER, type Offer, trialOffer } from '../blocks/search/suggestions.ts';
import { findJobs, findTrials, type TrialGroups } from '../domain/search/finding.ts';
import type { Ranking } from '../domain/search/ranking.ts';
import { hasEnded, type Job } from '../domain/search/search.ts';
import type { Trial } from '../domain/search/trial.ts';
import type { Context } from './command.ts';
import { type Gathered, gather, judge } from './gather.ts';

/** What is read to answer each letter that is typed, so it is worth keeping for some seconds. */
export interface RecentJobs {
  /** Newest first. */
  readonly jobs: readonly Job[];
  /** There are older ones. */
  readonly isOpen: boolean;
}

export interface JudgedSearch {
  readonly gathered: Gathered;
  readonly ranking: Ranking;
  /** In the order to offer to whoever looks. */
  readonly groups: TrialGroups;
}

/** Jobs per page of ModelArts' list, and pages that are read. */
const PAGE = 50;
const PAGES = 6;

/**
 * The newest 300, without the pages that could not be read.
 * @param onFirst is told the newest 50 as soon as they are there
 * @throws UserError where not even those can be read
 */
export async function readRecentJobs(
  { modelarts }: Pick<Context, 'modelarts'>,
  onFirst?: (jobs: RecentJobs) => void,
): Promise<RecentJobs> {
  const first = await modelarts.jobs.search({ limit: PAGE });
  onFirst?.({ jobs: first.jobs, isOpen: first.more });
  if (!first.more) return { jobs: first.jobs, isOpen: false };
  const others = Array.from({ length: PAGES - 1 }, (_, i) => i + 1);
  const asked = await Promise.allSettled(
    others.map(async (page) => modelarts.jobs.search({ limit: PAGE, page })),
  );
  const pages = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  return {
    jobs: distinct([first, ...pages].flatMap(({ jobs }) => jobs)),
    isOpen: pages.length < others.length || pages.every(({ more }) => more),
  };
}

/** Older jobs that ModelArts finds by their name or whole id; it tells the case of letters apart, as far as is known. */
export async function searchOlderJobs(
  typed: string,
  { modelarts, signal }: Pick<Context, 'modelarts' | 'signal'>,
): Promise<readonly Job[]> {
  const word = typed.trim();
  // Other characters occur in no name, and what the filter makes of them is not documented.
  if (!/^[\p{L}\p{N}_-]+$/u.test(word)) return [];
  const isId = /^[\da-f]{8}(-?[\da-f]{4}){3}-?[\da-f]{12}$/i.test(word);
  const conditions = isId ? { ids: [word] } : { name: word };
  const { jobs } = await modelarts.jobs.search({ ...conditions, limit: PAGE }, { signal });
  return jobs;
}

/** A search with its trials in the order to offer: what runs, then the finished from the best down, then the rest. */
export async function readJudged(
  jobId: string,
  context: Pick<Context, 'modelarts' | 'stops' | 'settings' | 'signal'>,
): Promise<JudgedSearch> {
  const gathered = await gather(jobId, context);
  return { gathered, ...judged(gathered) };
}

export function judged(gathered: Gathered): Pick<JudgedSearch, 'ranking' | 'groups'> {
  const ranking = judge(gathered);
  const running = [...ranking.running.map(({ trial }) => trial), ...ranking.silent];
  const best = ranking.ranked.map(({ trial }) => trial);
  const listed = new Set([...running, ...best]);
  const rest = gathered.table.trials.filter((trial) => !listed.has(trial));
  return { ranking, groups: { running, best, rest } };
}

interface JobsTyped {
  readonly typed: string;
  readonly recent: RecentJobs;
  readonly older?: readonly Job[];
  readonly onlyRunning: boolean;
}

export function offerJobs(
  { typed, recent, older = [], onlyRunning }: JobsTyped,
  { clock, t }: Pick<Context, 'clock' | 't'>,
): Offer {
  const jobs = distinct([...recent.jobs, ...older]);
  const found = findJobs(onlyRunning ? jobs.filter((job) => !hasEnded(job)) : jobs, typed);
  const isOpen = recent.isOpen && typed.trim() === '';
  return jobOffer({ found, typed, now: clock.now(), isOpen }, t);
}

interface TrialsTyped extends Pick<Find, 'onlyRunning'> {
  readonly typed: string;
  readonly search: JudgedSearch;
  /** Ids of trials that the line has already. */
  readonly chosen: readonly string[];
}

export function offerTrials(
  { typed, search: { ranking, groups }, chosen, onlyRunning }: TrialsTyped,
  { t }: Pick<Context, 't'>,
): Offer {
  const open = without(chosen, onlyRunning ? worstFirst(groups) : groups);
  const found = findTrials(open, typed);
  return found.groups.length === 0 ? NO_OFFER : trialOffer({ found, typed, ranking }, t);
}

/** Whoever stops a trial is after the worst of those that run; whoever looks, after the best. */
function worstFirst({ running }: TrialGroups): TrialGroups {
  return { running: running.toReversed(), best: [], rest: [] };
}

function without(ids: readonly string[], { running, best, rest }: TrialGroups): TrialGroups {
  const isOpen = ({ id }: Pick<Trial, 'id'>) => !ids.includes(id);
  return { running: running.filter(isOpen), best: best.filter(isOpen), rest: rest.filter(isOpen) };
}

function distinct(jobs: readonly Job[]): Job[] {
  return [...new Map(jobs.map((job) => [job.id, job])).values()];
}
