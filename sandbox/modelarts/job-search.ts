import { z } from 'zod';
import type { WorldJob } from '../project/job.ts';
import { Refusal } from './errors.ts';
import { jobView } from './job-view.ts';

const Filter = z.object({ key: z.string(), operator: z.string(), value: z.array(z.string()).default([]) });
type Filter = z.output<typeof Filter>;

const Search = z.object({
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(50).default(50),
  sort_by: z.string().default('create_time'),
  order: z.enum(['asc', 'desc']).default('desc'),
  // Without one it is the default workspace's jobs that are found, as the vendor's SDK models say.
  workspace_id: z.string().default('0'),
  filters: z.array(Filter).default([]),
});

const KEYS = new Set([
  'id',
  'name',
  'kind',
  'phase',
  'algorithm_id',
  'algorithm_name',
  'create_time',
  'user_id',
  'pool_id',
  'training_experiment_id',
  'runtime_type',
  'priority',
]);
const OPERATORS = new Set(['between', 'like', 'in', 'not']);

/** ListTrainingJobs. `offset` is a page index here. */
export function searchJobs(jobs: readonly WorldJob[], body: unknown, now: Date): object {
  const { offset, limit, sort_by, order, workspace_id, filters } = readSearch(body);
  const found = jobs
    .filter(({ workspace = '0' }) => workspace === workspace_id)
    .filter((job) => filters.every((filter) => isEmpty(filter) || matches(job, filter, now)))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  if (order === 'desc') found.reverse();
  const items = found.slice(offset * limit, (offset + 1) * limit).map((job) => jobView(job, now));
  return {
    // Documented as all jobs of the user, filters or not. `count` is documented as the jobs that match, but the
    // published sample fits the rows of the page, which is the reading that trips up a careless client.
    total: jobs.length,
    count: items.length,
    limit,
    offset,
    sort_by,
    order,
    group_by: '',
    workspace_id,
    ai_project: 'default-ai-project',
    items,
  };
}

function readSearch(body: unknown): z.output<typeof Search> {
  const read = Search.safeParse(body ?? {});
  if (!read.success) throw new Refusal(400, 'ModelArts.2788', 'A request parameter is invalid.');
  if (read.data.sort_by !== 'create_time')
    throw new Refusal(400, 'ModelArts.2790', 'Unsupported sort field.');
  for (const filter of read.data.filters) checkFilter(filter);
  return read.data;
}

function checkFilter(filter: Filter): void {
  const { key, operator, value } = filter;
  if (!KEYS.has(key)) throw new Refusal(400, 'ModelArts.2807', `Unsupported filter key ${key}.`);
  if (!OPERATORS.has(operator)) {
    throw new Refusal(400, 'ModelArts.2808', `Unsupported filter operator ${operator}.`);
  }
  if (isEmpty(filter) || operator !== 'between') return;
  if (value.length !== 2 || value.some((each) => Number.isNaN(Date.parse(each)))) {
    throw new Refusal(400, 'ModelArts.2809', 'Unsupported filter value.');
  }
}

/** The published sample sends such filters and gets everything. */
function isEmpty({ value }: Filter): boolean {
  return value.every((each) => each === '');
}

function matches(job: WorldJob, { key, operator, value }: Filter, now: Date): boolean {
  if (operator === 'between') return isBetween(job.createdAt, value);
  const field = fieldOf(job, key, now);
  if (operator === 'like') return value.some((part) => field.includes(part));
  return value.includes(field) === (operator === 'in');
}

function isBetween(createdAt: Date, [from = '', to = '']: readonly string[]): boolean {
  return createdAt.getTime() >= Date.parse(from) && createdAt.getTime() <= Date.parse(to);
}

/** Keys that say nothing about a job of this world read as empty. Case counts in all of them (undocumented). */
function fieldOf(job: WorldJob, key: string, now: Date): string {
  switch (key) {
    case 'id':
      return job.id;
    case 'name':
      return job.name;
    case 'phase':
      return job.status(now).phase;
    case 'kind':
      return job.search?.settings.yaml === undefined ? 'job' : 'autosearch_job';
    default:
      return '';
  }
}
