import type { WorldJob } from '../project/job.ts';
import type { JobRecord } from '../project/records.ts';
import { fieldsIn } from './job-fields.ts';

/** The names of a job's tasks: none before it has a place, then one for each node. */
export function tasksOf(job: WorldJob, { tasks, nodes = 1 }: JobRecord, now: Date): readonly string[] {
  const { phase } = job.status(now);
  if (tasks) return tasks.map(({ name }) => name);
  if (phase === 'Creating' || phase === 'Pending') return [];
  return Array.from({ length: nodes }, (_, at) => `worker-${at}`);
}

/** What ShowTrainingJobDetails has beside what the list shows. */
export function detailView(view: object, job: WorldJob, record: JobRecord, now: Date): object {
  const { status, algorithm, spec, metadata, ...rest } = fieldsIn(view);
  const { startedAt, endedAt } = job.status(now);
  const seconds = (time: Date | undefined) => (time ? Math.floor(time.getTime() / 1_000) : 0);
  return {
    ...rest,
    metadata: { ...fieldsIn(metadata), description: record.description ?? '' },
    status: {
      ...fieldsIn(status),
      tasks: tasksOf(job, record, now),
      task_statuses: (record.tasks ?? []).map(({ name, exitCode, message }) => ({
        task: name,
        exit_code: exitCode,
        message,
      })),
      // Seconds, where all else counts milliseconds.
      running_records: startedAt
        ? [{ start_at: seconds(startedAt), end_at: seconds(endedAt), start_type: 'init_or_rescheduled' }]
        : [],
    },
    algorithm: { ...fieldsIn(algorithm), environments: record.environments ?? {} },
    spec: {
      ...fieldsIn(spec),
      resource: {
        ...fieldsIn(fieldsIn(spec).resource),
        node_count: record.nodes ?? 1,
        flavor_detail: {
          flavor_type: 'GPU',
          flavor_info: { gpu: { unit_num: 1, product_name: 'NVIDIA-V100', memory: '32GB' } },
        },
      },
    },
    endpoints: {
      jupyter_lab: { url: 'https://jupyter.example/lab', token: 'sandbox-jupyter-token' },
    },
    ...record.detail,
  };
}

/** What happened, oldest first: by the times of the job where nobody has written anything down. */
export function eventsOf(job: WorldJob, { events }: JobRecord, now: Date) {
  const { phase, startedAt, endedAt } = job.status(now);
  if (events) return events;
  const info = (at: Date | undefined, message: string) =>
    at ? [{ at, level: 'Info' as const, message }] : [];
  return [
    ...info(job.createdAt, 'The training job was created.'),
    ...info(startedAt, 'The training job started running.'),
    ...(endedAt && phase === 'Failed'
      ? [
          {
            at: endedAt,
            level: 'Error' as const,
            message: 'The training job failed: worker-0 exited with code 1.',
          },
        ]
      : info(endedAt, 'The training job ended.')),
  ];
}

/** The stages of the one run there was. */
export function stagesView(job: WorldJob, now: Date): object {
  const { startedAt, endedAt } = job.status(now);
  const created = job.createdAt;
  const prepared = startedAt && new Date(startedAt.getTime() - 5_000);
  const said = [
    ['scheduling', created, prepared, 'Resources are being allocated.', '正在分配资源。'],
    ['preparing', prepared, startedAt, 'The environment is being prepared.', '正在准备环境。'],
    ['running', startedAt, endedAt, 'The training job is running.', '训练作业运行中。'],
    ['end', endedAt, endedAt, 'The training job has ended.', '训练作业已结束。'],
  ] as const;
  const stages = said.flatMap(([name, start, end, en_message, zh_message], at) =>
    start
      ? [
          {
            name,
            stage_order: at + 1,
            start_time: start.toISOString(),
            end_time: end?.toISOString() ?? '',
            en_message,
            zh_message,
          },
        ]
      : [],
  );
  // The count is text, the order a number.
  return { total_count: '1', running_records: [{ record_order: 1, stages }] };
}
