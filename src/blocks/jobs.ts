import { writeLine } from '../domain/command-line.ts';
import type { Job } from '../domain/search.ts';
import type { Words } from '../i18n/en.ts';
import type { JobScope } from '../i18n/en-jobs.ts';
import { type Asked, refreshAndShare, turnIn } from './asked.ts';
import { clip, filled, NAME } from './limits.ts';
import { type Message, message } from './message.ts';
import { duration } from './numbers.ts';
import { actions, button, heading, paragraph } from './parts.ts';
import { HOLE, searchMenu } from './search-picker.ts';
import { type Cell, table } from './table.ts';

interface Jobs {
  /** In the order to show: searches first, running ones before ended ones. */
  readonly jobs: readonly Job[];
  readonly filter: JobScope;
  /** Counts from 1, which has the newest. */
  readonly page: number;
  /** There may be older ones. */
  readonly more: boolean;
  readonly now: Date;
  readonly asked: Asked;
}

export function jobList(list: Jobs, t: Words): Message {
  const { jobs, filter, page, now, asked } = list;
  const searches = jobs.filter((job) => job.search);
  if (jobs.length === 0) {
    const text = page > 1 ? t.jobs.noOlder : t.jobs.none(clipped(filter));
    return message(text, [paragraph(text), turning(list, t)]);
  }
  const headline = t.jobs.headline(searches.length, jobs.length - searches.length, clipped(filter));
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
      ],
      rows: jobs.map((job): Cell[] => [
        clip(job.name, NAME),
        t.phase[job.phase],
        job.search ? t.jobs.search : t.jobs.job,
        job.createdAt ? age(job.createdAt, now, t) : t.none,
        job.ranFor === undefined ? t.none : duration(job.ranFor / 1000, t.locale),
        filled(clip(job.user ?? '', NAME)),
      ]),
      named: 0,
      more: t.more,
    }),
    turning(list, t),
    ...(searches.length > 0 ? [findAndShare(asked, t)] : [actions(...refreshAndShare(asked, t))]),
  ]);
}

/** Other pages of the same jobs, and the same page of other jobs, in the same message. */
function turning({ jobs, filter, page, more, asked }: Jobs, t: Words) {
  const press = turnIn(asked);
  const to = (target: JobScope, at = 1) =>
    writeLine(
      'jobs',
      ...(target.name === undefined ? [] : [target.name]),
      ...(target.running ? ['--running'] : []),
      ...(at > 1 ? ['--page', at] : []),
    );
  const isAll = filter.name === undefined && !filter.running;
  const turn = (key: string, label: string, line: string) => button({ key, label, line, press });
  return actions(
    page > 1 ? turn('newer', t.jobs.newer, to(filter, jobs.length > 0 ? page - 1 : 1)) : undefined,
    more ? turn('older', t.jobs.older, to(filter, page + 1)) : undefined,
    filter.running ? undefined : turn('running', t.jobs.onlyRunning, to({ ...filter, running: true })),
    isAll ? undefined : turn('all', t.jobs.all, to({ name: undefined, running: false })),
  );
}

function clipped({ name, running }: JobScope): JobScope {
  return { name: name === undefined ? undefined : clip(name, NAME), running };
}

function findAndShare(asked: Asked, t: Words) {
  const line = writeLine('best', HOLE);
  return searchMenu({ finds: 'job', line, placeholder: t.jobs.pick }, ...refreshAndShare(asked, t));
}

interface PickJob {
  readonly hasJobs: boolean;
  /** With `HOLE` for the job. */
  readonly line: string;
  readonly command: string;
}

/** Asks which job a command was meant for. */
export function pickJob({ hasJobs, line, command }: PickJob, t: Words): Message {
  if (!hasJobs) return message(t.pick.noJobs, [paragraph(t.pick.noJobs)]);
  const help = button({ key: 'help', label: t.button.help, line: writeLine('help', command) });
  const menu = searchMenu({ finds: 'job', line, placeholder: t.find.job }, help);
  const text = menu ? t.pick.job(command) : t.find.tooLong(command, 'job');
  return message(text, [paragraph(text), menu ?? actions(help)]);
}

function age(since: Date, now: Date, t: Words): string {
  return t.ago(duration(Math.max(0, (now.getTime() - since.getTime()) / 1000), t.locale));
}
