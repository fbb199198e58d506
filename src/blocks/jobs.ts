import { writeLine } from '../domain/command-line.ts';
import type { Job } from '../domain/search.ts';
import type { Words } from '../i18n/en.ts';
import { type Asked, refreshAndShare } from './asked.ts';
import { clip, filled, NAME } from './limits.ts';
import { type Message, message } from './message.ts';
import { duration } from './numbers.ts';
import { actions, button, heading, paragraph } from './parts.ts';
import { HOLE, searchMenu } from './search-picker.ts';
import { type Cell, table } from './table.ts';

interface Jobs {
  /** In the order to show: searches first, running ones before ended ones. */
  readonly jobs: readonly Job[];
  readonly now: Date;
  readonly asked: Asked;
}

export function jobList({ jobs, now, asked }: Jobs, t: Words): Message {
  const searches = jobs.filter((job) => job.search);
  if (jobs.length === 0) return message(t.jobs.none, [paragraph(t.jobs.none)]);
  const headline = t.jobs.headline(searches.length, jobs.length - searches.length);
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
    ...(searches.length > 0 ? [findAndShare(asked, t)] : [actions(...refreshAndShare(asked, t))]),
  ]);
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
