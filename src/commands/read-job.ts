import type { JobDetail } from '../domain/training-job/job-detail.ts';
import { UserError } from '../errors.ts';
import type { Context } from './command.ts';

/**
 * The job that `word` names, with all that its own page tells.
 * @throws UserError when no job or more than one fits, or ModelArts fails.
 */
export async function readJob(
  word: string,
  { modelarts, signal }: Pick<Context, 'modelarts' | 'signal'>,
): Promise<JobDetail> {
  const id = await modelarts.jobs.resolve(word, { signal });
  try {
    return await modelarts.jobLife.detail(id, { signal });
  } catch (error) {
    const isGone = error instanceof UserError && error.problem.kind === 'notFound';
    throw isGone ? new UserError({ kind: 'jobNotFound', word, nearest: [] }, { cause: error }) : error;
  }
}
