import type { ModelArts } from '../api/modelarts.ts';
import { failedFirst, type JobDetail } from '../domain/training-job/job-detail.ts';
import {
  type ErrorLines,
  errorLines,
  ownErrors,
  tellsCause,
  withPeer,
} from '../domain/training-job/log-cause.ts';
import { UserError } from '../errors.ts';

export interface LogSource {
  readonly jobLife: { detail(jobId: string): Promise<Pick<JobDetail, 'tasks'>> };
  readonly logs: Pick<ModelArts['logs'], 'preview'>;
}

/** All trials write into the log of their job, of which the first worker mostly tells. */
const FIRST = 'worker-0';
/** Besides the first: each log may be 5 MB. */
const PEERS = 7;

/**
 * What the end of the first worker's log says of errors. Where that does not tell why, or only that another worker was
 * lost, what the first other one says that does, failed ones before the rest. Never fails; nothing where the first
 * worker's log cannot be read.
 */
export async function readErrors(jobId: string, modelarts: LogSource): Promise<ErrorLines | undefined> {
  const first = await errorsOf(jobId, FIRST, modelarts);
  if (first === undefined || first === 'away') return undefined;
  if (tellsCause(first)) return first;
  for (const task of await peersOf(jobId, modelarts)) {
    // One after the other, since the first may be enough.
    const errors = await errorsOf(jobId, task, modelarts);
    // Each of them would be waited for as long again.
    if (errors === 'away') break;
    if (errors && tellsCause(errors)) return withPeer(first, { task, errors });
  }
  return ownErrors(first);
}

/** `away`: ModelArts does not answer, for this log or any. Nothing: a log that is not there, or not for this account. */
async function errorsOf(
  jobId: string,
  task: string,
  { logs }: LogSource,
): Promise<ErrorLines | 'away' | undefined> {
  try {
    const { content } = await logs.preview(jobId, task);
    return errorLines(content);
  } catch (error) {
    const kind = error instanceof UserError && error.problem.kind;
    return kind === 'unavailable' || kind === 'rateLimited' ? 'away' : undefined;
  }
}

async function peersOf(jobId: string, { jobLife }: LogSource): Promise<string[]> {
  try {
    const { tasks } = await jobLife.detail(jobId);
    const names = failedFirst(tasks).map(({ name }) => name);
    return names.filter((name) => name !== FIRST).slice(0, PEERS);
  } catch {
    return [];
  }
}
