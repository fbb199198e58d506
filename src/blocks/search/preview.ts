import type { Progress } from '../../domain/search/progress.ts';
import type { Ranking } from '../../domain/search/ranking.ts';
import type { Job } from '../../domain/search/search.ts';
import { labelOf, type TrialTable } from '../../domain/search/trial.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { bar } from '../kit/bar.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { apart, duration, short } from '../kit/numbers.ts';
import { actions, button, note, paragraph } from '../kit/parts.ts';
import { doubts } from './doubts.ts';
import { endedText, metricOf, noBest, stage } from './progress.ts';

interface Previewed {
  readonly job: Job;
  readonly table: TrialTable;
  readonly ranking: Ranking;
  readonly progress: Progress;
  readonly now: Date;
}

/** What is below a link to a job. Small, since nobody has asked for it; the buttons lead on, each presser alone. */
export function jobPreview(shown: Previewed, t: Words): Message {
  const { job, table } = shown;
  return job.search || table.trials.length > 0 ? searchPreview(shown, t) : plainPreview(shown, t);
}

/** The same in a few plain words, for where Slack has no more room. */
export function previewTitle({ name, phase }: Pick<Job, 'name' | 'phase'>, t: Words): string {
  return t.unfurl.title(nameOf({ name }), t.phase[phase]);
}

function searchPreview(shown: Previewed, t: Words): Message {
  const { job, ranking, now } = shown;
  return message(headline(shown, t), [
    paragraph([{ bold: nameOf(job) }], t.unfurl.kind(t.unfurl.search, t.phase[job.phase])),
    paragraph(...standing(shown, t)),
    paragraph(...(shown.table.trials.length === 0 ? [] : bestLines(shown, t))),
    // That the table grew while it was read needs no word here: the preview says of which moment it is.
    note(...doubts(ranking, { settled: true }, t)),
    paragraph(t.unfurl.asOf({ time: now, to: 'day' })),
    actions(
      button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) }),
      button({ key: 'progress', label: t.search.progress.button, line: writeLine('progress', job.id) }),
    ),
  ]);
}

function plainPreview({ job, now }: Previewed, t: Words): Message {
  const { phase, createdAt, ranFor } = job;
  return message(t.job.headline(nameOf(job), t.job.kind.job, t.phase[phase]), [
    paragraph(
      [{ bold: nameOf(job) }],
      t.unfurl.kind(t.unfurl.job, t.phase[phase]),
      createdAt && t.job.created({ time: createdAt, to: 'day' }),
      ranFor === undefined ? undefined : t.job.ran(duration(ranFor / 1_000, t.locale)),
    ),
    paragraph(t.unfurl.asOf({ time: now, to: 'day' })),
    actions(button({ key: 'job', label: t.unfurl.details, line: writeLine('job', job.id) })),
  ]);
}

function headline({ job, ranking, progress }: Previewed, t: Words): string {
  const words = t.search.progress;
  const ended = endedText(progress, job, t);
  const [best] = ranking.ranked;
  if (!best) return words.headline(nameOf(job), ended);
  const [metric, value] = [metricOf(ranking, t), short(best.value)];
  return words.headlineWithBest[stage(job)](
    nameOf(job),
    ended,
    metric,
    value,
    clip(labelOf(best.trial), NAME),
  );
}

function standing({ job, table, ranking, progress }: Previewed, t: Words): string[] {
  if (table.trials.length === 0) return [t.unfurl.noTrials];
  return [`${barOf(progress)}${endedText(progress, job, t)}`, t.best.counts(ranking.counts)];
}

/** None where more trials may come than are known of. */
function barOf({ done, total, isPlanned }: Progress): string {
  return isPlanned ? `${bar(total > 0 ? done / total : 1)} ` : '';
}

function bestLines({ job, ranking }: Previewed, t: Words): (string | Line | undefined)[] {
  const { ranked, leader, criterion } = ranking;
  const words = t.search.progress;
  const [best] = ranked;
  return [
    best
      ? words.best[stage(job)](
          { code: clip(labelOf(best.trial), NAME) },
          metricOf(ranking, t),
          { bold: short(best.value) },
          t.goal[criterion.mode],
        )
      : noBest(job, t),
    leader &&
      t.best.leader(
        { code: clip(labelOf(leader.trial), NAME) },
        { bold: best ? apart(leader.value, best.value)[0] : short(leader.value) },
      ),
  ];
}

function nameOf({ name }: Pick<Job, 'name'>): string {
  return filled(clip(name, NAME));
}
