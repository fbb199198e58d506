import type { Settings } from '../../domain/access/settings.ts';
import { measure, placeOf, type Ranking } from '../../domain/search/ranking.ts';
import type { Reading } from '../../domain/search/reading.ts';
import type { Job } from '../../domain/search/search.ts';
import {
  isRunning,
  labelOf,
  type ParameterValue,
  type Report,
  type Trial,
} from '../../domain/search/trial.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Inline, Line } from '../../i18n/line.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, NAME, VALUE } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { duration, short } from '../kit/numbers.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { type Cell, numberCell, table } from '../kit/table.ts';
import { stopButton } from '../stop/stop.ts';
import { parameterNames, readingText, stateOf } from './trial-table.ts';

interface OneTrial {
  readonly job: Job;
  readonly trial: Trial;
  /** Every report of the trial, oldest first. */
  readonly reports: readonly Report[];
  readonly ranking: Ranking;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
  /** Stops are only rehearsed. */
  readonly isDryRun: boolean;
  readonly approval: Settings['approval'];
  readonly asked: Asked;
}

/** Lines of parameters and metrics shown; searches rarely have more. */
const LINES = 20;

export function oneTrial(one: OneTrial, t: Words): Message {
  const { job, trial, ranking, stopped, isDryRun, approval, asked } = one;
  const id = clip(labelOf(trial), NAME);
  const state = stateOf(trial, stopped, t);
  const place = placeOf(trial, ranking);
  return message(t.trial.headline(id, clip(job.name, NAME), state), [
    heading(t.trial.title(id)),
    paragraph(t.trial.of(clip(job.name, NAME), state), value(one, t)),
    paragraph(...parameters(job, trial, t)),
    paragraph(...metrics(one, t)),
    note(trial.disputed ? t.best.disputed(1) : undefined),
    reportTable(one, t),
    actions(
      isRunning(trial) ? stopButton({ job, trial, ranking, place, isDryRun, approval }, t) : undefined,
      button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) }),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

function value({ trial, ranking }: OneTrial, t: Words): Line {
  const { criterion, by } = ranking;
  const metric = clip(criterion.metric ?? t.reward, NAME);
  const reading = measure(trial, criterion, by);
  const place = placeOf(trial, ranking);
  const placed = place && (isRunning(trial) ? t.trial.placeSoFar : t.trial.place)(place.place, place.of);
  const peak = measure(trial, criterion, 'peak');
  const facts = [
    ...(placed ? [placed] : []),
    ...(peak.kind === 'number' && !isSame(peak, reading) ? [t.trial.peak(short(peak.value))] : []),
    ...(trial.iteration === undefined ? [] : [`${t.column.iteration} ${trial.iteration}`]),
    ...(trial.seconds === undefined ? [] : [t.trial.spent(duration(trial.seconds, t.locale))]),
  ];
  const first: Line =
    reading.kind === 'number'
      ? t.trial.value(metric, { bold: short(reading.value, 6) })
      : [t.trial.unusable(metric, readingText(reading, t))];
  return [...first, ...facts.map((fact) => ` · ${fact}`)];
}

function isSame(a: Reading, b: Reading): boolean {
  return a.kind === 'number' && b.kind === 'number' && a.value === b.value;
}

/** In full, since this is where they are copied from. */
function parameters(job: Job, trial: Trial, t: Words): Line[] {
  const names = parameterNames(job, [trial]);
  return limited(
    names.map((name): Line => [`${clip(name, NAME)} `, { code: inFull(trial.parameters[name], t) }]),
    t,
  );
}

/** What else the trial reported; the value it is judged by stands above. */
function metrics({ trial, ranking }: OneTrial, t: Words): Line[] {
  return limited(
    otherMetrics(trial, ranking).map(([name, reading]): Inline[] => [
      `${clip(name, NAME)} `,
      { bold: readingText(reading, t) },
    ]),
    t,
  );
}

function otherMetrics({ metrics }: Trial, { criterion }: Ranking): [string, Reading][] {
  return Object.entries(metrics).filter(([name]) => name !== criterion.metric);
}

function limited(lines: readonly Line[], t: Words): Line[] {
  return lines.length <= LINES ? [...lines] : [...lines.slice(0, LINES), [t.more(lines.length - LINES)]];
}

function inFull(parameter: ParameterValue | undefined, t: Words): string {
  return parameter === undefined || parameter === null ? t.none : clip(String(parameter), VALUE);
}

/** ModelArts keeps one report for most trials, and repeats the last when a trial ends: one line is no history. */
function reportTable({ reports, trial, ranking }: OneTrial, t: Words) {
  const distinct = reports.filter(
    (report, i) =>
      i === 0 || report.iteration !== reports[i - 1]?.iteration || report.seconds !== reports[i - 1]?.seconds,
  );
  if (distinct.length < 2) return undefined;
  const names = otherMetrics(trial, ranking)
    .map(([name]) => name)
    .slice(0, 5);
  return table({
    caption: t.trial.reports,
    columns: [
      { title: t.column.iteration, align: 'right' },
      { title: t.column.spent, align: 'right' },
      { title: ranking.criterion.metric ?? t.reward, align: 'right' },
      ...names.map((title) => ({ title, align: 'right' as const })),
    ],
    rows: distinct
      .slice(-20)
      .map((report) => [
        numberCell(report.iteration, String, t.none),
        numberCell(report.seconds, (seconds) => duration(seconds, t.locale), t.none),
        readingCell(report.reward, t),
        ...names.map((name) => readingCell(report.metrics[name] ?? { kind: 'missing' }, t)),
      ]),
    named: 0,
    more: t.more,
  });
}

function readingCell(reading: Reading, t: Words): Cell {
  return { value: reading.kind === 'number' ? reading.value : undefined, text: readingText(reading, t) };
}
