import { z } from 'zod';
import { jobList } from '../blocks/jobs.ts';
import type { Job } from '../domain/search.ts';
import { type Context, defineCommand } from './command.ts';

/** As many as a menu holds. */
const RECENT = 100;
const ACTIVE: ReadonlySet<Job['phase']> = new Set(['Running', 'Creating', 'Pending', 'Terminating']);

export const jobs = defineCommand({
  name: 'jobs',
  usage: 'jobs',
  examples: ['jobs'],
  permission: 'view',
  args: z.object({}),

  async run(_, context) {
    return jobList(
      { jobs: await recentJobs(context), now: context.clock.now(), asked: context.asked },
      context.t,
    );
  },
});

/** Searches first, running ones before ended ones, newest first. */
export async function recentJobs({
  modelarts,
  signal,
}: Pick<Context, 'modelarts' | 'signal'>): Promise<Job[]> {
  const recent = await modelarts.jobs.recent(RECENT, { signal });
  return recent.toSorted((a, b) => order(a) - order(b) || created(b) - created(a));
}

function order(job: Job): number {
  return (job.search ? 0 : 2) + (ACTIVE.has(job.phase) ? 0 : 1);
}

function created({ createdAt }: Job): number {
  return createdAt?.getTime() ?? 0;
}
