import { z } from 'zod';
import { told } from '../blocks/stop/stop.ts';
import { logLink, logMissing, logTail, noTasks, pickTask } from '../blocks/training-job/logs.ts';
import type { JobDetail } from '../domain/training-job/job-detail.ts';
import { readTail } from '../domain/training-job/log-tail.ts';
import { type ModelArtsProblem, UserError } from '../errors.ts';
import { type Context, defineCommand, type Reply } from './command.ts';
import { readJob } from './read-job.ts';

export const logs = defineCommand({
  name: 'logs',
  usage: 'logs <job> [task] [--download]',
  examples: ['logs resnet-lr', 'logs resnet-lr worker-0', 'logs resnet-lr worker-0 --download'],
  permission: 'view',
  // A link works for whoever has it. No mask knows every secret that code may print, so that the end of a log goes to
  // the channel only where somebody says so.
  isPrivate: true,
  args: z.object({
    job: z.string(),
    // A name as ModelArts gives them: anything else would be another path.
    task: z
      .string()
      .regex(/^\w[\w.-]{0,127}$/)
      .optional(),
    download: z.boolean().default(false),
  }),

  async run({ job: word, task: typed, download }, context) {
    const { t } = context;
    const detail = await readJob(word, context);
    const task = findTask(typed, detail);
    if (task !== undefined) return show({ detail, task, download }, context);
    if (detail.tasks.length === 0) return noTasks(detail, t);
    return pickTask({ detail, typed, download }, t);
  },
});

interface Wanted {
  readonly detail: JobDetail;
  readonly task: string;
  readonly download: boolean;
}

async function show({ detail, task, download }: Wanted, context: Context): Promise<Reply> {
  const { modelarts, signal, t } = context;
  const { job } = detail;
  try {
    if (download) return logLink({ job, task, link: await modelarts.logs.link(job.id, task, { signal }) }, t);
    const { content, mayBeCut } = await modelarts.logs.preview(job.id, task, { signal });
    const { audience } = context.asked;
    const screen = logTail({ detail, task, tail: readTail(content), mayBeCut, audience }, t);
    return { ...screen, isShareable: true };
  } catch (error) {
    const problem = problemOf(error);
    // Previews need another right than links do.
    if (download && problem?.kind === 'forbidden') return told(t.logs.linkForbidden);
    const { reason } = problem ?? {};
    if (
      reason === 'logNotWritten' ||
      reason === 'logCleared' ||
      reason === 'logPathMissing' ||
      reason === 'logPathUnset'
    )
      return logMissing({ job, task, reason, download }, t);
    throw error;
  }
}

function problemOf(error: unknown): Partial<ModelArtsProblem> | undefined {
  return error instanceof UserError && 'endpoint' in error.problem ? error.problem : undefined;
}

/** The only task where none was named. `1` is short for `worker-1`. */
function findTask(typed: string | undefined, { tasks }: JobDetail): string | undefined {
  const names = tasks.map(({ name }) => name);
  if (typed === undefined) return names.length === 1 ? names[0] : undefined;
  // Where the job does not name its tasks, ModelArts knows better.
  if (names.length === 0) return typed;
  return names.find((name) => name === typed) ?? names.find((name) => name === `worker-${typed}`);
}
