import type { Job } from '../domain/search/search.ts';
import { UserError } from '../errors.ts';
import type { Context } from './command.ts';

/**
 * The job that `word` names, as it is now, without its trials.
 * @throws UserError when no job or more than one fits, or ModelArts fails
 */
export async function findJob(
  word: string,
  { modelarts, signal }: Pick<Context, 'modelarts' | 'signal'>,
): Promise<Job> {
  const id = await modelarts.jobs.resolve(word, { signal });
  try {
    return await modelarts.jobs.get(id, { signal });
  } catch (error) {
    const isGone = error instanceof UserError && error.problem.kind === 'notFound';
    throw isGone ? new UserError({ kind: 'jobNotFound', word, nearest: [] }, { cause: error }) : error;
  }
}
