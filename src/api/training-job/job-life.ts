import { z } from 'zod';
import type { Language } from '../../domain/access/person.ts';
import type { JobDetail, JobEvent, JobStage, TaskInstance } from '../../domain/training-job/job-detail.ts';
import type { Http } from '../http/http.ts';
import { looseList, looseNumber, looseText, looseTime, maskedText } from '../http/loose.ts';
import { path } from '../http/path.ts';
import { moment, WireJobDetail } from './job-detail.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

interface EventsAsked extends Asking {
  /** 1 to 100. */
  readonly limit: number;
  readonly level?: 'Error' | undefined;
  /** In which ModelArts tells them. */
  readonly language: Language;
}

// `source` is `K8S`, `K8s`, `Job` or `Task`, and says nothing to whoever reads the message.
const WireEvent = z.object({
  time: looseTime,
  level: looseText,
  message: maskedText.pipe(z.string()),
});

// `total` and the paging fields are text in older editions of the API and numbers in newer ones.
const Events = z
  .object({ total: looseNumber, events: list(WireEvent) })
  .transform(({ total = 0, events }) => ({
    total: Math.max(total, events.length),
    events: events.map(
      ({ time, level, message }): JobEvent => ({ at: time, level: levelOf(level), message }),
    ),
  }));

// Whether times come as numbers or as RFC 3339 is not documented here.
const eitherTime = z.union([moment.refine((time) => time !== undefined), looseTime]);

const WireStage = z.object({
  name: looseText,
  stage_order: looseNumber,
  start_time: eitherTime,
  end_time: eitherTime,
  en_message: maskedText,
  zh_message: maskedText,
});

const Stages = z
  .object({ running_records: list(z.object({ record_order: looseNumber, stages: looseList(WireStage) })) })
  .transform(({ running_records }): JobStage[] => {
    const last = running_records.toSorted((a, b) => (a.record_order ?? 0) - (b.record_order ?? 0)).at(-1);
    return (last?.stages ?? []).toSorted((a, b) => (a.stage_order ?? 0) - (b.stage_order ?? 0)).map(stageOf);
  });

// A bare list, unlike every other answer.
const Instances = list(
  z.object({ task: z.string().min(1), ip: looseText, host_ip: looseText, schedule_count: looseNumber }),
).transform((all): TaskInstance[] =>
  all.map(({ task, ip, host_ip, schedule_count }) => ({
    task,
    host: host_ip ?? ip,
    placements: schedule_count,
  })),
);

/** How training jobs go. */
export function jobLifeApi(http: Http) {
  return {
    /** @throws NotFound when there is no such job. */
    detail: (jobId: string, { signal }: Asking = {}): Promise<JobDetail> =>
      http.get(path`/v2/{project_id}/training-jobs/${jobId}`, WireJobDetail, {
        endpoint: 'ShowTrainingJobDetails',
        signal,
      }),

    /** What happened to a job, newest first as far as ModelArts sorts, and how much that is in all. */
    events: (
      jobId: string,
      { limit, level, language, signal }: EventsAsked,
    ): Promise<z.output<typeof Events>> =>
      http.get(path`/v2/{project_id}/training-jobs/${jobId}/events`, Events, {
        endpoint: 'ListTrainingJobEvents',
        // Whether `offset` counts pages or events differs between the editions: only the first page is ever read.
        query: { limit, order: 'desc', ...(level && { level }) },
        headers: { 'x-language': language === 'zh' ? 'zh-cn' : 'en-us' },
        signal,
      }),

    /** The stages of a job's last run, in order; empty before the first. */
    stages: (jobId: string, { signal }: Asking = {}): Promise<JobStage[]> =>
      http.get(path`/v2/{project_id}/training-jobs/${jobId}/stages`, Stages, {
        endpoint: 'ListTrainingJobStages',
        signal,
      }),

    /** Where the tasks of a job run. */
    instances: (jobId: string, { signal }: Asking = {}): Promise<TaskInstance[]> =>
      http.get(path`/v2/{project_id}/training-jobs/${jobId}/tasks`, Instances, {
        endpoint: 'ListTrainingJobTasks',
        signal,
      }),
  };
}

/** A list, or null for an empty one; of anything else the answer is not one of this kind. */
function list<Item extends z.ZodType>(item: Item) {
  return z.array(z.unknown()).nullish().pipe(looseList(item));
}

function levelOf(level: string | undefined): JobEvent['level'] {
  const word = level?.toLowerCase();
  return word === 'error' || word === 'warning' ? word : 'info';
}

const STAGES = ['scheduling', 'preparing', 'running', 'end'] as const;

function stageOf({
  name,
  start_time,
  end_time,
  en_message,
  zh_message,
}: z.output<typeof WireStage>): JobStage {
  return {
    name: STAGES.find((stage) => stage === name),
    startedAt: start_time,
    endedAt: end_time,
    message: { en: en_message, zh: zh_message },
  };
}
