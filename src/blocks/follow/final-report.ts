import type { Settings } from '../../domain/access/settings.ts';
import type { SearchNow } from '../../domain/follow/digest.ts';
import type { Report } from '../../domain/search/report.ts';
import { labelOf } from '../../domain/search/trial.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { duration, short } from '../kit/numbers.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { goalText, parameters } from '../search/best.ts';
import { doubts } from '../search/doubts.ts';
import { curve, metricOf } from '../search/progress.ts';
import { trialTable } from '../search/trial-table.ts';

interface FinalReport {
  readonly search: SearchNow;
  readonly report: Report;
  readonly isDryRun: boolean;
  readonly approval: Settings['approval'];
}

const TOP = 5;

/** What came of a search, once it has ended: the best trial, how it was come by, and what the time went into. */
export function finalReport({ search, report, isDryRun, approval }: FinalReport, t: Words): Message {
  const { job, ranking, table, progress, stopped } = search;
  const name = filled(clip(job.name, NAME));
  const trials = ranking.ranked.slice(0, TOP).map(({ trial }) => trial);
  const caption = t.best.caption(name);
  return message(t.card.report.headline(name, t.digest.how[job.phase], bestText(search, t)), [
    heading(t.card.report.title(name)),
    paragraph(...bestLines(search, t)),
    paragraph(...timeLines(report, t)),
    curve({ job, ranking, progress }, t),
    trials.length > 0
      ? trialTable({ job, trials, ranking, stopped, isDryRun, approval, caption }, t)
      : undefined,
    note(t.best.counts(ranking.counts), ...doubts(ranking, table, t)),
    actions(
      button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) }),
      button({ key: 'all', label: t.button.allTrials, line: writeLine('trials', job.id) }),
      button({ key: 'analysis', label: t.search.analysis.button, line: writeLine('analysis', job.id) }),
    ),
  ]);
}

function bestText({ ranking }: SearchNow, t: Words): string {
  const [best] = ranking.ranked;
  const words = t.card.report;
  if (!best) return words.noBest;
  return words.best(clip(labelOf(best.trial), NAME), metricOf(ranking, t), short(best.value));
}

function bestLines({ job, ranking, progress }: SearchNow, t: Words): (string | Line | undefined)[] {
  const [best] = ranking.ranked;
  if (!best) return [t.home.noBest];
  const at = progress.curve.find(({ trial }) => trial === best.trial)?.at;
  return [
    t.best.winner(
      { code: clip(labelOf(best.trial), NAME) },
      metricOf(ranking, t),
      { bold: short(best.value) },
      goalText(ranking.criterion, t),
    ),
    parameters(job, best.trial, t),
    at === undefined ? undefined : t.card.report.foundAt(at, progress.curve.length),
  ];
}

function timeLines({ time, median, ranFor, counts }: Report, t: Words): (string | undefined)[] {
  const words = t.card.report;
  const span = (seconds: number) => duration(seconds, t.locale);
  return [
    ranFor === undefined ? undefined : words.ranFor(span(ranFor / 1000)),
    time && words.spent(span(time.seconds)),
    time && time.unknown > 0 ? words.unknown(time.unknown) : undefined,
    time?.belowMedian !== undefined && median !== undefined
      ? words.below(percent(time.belowMedian), short(median))
      : undefined,
    time && time.failed > 0 ? words.failed(percent(time.failed)) : undefined,
    counts.stopped > 0 ? words.stopped(counts.stopped) : undefined,
  ];
}

function percent(share: number): string {
  return share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`;
}
