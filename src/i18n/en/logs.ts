import { type Inline, line } from '../line.ts';

/** The log of one task of a job. */
export const enLogs = {
  title: (task: string, job: string) => `Log of ${task}, ${job}`,
  headline: (lines: number, task: string, job: string) =>
    lines === 1
      ? `The last line of the log of ${task} of ${job}.`
      : `The last ${lines} lines of the log of ${task} of ${job}.`,
  failed: (exception: string, task: string, job: string) => `${task} of ${job} raised ${exception}`,
  empty: (task: string, job: string) =>
    `The log of ${task} of ${job} is there, but nothing has been written into it yet. Look again in a minute.`,
  neverWritten: (task: string, job: string, phase: string) =>
    `${job} ended (${phase}) before ${task} wrote a line, so it has no log. The job's events say why.`,
  traceback: 'The last traceback',
  errors: 'The last lines that speak of an error',
  end: 'The end of the log',
  before: (count: number) => `…and ${count} ${count === 1 ? 'line' : 'lines'} before`,
  beforeAtLeast: (count: number) =>
    count === 0
      ? 'There may be more before: ModelArts shows only the newest part of a long log. “Get link” leads to the whole.'
      : `…and at least ${count} ${count === 1 ? 'line' : 'lines'} before: ModelArts shows only the newest part of a long log. “Get link” leads to the whole.`,
  cut: (count: number) => `…and ${count} ${count === 1 ? 'line' : 'lines'} in between`,
  masked: {
    private: 'What looks like a credential or an e-mail address is masked. Only you see this.',
    channel: 'What looks like a credential or an e-mail address is masked.',
  },
  share: {
    title: 'Share this log?',
    text: 'Everyone in this channel will see its newest lines, and a running job may have written more since you looked. What looks like a credential is masked; whether anything else in them is secret, nobody can tell but you.',
    yes: 'Share',
    no: 'Keep it to myself',
  },
  shared: 'All trials of a task write into the same log.',
  getLink: 'Get link',
  refresh: 'Look again',
  job: 'The job',
  otherTask: 'Another task…',

  which: (job: string, count: number) => `${job} has ${count} tasks, each with a log of its own. Which one?`,
  pick: 'Pick a task',
  noSuch: (task: string, job: string) => `${job} has no task “${task}”. Which one?`,
  noTasks: (job: string, phase: string) =>
    `${job} has no tasks yet (${phase}), and so no log. Look again once it runs.`,
  noTasksLeft: (job: string, phase: string) =>
    `${job} has no tasks (${phase}), and so no log. The job itself may say why.`,
  exit: (code: number) => `exit code ${code}`,

  linkText: (task: string, job: string) => `A link to the whole log of ${task} of ${job}, for you alone.`,
  link: (task: Inline, job: string, time: Inline) =>
    line`Here is the whole log of ${task} of ${job}. The link dies at ${time}.`,
  linkNote:
    'Whoever has this link can read the log until then, with all the secrets in it: do not pass it on. Only you see this message.',
  open: 'Download log',
  firstParts: (shown: number, total: number) =>
    `The first ${shown} of ${total} pieces. ModelArts gives no links to the rest here: see the log in the console.`,
  openPart: (part: number) => `Download part ${part}`,
  newLink: 'New link',
  tooLong: (task: string, job: string) =>
    `The link to the log of ${task} of ${job} is longer than Slack carries. Get it in the ModelArts console, on the page of the job.`,
  linkForbidden:
    'The bot’s account may read the end of logs, but not hand out links. Whoever runs the bot can permit that: modelarts:trainJob:logExport.',
};
