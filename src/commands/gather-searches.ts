import { type Glance, glanceOf } from '../domain/search/glance.ts';
import { progressOf } from '../domain/search/progress.ts';
import { ACTIVE, type Job, type JobPhase } from '../domain/search/search.ts';
import { endedWith } from '../domain/search/trial.ts';
import type { Context } from './command.ts';
import { judge } from './gather.ts';

/** The searches of the project. */
export interface Searches {
  /** Those that run or are about to, newest first. */
  readonly running: readonly Job[];
  /** Those that have ended, the last one first. */
  readonly ended: readonly Job[];
}

interface Asking {
  readonly modelarts: Pick<Context['modelarts'], 'jobs' | 'trials'>;
  readonly signal?: AbortSignal;
}

/** Looked through for searches; plain training jobs are among them. */
const RECENT = 100;
/** Without `Abnormal`: what could not be created has no trials. */
const ENDED: readonly JobPhase[] = ['Completed', 'Failed', 'Terminated'];

/** Asked for by phase: a search that has run for days may be older than a hundred jobs that have ended. */
export async function listSearches(asking: Asking): Promise<Searches> {
  const [running, ended] = await Promise.all([searchesIn([...ACTIVE], asking), searchesIn(ENDED, asking)]);
  return { running, ended: ended.toSorted((a, b) => endOf(b) - endOf(a)) };
}

async function searchesIn(phases: readonly JobPhase[], { modelarts, signal }: Asking): Promise<Job[]> {
  const jobs = await modelarts.jobs.recent(RECENT, { phases, ...(signal && { signal }) });
  return jobs.filter((job) => job.search && phases.includes(job.phase));
}

/** About when a job ended, in milliseconds since 1970: the time it waited before it ran is not known. */
function endOf({ createdAt, ranFor = 0 }: Job): number {
  return (createdAt?.getTime() ?? 0) + ranFor;
}

/** Reads how far one of them has come, by the job as it was listed: that tells all that its own page would. */
export async function glanceAt(
  job: Job,
  { modelarts, stops, signal }: Asking & Pick<Context, 'stops'>,
): Promise<Glance> {
  const asking = signal ? { signal } : {};
  const [read, stopped] = await Promise.all([modelarts.trials.list(job.id, asking), stops.of(job.id)]);
  const table = endedWith(job, read);
  const ranking = judge({ job, table, stopped });
  return glanceOf(progressOf({ job, trials: table.trials, ranking, stopped }), ranking);
}
