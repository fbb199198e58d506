import type { JobStatus, WorldJob } from './job.ts';

/** Ends whole jobs, whatever makes them tick. */
export interface Terminations {
  /** Lets this job be ended. */
  watch<Job extends WorldJob>(job: Job): Job;
  /** Begins to end a job, and every trial of it that runs. The caller has seen to it that it can be ended. */
  terminate(job: WorldJob, now: Date): void;
}

/** Undocumented: how long a job is `Terminating`. */
const TAKES_MS = 8_000;

export function createTerminations(): Terminations {
  const begun = new Map<string, number>();
  return {
    watch(job) {
      const own = job.status;
      return Object.assign(job, {
        status: (now: Date) => statusAfter(own(now), begun.get(job.id), now),
      });
    },
    terminate(job, now) {
      begun.set(job.id, begun.get(job.id) ?? now.getTime());
      const running = job.search?.table(now).rows.filter((row) => !row.ended) ?? [];
      for (const { id } of running) job.search?.stop(id, now);
    },
  };
}

function statusAfter(status: JobStatus, begunAt: number | undefined, now: Date): JobStatus {
  if (begunAt === undefined) return status;
  const { startedAt } = status;
  const endedAt = new Date(begunAt + TAKES_MS);
  return now < endedAt ? { phase: 'Terminating', startedAt } : { phase: 'Terminated', startedAt, endedAt };
}
