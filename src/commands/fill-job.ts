import { jobOrTrial, noLast } from '../blocks/search/use.ts';
import type { ChannelSearch } from '../domain/search/uses.ts';
import { writeLine } from '../domain/text/command-line.ts';
import { UserError } from '../errors.ts';
import { readUsage, type Sorted, sortWords } from './arguments.ts';
import type { Command, Context, Reply } from './command.ts';
import { findTrial, gather } from './gather.ts';

/** What was typed, with the job that it means. */
export interface Filled {
  /** Those after the command's name. */
  readonly words: readonly string[];
  /** What the channel uses. */
  readonly search: ChannelSearch | undefined;
  /** The job is the channel's, and was not named. */
  readonly isOurs: boolean;
  readonly isAsTyped: boolean;
  /** The word for the job that this person last asked about there. */
  readonly last: string | undefined;
}

/** Which stands for the channel's search, else for the one that this person last asked about there. */
const LAST: ReadonlySet<string> = new Set(['last', '上一个']);

export function takesJob({ usage }: Pick<Command, 'usage'>): boolean {
  return readUsage(usage).positionals[0]?.name === 'job';
}

/**
 * Puts a job where none was named, or `last` was. What says `--yes` is left as it is: nothing is asked back then, and
 * somebody else may just have set another search.
 * @param words those after the command's name
 */
export async function fillJob(
  command: Command,
  words: readonly string[],
  context: Context,
): Promise<Filled | { readonly question: Reply }> {
  const { uses, source, asker, t } = context;
  const sorted = sortWords(command.usage, words);
  const { search, last } = await uses.read(source.channel, asker.id);
  const asTyped = { words, search, last, isOurs: false, isAsTyped: true };
  const [first, ...others] = sorted.positionals;
  const isSure = sorted.values.yes === true;
  const { positionals } = readUsage(command.usage);
  const [job, trial] = positionals;
  if (first === undefined) {
    if (!search || !job?.required || isSure) return asTyped;
    return ours([search.jobId, ...sorted.options], asTyped);
  }
  if (LAST.has(first.toLowerCase())) {
    if (isSure) return { question: noLast('nameIt', t) };
    const meant = search?.jobId ?? last;
    if (meant === undefined) return { question: noLast('noLast', t) };
    return {
      ...asTyped,
      words: [meant, ...others, ...sorted.options],
      isOurs: search !== undefined,
      isAsTyped: false,
    };
  }
  // Where several trials may be named, their count does not tell whether the first word is a job.
  const isOpenEnded = positionals.at(-1)?.repeated === true;
  const mayBeTrial = trial?.name === 'trial' && trial.required && (others.length === 0 || isOpenEnded);
  if (!search || isSure || !mayBeTrial) return asTyped;
  return jobOrTrialOf({ first, others, search, sorted, command, asTyped }, context);
}

interface Unclear {
  readonly first: string;
  /** The words for trials after it. */
  readonly others: readonly string[];
  readonly search: ChannelSearch;
  readonly sorted: Sorted;
  readonly command: Command;
  readonly asTyped: Filled;
}

/** The first word where a job and a trial are wanted, or a job and several trials. */
async function jobOrTrialOf(
  { first: word, others, search, sorted: { options }, command, asTyped }: Unclear,
  context: Context,
): Promise<Filled | { readonly question: Reply }> {
  const [asJob, isTrial] = await Promise.all([jobFor(word, context), fitsTrial(word, search, context)]);
  if (!isTrial) return asTyped;
  const words = [search.jobId, word, ...others, ...options];
  if (asJob === 'none') return ours(words, asTyped);
  const jobLine = asJob === 'several' ? undefined : writeLine(command.name, asJob.id, ...others, ...options);
  const trialLine = writeLine(command.name, ...words);
  return { question: jobOrTrial({ word, search, trialLine, jobLine }, context.t) };
}

function ours(words: readonly string[], asTyped: Filled): Filled {
  return { ...asTyped, words, isOurs: true, isAsTyped: false };
}

async function jobFor(
  word: string,
  { modelarts, signal }: Context,
): Promise<{ readonly id: string } | 'none' | 'several'> {
  try {
    return { id: await modelarts.jobs.resolve(word, { signal }) };
  } catch (error) {
    const kind = error instanceof UserError ? error.problem.kind : undefined;
    if (kind === 'jobNotFound') return 'none';
    if (kind === 'jobAmbiguous') return 'several';
    throw error;
  }
}

async function fitsTrial(word: string, { jobId }: ChannelSearch, context: Context): Promise<boolean> {
  try {
    findTrial(word, await gather(jobId, context));
    return true;
  } catch (error) {
    const kind = error instanceof UserError ? error.problem.kind : undefined;
    // Several trials that begin so are told apart by the command itself.
    if (kind === 'trialAmbiguous') return true;
    if (kind === 'trialNotFound' || kind === 'jobNotFound') return false;
    throw error;
  }
}
