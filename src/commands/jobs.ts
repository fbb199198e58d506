import { z } from 'zod';
import type { JobPage } from '../api/training-job/jobs.ts';
import { jobList } from '../blocks/training-job/jobs.ts';
import { ACTIVE, type Job, type JobPhase } from '../domain/search/search.ts';
import { type Context, count, defineCommand } from './command.ts';

/** Of ModelArts' pages, which have fifty jobs at most, one of ours has so many. */
const PAGES = 2;

export const jobs = defineCommand({
  name: 'jobs',
  usage: 'jobs [name] [--running] [--page N]',
  examples: ['jobs', 'jobs resnet', 'jobs --running', 'jobs --page 2'],
  permission: 'view',
  args: z.object({
    name: z.string().optional(),
    running: z.boolean().default(false),
    page: count(1, 10_000).default(1),
  }),

  async run({ name, running, page }, context) {
    const wanted = { name, phases: running ? [...ACTIVE] : undefined };
    const found = await readPage(wanted, page, context);
    const listed = found.jobs.toSorted((a, b) => order(a) - order(b) || created(b) - created(a));
    const { clock, asked, t } = context;
    const scope = { name, running, page };
    return jobList(
      { jobs: listed, scope, more: found.more, refused: found.refused, now: clock.now(), asked },
      t,
    );
  },
});

interface Wanted {
  readonly name: string | undefined;
  readonly phases: readonly JobPhase[] | undefined;
}

async function readPage(
  wanted: Wanted,
  page: number,
  { modelarts, signal }: Pick<Context, 'modelarts' | 'signal'>,
): Promise<Required<JobPage>> {
  // A job that is created meanwhile moves the others on, so that one may be seen twice.
  const found = new Map<string, Job>();
  const refused = new Set<string>();
  for (let at = (page - 1) * PAGES; at < page * PAGES; at += 1) {
    const {
      jobs: some,
      more,
      refused: left = [],
    } = await modelarts.jobs.search({ ...wanted, page: at }, { signal });
    for (const job of some) found.set(job.id, job);
    for (const name of left) refused.add(name);
    if (!more) return { jobs: [...found.values()], more: false, refused: [...refused] };
  }
  return { jobs: [...found.values()], more: true, refused: [...refused] };
}

/** Searches first, running ones before ended ones, newest first. */
function order(job: Job): number {
  return (job.search ? 0 : 2) + (ACTIVE.has(job.phase) ? 0 : 1);
}

function created({ createdAt }: Job): number {
  return createdAt?.getTime() ?? 0;
}
