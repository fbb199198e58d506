import type { Button } from '@slack/types';
import { hasEnded, type Job } from '../../domain/search/search.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import { failedFirst, hasFailed, type JobDetail } from '../../domain/training-job/job-detail.ts';
import type { LogTail } from '../../domain/training-job/log-tail.ts';
import type { LogLink } from '../../domain/training-job/logs.ts';
import type { ModelArtsReason } from '../../errors.ts';
import type { Words } from '../../i18n/en.ts';
import type { Asked } from '../kit/asked.ts';
import { clip, NAME } from '../kit/limits.ts';
import { linkButton } from '../kit/link-button.ts';
import { type Message, message, type Part } from '../kit/message.ts';
import { actions, button, heading, note, paragraph, picker } from '../kit/parts.ts';
import { preformatted } from '../kit/preformatted.ts';
import { lastFitting } from './log-lines.ts';

interface TailOfLog {
  readonly detail: JobDetail;
  readonly task: string;
  readonly tail: LogTail;
  /** There may be more in front than is counted. */
  readonly mayBeCut: boolean;
  readonly audience: Asked['audience'];
}

/** Characters, together no more than a message of plain tables has. */
const TRACEBACK = 3_000;
const TAIL = 6_000;
/** Lines of a traceback. The call that failed is at its end. */
const FRAMES = 30;
/** Lines of an exception's message after its first. */
const MESSAGE = 15;

/** The end of a log, with what went wrong before it. */
export function logTail({ detail, task, tail, mayBeCut, audience }: TailOfLog, t: Words): Message {
  const { job } = detail;
  const [name, taskName] = [clip(job.name, NAME), clip(task, NAME)];
  const { shown, left } = lastFitting(tail.lines, TAIL);
  if (shown.length === 0) {
    if (hasEnded(job)) {
      const ended = t.logs.neverWritten(taskName, name, t.phase[job.phase]);
      return message(ended, [paragraph(ended), actions(...logButtons(detail, task, t))]);
    }
    const text = t.logs.empty(taskName, name);
    return message(text, [paragraph(text), actions(...logButtons(detail, task, t))]);
  }
  const { exception } = tail;
  const headline = t.logs.headline(shown.length, taskName, name);
  return message(exception ? t.logs.failed(clip(exception, NAME), taskName, name) : headline, [
    heading(t.logs.title(taskName, name)),
    ...tracebackPart(tail, t),
    ...titled(t.logs.errors, tail.errors, t),
    paragraph([{ bold: t.logs.end }]),
    note(beforeSentence(tail.before + left, mayBeCut, t)),
    ...preformatted(shown),
    note(job.search ? t.logs.shared : undefined, t.logs.masked[audience]),
    actions(...logButtons(detail, task, t), audience === 'private' ? shareButton(job, task, t) : undefined),
  ]);
}

/** Of a long message the beginning and the last line, so that the exception and the call that failed are in sight. */
function tracebackPart({ traceback, exceptionAt = traceback.length }: LogTail, t: Words): Part[] {
  const shown = traceback.slice(0, exceptionAt + 1 + MESSAGE);
  const rest = traceback.slice(shown.length);
  const end = rest.length > 1 ? [t.logs.cut(rest.length - 1), ...rest.slice(-1)] : rest;
  return titled(t.logs.traceback, [...shown, ...end], t);
}

function titled(title: string, lines: readonly string[], t: Words): Part[] {
  if (lines.length === 0) return [];
  const [first = '', ...rest] = lines;
  const end = lastFitting(rest.slice(-FRAMES), TRACEBACK - first.length);
  const left = rest.length - end.shown.length;
  // The first line says what it is, the last what went wrong: what is too much stands between.
  return [
    paragraph([{ bold: title }]),
    ...preformatted([first, ...(left > 0 ? [t.logs.cut(left)] : []), ...end.shown]),
  ];
}

function beforeSentence(count: number, mayBeCut: boolean, t: Words): string | undefined {
  if (mayBeCut) return t.logs.beforeAtLeast(count);
  return count > 0 ? t.logs.before(count) : undefined;
}

function logButtons({ job, tasks }: JobDetail, task: string, t: Words): (Button | undefined)[] {
  return [
    linkMaker(job, task, t.logs.getLink),
    button({ key: 'again', label: t.logs.refresh, line: writeLine('logs', job.id, task) }),
    tasks.length > 1
      ? button({ key: 'tasks', label: t.logs.otherTask, line: writeLine('logs', job.id) })
      : undefined,
    jobButton(job, t),
  ];
}

/** Asks back: whoever shares stands in for what no mask knows. */
function shareButton(job: Job, task: string, t: Words): Button | undefined {
  const { title, text, yes, no } = t.logs.share;
  return button({
    key: 'share',
    label: t.button.share,
    line: writeLine('logs', job.id, task),
    press: 'share',
    confirm: { title, text, yes, no },
  });
}

function linkMaker(job: Job, task: string, label: string): Button | undefined {
  return button({ key: 'link', label, line: writeLine('logs', job.id, task, '--download') });
}

function jobButton(job: Job, t: Words): Button | undefined {
  return button({ key: 'job', label: t.logs.job, line: writeLine('job', job.id) });
}

/** A link for one pair of eyes. It stands in a button alone: not in the notification, and never unfurled. */
export function logLink(
  { job, task, link }: { readonly job: Job; readonly task: string; readonly link: LogLink },
  t: Words,
): Message {
  const [name, taskName] = [clip(job.name, NAME), clip(task, NAME)];
  const addresses = link.reveal();
  const openers = addresses
    .map((url, i) =>
      linkButton({
        key: `log-${i}`,
        label: addresses.length === 1 ? t.logs.open : t.logs.openPart(i + 1),
        url,
        style: 'primary',
      }),
    )
    .filter((each) => each !== undefined);
  if (openers.length === 0) {
    const text = t.logs.tooLong(taskName, name);
    return message(text, [paragraph(text), actions(jobButton(job, t))]);
  }
  const shown = openers.slice(0, PARTS);
  return message(t.logs.linkText(taskName, name), [
    paragraph(t.logs.link({ code: taskName }, name, { time: link.expiresAt, to: 'second' })),
    actions(...shown, linkMaker(job, task, t.logs.newLink)),
    note(
      shown.length < link.total ? t.logs.firstParts(shown.length, link.total) : undefined,
      t.logs.linkNote,
    ),
  ]);
}

/** As many buttons as Slack takes in a row of them, and one to ask anew. */
const PARTS = 24;

interface Missing {
  readonly job: Job;
  readonly task: string;
  readonly reason: Extract<
    ModelArtsReason,
    'logNotWritten' | 'logCleared' | 'logPathMissing' | 'logPathUnset'
  >;
  /** A link was asked for. */
  readonly download: boolean;
}

/** Why there is no log, and what can be done about it. */
export function logMissing({ job, task, reason, download }: Missing, t: Words): Message {
  if (reason === 'logNotWritten' && hasEnded(job)) {
    const ended = t.logs.neverWritten(clip(task, NAME), clip(job.name, NAME), t.phase[job.phase]);
    const others = button({ key: 'tasks', label: t.logs.otherTask, line: writeLine('logs', job.id) });
    return message(ended, [paragraph(ended), actions(others, jobButton(job, t))]);
  }
  const text = t.problem.reason[reason];
  const line = writeLine('logs', job.id, task, ...(download ? ['--download'] : []));
  return message(text, [
    paragraph(text),
    actions(
      reason === 'logNotWritten' ? button({ key: 'again', label: t.logs.refresh, line }) : undefined,
      // Without a path there is no link, but the platform shows the end all the same.
      download && reason === 'logPathUnset'
        ? button({ key: 'end', label: t.logs.end, line: writeLine('logs', job.id, task) })
        : undefined,
      jobButton(job, t),
    ),
  ]);
}

/** Nothing has run, so nothing has been written. */
export function noTasks({ job }: JobDetail, t: Words): Message {
  const sentence = hasEnded(job) ? t.logs.noTasksLeft : t.logs.noTasks;
  const text = sentence(clip(job.name, NAME), t.phase[job.phase]);
  return message(text, [
    paragraph(text),
    actions(
      hasEnded(job)
        ? undefined
        : button({ key: 'again', label: t.logs.refresh, line: writeLine('logs', job.id) }),
      jobButton(job, t),
    ),
  ]);
}

interface WhichTask {
  readonly detail: JobDetail;
  /** What was typed and is no task. */
  readonly typed: string | undefined;
  readonly download: boolean;
}

/** Asks whose log is meant; tasks that failed come first. */
export function pickTask({ detail, typed, download }: WhichTask, t: Words): Message {
  const { job, tasks } = detail;
  const name = clip(job.name, NAME);
  const text =
    typed === undefined ? t.logs.which(name, tasks.length) : t.logs.noSuch(clip(typed, NAME), name);
  const options = failedFirst(tasks).map((task) => ({
    label: clip(task.name, NAME),
    ...(hasFailed(task) && task.exitCode !== undefined && { hint: t.logs.exit(task.exitCode) }),
    line: writeLine('logs', job.id, task.name, ...(download ? ['--download'] : [])),
  }));
  const menu = picker({ key: 'pick', placeholder: t.logs.pick, options });
  const hidden = tasks.length - (menu?.options?.length ?? 0);
  return message(text, [paragraph(text), actions(menu), note(hidden > 0 ? t.more(hidden) : undefined)]);
}
