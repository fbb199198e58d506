import type { Settings } from '../domain/access/settings.ts';
import { type Criterion, chooseCriterion } from '../domain/search/criterion.ts';
import { type Measure, type Ranking, rank } from '../domain/search/ranking.ts';
import type { Job, Mode } from '../domain/search/search.ts';
import { endedWith, type Trial, type TrialTable } from '../domain/search/trial.ts';
import { nearest } from '../domain/text/nearest.ts';
import { UserError } from '../errors.ts';
import type { Context } from './command.ts';

/** A search and all of its trials. */
export interface Gathered {
  readonly job: Job;
  readonly table: TrialTable;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
  /** Stops are only rehearsed. */
  readonly isDryRun: boolean;
  /** When a stop needs a second operator. */
  readonly approval: Settings['approval'];
}

const NO_TRIALS: TrialTable = { trials: [], metrics: [], settled: true };

/**
 * Reads the job that `word` names together with its trials.
 * @throws UserError when no job or more than one fits, or ModelArts fails.
 */
export async function gather(
  word: string,
  { modelarts, stops, settings, signal }: Pick<Context, 'modelarts' | 'stops' | 'settings' | 'signal'>,
): Promise<Gathered> {
  const id = await modelarts.jobs.resolve(word, { signal });
  const [read, stopped, { isDryRun, approval }] = await Promise.all([
    readSearch(id, { modelarts, word, signal }),
    stops.of(id),
    settings.read(),
  ]);
  return { ...read, stopped, isDryRun, approval };
}

interface ReadingSearch extends Partial<Pick<Context, 'signal'>> {
  readonly modelarts: Pick<Context['modelarts'], 'jobs' | 'trials'>;
  /** By which it was asked for. */
  readonly word?: string;
  /** As a list has just told it. */
  readonly listed?: Job | undefined;
}

/** @throws UserError `jobNotFound` where the job is gone, and where ModelArts fails */
export async function readSearch(
  id: string,
  { modelarts, word = id, listed, signal }: ReadingSearch,
): Promise<Pick<Gathered, 'job' | 'table'>> {
  const asking = signal ? { signal } : {};
  const [job, table] = await Promise.allSettled([
    listed ?? modelarts.jobs.get(id, asking),
    modelarts.trials.list(id, asking),
  ]);
  if (job.status === 'rejected')
    throw isKind(job.reason, 'notFound') ? notFound(word, job.reason) : job.reason;
  if (table.status === 'fulfilled') return { job: job.value, table: endedWith(job.value, table.value) };
  // What the trials endpoint answers for a job that is no search is not documented: any refusal means "none".
  const isNone =
    job.value.search === undefined && (isKind(table.reason, 'rejected') || isKind(table.reason, 'notFound'));
  if (isNone) return { job: job.value, table: NO_TRIALS };
  throw table.reason;
}

interface Question {
  readonly by?: Measure;
  readonly metric?: string | undefined;
  readonly mode?: Mode | undefined;
}

/** Ranks what was gathered; by what the job itself aims at where nothing else is asked for. */
export function judge(
  { job, table, stopped }: Pick<Gathered, 'job' | 'table' | 'stopped'>,
  { by = 'final', metric, mode }: Question = {},
): Ranking {
  const criterion: Criterion = chooseCriterion(job.search?.objectives ?? [], table, { metric, mode });
  return rank(table.trials, { criterion, by, stopped });
}

/**
 * The trial that `word` names: its id, the start of it, or the name that Ray prints, which ends with the id
 * (`train_fn_cadb3_00007`).
 * @throws UserError `trialNotFound` or `trialAmbiguous`.
 */
export function findTrial(word: string, { job, table: { trials } }: Gathered): Trial {
  const wanted = word.toLowerCase();
  const exact = trials.find((trial) => trial.id === word);
  if (exact) return exact;
  const [only, ...others] = trials.filter((trial) => trial.id.toLowerCase().startsWith(wanted));
  if (only && others.length === 0) return only;
  const named = trials.find(({ id }) => id !== '' && wanted.endsWith(`_${id.toLowerCase()}`));
  if (!only && named) return named;
  const ids = (found: readonly Trial[]) => found.map((trial) => trial.id);
  if (only)
    throw new UserError({ kind: 'trialAmbiguous', trial: word, job, candidates: ids([only, ...others]) });
  throw new UserError({
    kind: 'trialNotFound',
    trial: word,
    job,
    nearest: ids(nearest(word, trials, { text: (trial) => trial.id })),
  });
}

function isKind(error: unknown, kind: 'notFound' | 'rejected'): boolean {
  return error instanceof UserError && error.problem.kind === kind;
}

function notFound(word: string, cause: unknown): UserError {
  return new UserError({ kind: 'jobNotFound', word, nearest: [] }, { cause });
}
