import { UserError } from '../errors.ts';

/** Whether ModelArts says that there is no such search. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof UserError)) return false;
  return error.problem.kind === 'notFound' || error.problem.kind === 'jobNotFound';
}

/** Whether it was ModelArts that failed, or the way there. */
export function isModelArts(error: unknown): boolean {
  return error instanceof UserError && 'endpoint' in error.problem;
}
