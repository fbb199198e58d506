import { z } from 'zod';
import { type JobLife, oneJob } from '../blocks/training-job/job.ts';
import { worstFirst } from '../domain/training-job/job-detail.ts';
import { type Context, defineCommand } from './command.ts';
import { readJob } from './read-job.ts';

/** Events that are read; a job that waits for a place repeats itself. */
const EVENTS = 20;
const ERRORS = 5;

export const job = defineCommand({
  name: 'job',
  usage: 'job <job>',
  examples: ['job resnet-lr', 'job e346206c'],
  permission: 'view',
  args: z.object({ job: z.string() }),

  async run({ job: word }, context) {
    const { modelarts, asked, t } = context;
    const detail = await readJob(word, context);
    const life = await readLife(detail.job.id, context);
    return oneJob({ detail, life, console: modelarts.console.job(detail.job.id), asked }, t);
  },
});

/** How the job goes. What of it cannot be read is named, and takes nothing away from the rest. */
async function readLife(id: string, { modelarts, asker, signal, log }: Context): Promise<JobLife> {
  const { jobLife } = modelarts;
  const asking = { language: asker.language, signal };
  const [errors, newest, stages, instances] = await Promise.allSettled([
    // Asked for by themselves: hundreds of other events may have come after them.
    jobLife.events(id, { ...asking, limit: ERRORS, level: 'Error' }),
    jobLife.events(id, { ...asking, limit: EVENTS }),
    jobLife.stages(id, asking),
    jobLife.instances(id, asking),
  ]);
  // Whoever has waited too long is told of that.
  signal.throwIfAborted();
  const parts = [
    ['errors', errors],
    ['events', newest],
    ['stages', stages],
    ['instances', instances],
  ] as const;
  const failed = parts.filter(([, { status }]) => status === 'rejected');
  for (const [part, read] of failed)
    log.info({ err: reasonOf(read), job: id, part }, 'a part of a job could not be read');
  const [worst, latest] = [answerOf(errors), answerOf(newest)];
  const events = worstFirst([...(worst?.events ?? []), ...(latest?.events ?? [])]);
  return {
    events,
    eventCount: Math.max(events.length, latest?.total ?? 0),
    stages: answerOf(stages) ?? [],
    instances: answerOf(instances) ?? [],
    unread: failed.map(([part]) => part),
  };
}

function answerOf<T>(read: PromiseSettledResult<T>): T | undefined {
  return read.status === 'fulfilled' ? read.value : undefined;
}

function reasonOf(read: PromiseSettledResult<unknown>): unknown {
  return read.status === 'rejected' ? read.reason : undefined;
}
