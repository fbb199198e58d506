import { z } from 'zod';
import { hasEnded, type Job } from '../../domain/search/search.ts';
import type { JobDetail, JobPlace, JobTask, SearchRange } from '../../domain/training-job/job-detail.ts';
import { looseList, looseNumber, looseText, looseTexts, maskedText } from '../http/loose.ts';
import { WireJob } from './job.ts';

const some = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).nullish().catch(undefined);
const count = looseNumber.transform((value) => (value !== undefined && value >= 0 ? value : undefined));
// No job has a billion of anything; what is damaged must not become a cost.
const whole = count.transform((value) =>
  value === undefined || value > 1e9 ? undefined : Math.round(value),
);

/**
 * A moment as a number. `start_time` does not say its unit and the records count seconds where all else counts
 * milliseconds; as milliseconds no job is older than this. 0 stands for none.
 */
export const moment = count.transform((value) => {
  return timeAt(value !== undefined && value < 1e11 ? value * 1_000 : value);
});

/** Nobody means a later time; beyond are damaged numbers. */
function timeAt(ms: number | undefined): Date | undefined {
  return ms && ms < Date.UTC(2100, 0) ? new Date(ms) : undefined;
}

const WireStatus = some({
  start_time: moment,
  tasks: looseTexts,
  task_statuses: looseList(
    z.object({ task: z.string().min(1), exit_code: looseNumber, message: maskedText }),
  ),
  running_records: looseList(z.object({ start_at: moment, end_at: moment, start_type: looseText })),
});

const WireParameter = z.object({
  name: z.string().min(1),
  param_type: looseText,
  // Numbers that are documented as text, and seen as such.
  lower_bound: maskedText,
  upper_bound: maskedText,
  discrete_values: looseList(z.union([maskedText, z.boolean().transform(String)])),
});

const WireAlgorithm = some({
  policies: some({
    auto_search: some({
      search_params: looseList(WireParameter),
      algo_configs: looseList(z.object({ name: z.string().min(1) })),
    }),
  }),
  engine: some({ engine_name: looseText, engine_version: looseText, image_url: maskedText }),
});

const Accelerator = some({ unit_num: whole, product_name: looseText });

const WireResource = some({
  flavor_id: looseText,
  flavor_name: looseText,
  node_count: whole,
  pool_id: looseText,
  // `npu.unit_num` is text where `gpu.unit_num` is a number. On dedicated pools all of it is missing.
  flavor_detail: some({ flavor_info: some({ gpu: Accelerator, npu: Accelerator }) }),
  main_container_allocated_resources: some({ accelerator_num: whole, accelerator_type: looseText }),
});

/**
 * What the detail tells beside what the list does. `algorithm.environments`, a list in the documents and a map in the
 * service, `algorithm.parameters` and `endpoints` with their tokens are not read at all: what does not come in cannot
 * get out.
 */
const More = z.object({
  metadata: some({ description: maskedText }),
  status: WireStatus,
  algorithm: WireAlgorithm,
  spec: some({ resource: WireResource }),
});

export const WireJobDetail = z
  .intersection(
    WireJob.transform((job) => ({ job })),
    More.transform((more) => ({ more })),
  )
  .transform(({ job, more: { metadata, status, algorithm, spec } }): JobDetail => {
    const settings = algorithm?.policies?.auto_search;
    const records = status?.running_records ?? [];
    return {
      job,
      description: metadata?.description,
      since: sinceOf(job, status),
      restarts: records.filter(({ start_type }) => start_type === 'restarted').length,
      place: placeOf(spec?.resource, algorithm?.engine),
      tasks: tasksOf(status),
      ranges: (settings?.search_params ?? []).map(rangeOf),
      algorithms: (settings?.algo_configs ?? []).map(({ name }) => name),
    };
  });

/**
 * ModelArts does not say when a phase began. A job runs since the start of its last record and has ended with it; in
 * the published sample a record ends before it starts, and then says nothing.
 */
function sinceOf(job: Job, status: z.output<typeof WireStatus>): Date | undefined {
  const last = status?.running_records.at(-1);
  const start = status?.start_time;
  if (job.phase === 'Creating' || job.phase === 'Pending') return job.createdAt;
  if (job.phase === 'Running') return last?.start_at ?? start;
  if (!hasEnded(job)) return undefined;
  if (last?.end_at && last.end_at >= (last.start_at ?? last.end_at)) return last.end_at;
  return start && job.ranFor !== undefined ? timeAt(start.getTime() + job.ranFor) : undefined;
}

function placeOf(
  resource: z.output<typeof WireResource>,
  engine: NonNullable<z.output<typeof WireAlgorithm>>['engine'] | undefined,
): JobPlace {
  return {
    flavor: resource?.flavor_name ?? resource?.flavor_id,
    nodes: resource?.node_count,
    pool: resource?.pool_id,
    // The version repeats the name, and an image of one's own has neither.
    engine: engine?.engine_version ?? engine?.engine_name ?? engine?.image_url,
    cards: cardsOf(resource),
  };
}

function cardsOf(resource: z.output<typeof WireResource>): JobPlace['cards'] {
  const given = resource?.main_container_allocated_resources;
  const { npu, gpu } = resource?.flavor_detail?.flavor_info ?? {};
  const kinds = [
    { count: given?.accelerator_num, kind: given?.accelerator_type },
    { count: npu?.unit_num, kind: npu?.product_name },
    { count: gpu?.unit_num, kind: gpu?.product_name },
  ];
  const found = kinds.find((each) => each.count);
  return found?.count ? { count: found.count, kind: found.kind } : undefined;
}

/** The names from one list, how they ended from another; either may be missing. */
function tasksOf(status: z.output<typeof WireStatus>): JobTask[] {
  const ends = new Map((status?.task_statuses ?? []).map((each) => [each.task, each]));
  const names = new Set([...(status?.tasks ?? []), ...ends.keys()]);
  return [...names].filter(isTaskName).map((name) => ({
    name,
    exitCode: ends.get(name)?.exit_code,
    message: ends.get(name)?.message,
  }));
}

/** Names stand in paths, where dots alone would lead elsewhere. */
function isTaskName(name: string): boolean {
  return /^\w[\w.-]{0,127}$/.test(name);
}

function rangeOf({
  name,
  param_type,
  lower_bound,
  upper_bound,
  discrete_values,
}: z.output<typeof WireParameter>): SearchRange {
  const values = discrete_values.filter((value) => value !== undefined);
  // The type is not always there; values are only ever listed for the one kind.
  if (param_type === 'discrete' || values.length > 0) return { kind: 'discrete', name, values };
  return { kind: 'continuous', name, lower: lower_bound, upper: upper_bound };
}
