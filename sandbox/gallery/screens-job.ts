import type { Asked } from '../../src/blocks/kit/asked.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import { type JobLife, oneJob } from '../../src/blocks/training-job/job.ts';
import { logLink, logMissing, logTail, noTasks, pickTask } from '../../src/blocks/training-job/logs.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { JobDetail, JobEvent, JobStage, JobTask } from '../../src/domain/training-job/job-detail.ts';
import { readTail } from '../../src/domain/training-job/log-tail.ts';
import type { Words } from '../../src/i18n/en.ts';

interface World {
  readonly job: Job;
  /** Text from outside: names, messages, lines of a log. */
  readonly text: string;
  /** As many tasks and events as the project has trials. */
  readonly trials: readonly unknown[];
}

const NOW = new Date('2026-11-22T08:00:00Z');
const CONSOLE = 'https://console.huaweicloud.com/modelarts/?region=cn-north-4#/training/detail/e346206c';
const LINK = 'https://ml-team.obs.cn-north-4.myhuaweicloud.com/logs/worker-0.log?AccessKeyId=A&Signature=B';

/** Every screen about one job and its logs. */
export function jobScreens(world: World, t: Words): Record<string, Message> {
  return { ...details(world, t), ...logs(world, t) };
}

function details({ job, text, trials }: World, t: Words): Record<string, Message> {
  const asked = { line: `job ${job.id}`, audience: 'private' } as const;
  const life = lifeOf(text, trials.length);
  const nothing: JobLife = { events: [], eventCount: 0, stages: [], instances: [], unread: [] };
  const waiting = { ...bare({ ...job, phase: 'Pending', ranFor: undefined }), since: NOW };
  const failed = detailOf({ ...job, phase: 'Failed' }, text, trials.length);
  const plain: Job = { ...job, search: undefined, phase: 'Completed' };
  const yaml: Job = { ...job, search: { objectives: [], parameters: [] } };
  return {
    job: oneJob({ detail: detailOf(job, text, 2), life, console: CONSOLE, asked }, t),
    jobFailed: oneJob({ detail: failed, life, console: CONSOLE, asked }, t),
    jobWaiting: oneJob({ detail: waiting, life: nothing, console: undefined, asked }, t),
    jobPlain: oneJob({ detail: bare(plain), life: nothing, console: undefined, asked }, t),
    jobYaml: oneJob({ detail: detailOf(yaml, text, 1), life, console: CONSOLE, asked }, t),
    jobUnread: oneJob(
      {
        detail: bare(job),
        life: { ...nothing, unread: ['errors', 'events', 'stages', 'instances'] },
        console: undefined,
        asked: { ...asked, audience: 'channel' },
      },
      t,
    ),
  };
}

function logs({ job, text, trials }: World, t: Words): Record<string, Message> {
  const detail = detailOf(job, text, trials.length);
  const task = detail.tasks[0]?.name ?? 'worker-0';
  const usual = Array.from({ length: 120 }, (_, i) => `epoch ${i} ${text} loss ${(2 / (i + 1)).toFixed(4)}`);
  const tail = (lines: readonly string[], mayBeCut = false, audience: Asked['audience'] = 'private') =>
    logTail({ detail, task, tail: readTail(lines.join('\n')), mayBeCut, audience }, t);
  const link = (addresses: readonly string[]) =>
    logLink({ job, task, link: { expiresAt: NOW, total: addresses.length + 2, reveal: () => addresses } }, t);
  const reasons = ['logNotWritten', 'logCleared', 'logPathMissing', 'logPathUnset'] as const;
  return {
    logs: tail(usual),
    logsShort: tail(usual.slice(0, 3)),
    logsTraceback: tail([...usual, ...crash(text), ...usual.slice(0, 20)], true),
    logsErrors: tail([...usual, `ERROR ${text}`, 'Killed']),
    logsShared: tail(usual, false, 'channel'),
    logsEmpty: tail([]),
    logLink: link([LINK]),
    logLinkParts: link(Array.from({ length: 30 }, (_, i) => `${LINK}${i}`)),
    logLinkTooLong: link([`${LINK}${'x'.repeat(3_000)}`]),
    logsOfWhich: pickTask({ detail, typed: undefined, download: false }, t),
    logsOfNone: pickTask({ detail, typed: text, download: true }, t),
    logsNoTasks: noTasks(bare({ ...job, phase: 'Pending' }), t),
    logsNoTasksLeft: noTasks(bare({ ...job, phase: 'Abnormal' }), t),
    ...Object.fromEntries(
      reasons.flatMap((reason) => [
        [`logs ${reason}`, logMissing({ job, task, reason, download: false }, t)],
        [`log link ${reason}`, logMissing({ job, task, reason, download: true }, t)],
      ]),
    ),
  };
}

/** A job of which nothing is known but what the list tells. */
function bare(job: Job): JobDetail {
  return {
    job,
    description: undefined,
    since: undefined,
    restarts: 0,
    place: { flavor: undefined, nodes: undefined, pool: undefined, engine: undefined, cards: undefined },
    tasks: [],
    ranges: [],
    algorithms: [],
  };
}

function detailOf(job: Job, text: string, count: number): JobDetail {
  return {
    job,
    description: text,
    since: NOW,
    restarts: 2,
    place: {
      flavor: 'modelarts.vm.npu.8u',
      nodes: count,
      pool: text,
      engine: text,
      cards: { count: 8, kind: text },
    },
    tasks: Array.from({ length: Math.max(count, 2) }, (_, i) => taskOf(i, text)),
    ranges: [
      { kind: 'continuous', name: 'learning_rate', lower: '0.0001', upper: '0.1' },
      { kind: 'discrete', name: 'batch_size', values: ['16', '32', '64', '128'] },
      { kind: 'continuous', name: text, lower: undefined, upper: text },
      { kind: 'discrete', name: text, values: Array.from({ length: 40 }, () => text) },
      { kind: 'continuous', name: 'dropout', lower: undefined, upper: undefined },
    ],
    algorithms: ['bayes_opt_search', text],
  };
}

function taskOf(i: number, text: string): JobTask {
  // Nobody's task is called so; the screen has to bear it.
  const name = text.length > 100 ? `${i}${text}` : `worker-${i}`;
  if (i % 3 === 1) return { name, exitCode: 137, message: `OOMKilled: ${text}` };
  return { name, exitCode: i % 3 === 0 ? 0 : undefined, message: undefined };
}

function lifeOf(text: string, count: number): JobLife {
  const levels = ['error', 'warning', 'info'] as const;
  const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const stage = (name: JobStage['name'], from: number, to: number | undefined): JobStage => ({
    name,
    startedAt: at(from),
    endedAt: to === undefined ? undefined : at(to),
    message: { en: text, zh: text },
  });
  return {
    events: Array.from({ length: count }, (_, i): JobEvent => {
      const level = levels[Math.min(2, Math.floor((i * 9) / Math.max(1, count)))] ?? 'info';
      return { at: i % 5 === 4 ? undefined : at(-i), level, message: `${i} ${text}` };
    }),
    eventCount: 3 * count,
    stages: [stage('scheduling', -40, -37), stage('preparing', -37, -36), stage('running', -36, undefined)],
    instances: [{ task: 'worker-0', host: '192.168.0.11', placements: 3 }],
    unread: [],
  };
}

function crash(text: string): string[] {
  const frames = Array.from({ length: 60 }, (_, i) => [
    `  File "/home/ma-user/code/train.py", line ${i}, in step`,
    `    ${text}`,
  ]).flat();
  return ['Traceback (most recent call last):', ...frames, `RuntimeError: ${text}`];
}
