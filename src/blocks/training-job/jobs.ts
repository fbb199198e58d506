import type { Job } from '../../domain/search/search.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { JobScope } from '../../i18n/en/jobs.ts';
import type { Words } from '../../i18n/en.ts';
import { type Asked, refreshAndShare, turnIn } from '../kit/asked.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { duration } from '../kit/numbers.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { type Cell, numberCell, table } from '../kit/table.ts';
import { HOLE, searchMenu } from '../search/search-picker.ts';

interface Jobs {
  /** In the order to show: searches first, running ones before ended ones. */
  readonly jobs: readonly Job[];
  readonly scope: JobScope;
  /** There may be older ones. */
  readonly more: boolean;
  /** Names of workspaces whose jobs ModelArts refuses to list. */
  readonly refused: readonly string[];
  readonly now: Date;
  readonly asked: Asked;
}

export function jobList(list: Jobs, t: Words): Message {
  const { jobs, scope, now, asked } = list;
  const searches = jobs.filter((job) => job.search);
  if (jobs.length === 0) {
    const text = scope.page > 1 ? t.jobs.noOlder : t.jobs.none(clipped(scope));
    return message(text, [paragraph(text), leftOut(list, t), turning(list, t)]);
  }
  // Where several workspaces are searched, names can occur in more than one.
  const hasWorkspaces = jobs.some(({ workspace }) => workspace !== undefined);
  const headline = t.jobs.headline(searches.length, jobs.length - searches.length, clipped(scope));
  return message(headline, [
    heading(t.jobs.title),
    table({
      caption: headline,
      columns: [
        { title: t.column.name },
        { title: t.column.state },
        { title: t.column.kind },
        { title: t.column.started, align: 'right' },
        { title: t.column.spent, align: 'right' },
        { title: t.column.owner },
        ...(hasWorkspaces ? [{ title: t.column.workspace }] : []),
      ],
      rows: jobs.map((job): Cell[] => [
        clip(job.name, NAME),
        t.phase[job.phase],
        job.search ? t.jobs.search : t.jobs.job,
        numberCell(job.createdAt?.getTime(), (ms) => age(new Date(ms), now, t), t.none),
        numberCell(job.ranFor, (ms) => duration(ms / 1000, t.locale), t.none),
        filled(clip(job.user ?? '', NAME)),
        ...(hasWorkspaces ? [filled(clip(job.workspace ?? '', NAME))] : []),
      ]),
      named: 0,
      more: t.more,
    }),
    leftOut(list, t),
    turning(list, t),
    ...(searches.length > 0 ? [findAndShare(asked, t)] : [actions(...refreshAndShare(asked, t))]),
  ]);
}

/** Workspaces that are named. */
const NAMED = 5;

function leftOut({ refused }: Jobs, t: Words) {
  const names = refused.slice(0, NAMED).map((name) => clip(name, NAME));
  const more = refused.length > NAMED ? [t.more(refused.length - NAMED)] : [];
  return note(names.length > 0 ? t.jobs.leftOut(t.join([...names, ...more])) : undefined);
}

/** Other pages of the same jobs, and the newest of others, in the same message. */
function turning({ jobs, scope, more, asked }: Jobs, t: Words) {
  const { name, running, page } = scope;
  const turn = (key: string, label: string, to: Partial<JobScope>) =>
    button({ key, label, line: lineTo({ ...scope, page: 1, ...to }), press: turnIn(asked) });
  return actions(
    page > 1 ? turn('newer', t.jobs.newer, { page: jobs.length > 0 ? page - 1 : 1 }) : undefined,
    more ? turn('older', t.jobs.older, { page: page + 1 }) : undefined,
    running ? undefined : turn('running', t.jobs.onlyRunning, { running: true }),
    name !== undefined || running ? turn('all', t.jobs.all, { name: undefined, running: false }) : undefined,
  );
}

function lineTo({ name, running, page }: JobScope): string {
  const words = [...(name === undefined ? [] : [name]), ...(running ? ['--running'] : [])];
  return writeLine('jobs', ...words, ...(page > 1 ? ['--page', page] : []));
}

function clipped({ name, ...scope }: JobScope): JobScope {
  return { ...scope, name: name === undefined ? undefined : clip(name, NAME) };
}

function findAndShare(asked: Asked, t: Words) {
  const line = writeLine('best', HOLE);
  return searchMenu({ finds: 'job', line, placeholder: t.jobs.pick }, ...refreshAndShare(asked, t));
}

interface PickJob {
  readonly hasJobs: boolean;
  /** Only what has not ended is offered. */
  readonly onlyRunning: boolean;
  /** With `HOLE` for the job. */
  readonly line: string;
  readonly command: string;
}

/** Asks which job a command was meant for. */
export function pickJob({ hasJobs, onlyRunning, line, command }: PickJob, t: Words): Message {
  if (!hasJobs) return message(t.pick.noJobs, [paragraph(t.pick.noJobs)]);
  const help = button({ key: 'help', label: t.button.help, line: writeLine('help', command) });
  const menu = searchMenu({ finds: 'job', onlyRunning, line, placeholder: t.find.job }, help);
  const text = menu ? whichJob(command, t) : t.find.tooLong(command, 'job');
  return message(text, [paragraph(text), menu ?? actions(help)]);
}

function whichJob(command: string, t: Words): string {
  if (command === 'stop') return t.pick.stopIn;
  return command === 'stop-job' ? t.pick.stopJob : t.pick.job(command);
}

function age(since: Date, now: Date, t: Words): string {
  return t.ago(duration(Math.max(0, (now.getTime() - since.getTime()) / 1000), t.locale));
}
