import { hasEnded } from '../../domain/search/search.ts';
import {
  failedFirst,
  type JobDetail,
  type JobTask,
  type TaskInstance,
} from '../../domain/training-job/job-detail.ts';
import type { Words } from '../../i18n/en.ts';
import type { Inline, Line } from '../../i18n/line.ts';
import { clip, NAME } from '../kit/limits.ts';

const TASKS = 8;
const MESSAGE = 400;

/** A line a task: how it ended and why, and where it runs. Those that failed come first. */
export function taskLines(
  { job, tasks }: JobDetail,
  instances: readonly TaskInstance[],
  t: Words,
): (Line | string)[] {
  if (tasks.length === 0) return hasEnded(job) ? [] : [t.job.noTasks];
  const hosts = new Map(instances.map((each) => [each.task, each]));
  const shown = failedFirst(tasks).slice(0, TASKS);
  return [
    ...shown.map((task) => taskLine(task, hosts.get(task.name), t)),
    ...(tasks.length > shown.length ? [t.more(tasks.length - shown.length)] : []),
  ];
}

function taskLine({ name, exitCode, message }: JobTask, at: TaskInstance | undefined, t: Words): Line {
  const facts: Inline[] = [
    ...(exitCode === undefined ? [] : [exitWords(exitCode, t)]),
    ...(at?.host === undefined ? [] : [t.job.host(clip(at.host, NAME))]),
    ...(at?.placements === undefined || at.placements < 2 ? [] : [t.job.placements(at.placements)]),
    ...(message === undefined ? [] : [clip(message.replaceAll(/\s+/g, ' '), MESSAGE)]),
  ];
  return t.job.task({ code: clip(name, NAME) }, facts);
}

function exitWords(code: number, t: Words): Inline {
  if (code === 0) return t.job.exit(code);
  const meaning = t.job.exitMeaning(code);
  return { bold: meaning ? `${t.job.exit(code)} (${meaning})` : t.job.exit(code) };
}
