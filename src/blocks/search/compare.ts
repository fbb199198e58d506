import { type ComparedMetric, type Difference, differenceOf } from '../../domain/search/difference.ts';
import type { Ranking } from '../../domain/search/ranking.ts';
import type { Job } from '../../domain/search/search.ts';
import type { Trial, TrialTable } from '../../domain/search/trial.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, NAME, VALUE } from '../kit/limits.ts';
import { type Message, message, type Part } from '../kit/message.ts';
import { short } from '../kit/numbers.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { table } from '../kit/table.ts';
import { parameterNames, parameterText, readingText, stateOf } from './trial-table.ts';

interface Compared {
  readonly job: Job;
  readonly table: TrialTable;
  /** Two or more, in the order they were named. */
  readonly trials: readonly Trial[];
  readonly ranking: Ranking;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
  readonly asked: Asked;
}

/** Trials side by side, with nothing but what sets them apart. */
export function comparison(shown: Compared, t: Words): Message {
  const { job, trials, ranking, asked } = shown;
  const words = t.search.compare;
  const difference = differenceOf(trials, {
    ranking,
    objectives: job.search?.objectives ?? [],
    names: parameterNames(job, trials),
  });
  const { parameters, metrics, same } = difference;
  const isAlike = parameters.length + metrics.length === 0;
  const ids = trials.map(({ id }) => clip(id, NAME));
  const text = isAlike
    ? words.alike(ids)
    : words.headline(ids, words.differing(parameters.length, metrics.length));
  return message(text, [
    heading(words.title(clip(job.name, NAME))),
    paragraph(text),
    ...(isAlike ? [] : differing(shown, difference, t)),
    note(
      isAlike || same.parameters + same.metrics === 0 ? undefined : words.same(same.parameters, same.metrics),
      metrics.some(({ mode, top }) => mode === undefined && top.length > 0) ? words.highestNote : undefined,
      ranking.criterion.assumedMode ? t.best.assumedMode : undefined,
      shown.table.settled ? undefined : t.best.unsettled,
    ),
    actions(
      button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) }),
      button({ key: 'all', label: t.button.allTrials, line: writeLine('trials', job.id) }),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

/** What cannot be compared, and what to do about it. */
export function notComparable(text: string, job: Job, t: Words): Message {
  return message(text, [
    paragraph(text),
    actions(button({ key: 'all', label: t.button.allTrials, line: writeLine('trials', job.id) })),
  ]);
}

function differing({ job, trials, stopped }: Compared, difference: Difference, t: Words): Part[] {
  const words = t.search.compare;
  const states = trials.map((trial) => stateOf(trial, stopped, t));
  const rows = [
    ...difference.metrics.map((metric) => [metric.name ?? t.reward, ...metricCells(metric, t)]),
    // A value that may still change is not to be compared unawares.
    ...(new Set(states).size > 1 ? [[t.column.state, ...states]] : []),
    ...difference.parameters.map(({ name, values }) => [
      name,
      ...(isNumeric(values) ? apartAll(values) : values.map((value) => parameterText(value, t))),
    ]),
  ];
  return [
    table({
      caption: words.caption(clip(job.name, NAME)),
      columns: [
        { title: words.what },
        ...trials.map(({ id }) => ({ title: clip(id, VALUE), align: 'right' as const })),
      ],
      rows,
      named: 0,
      more: t.more,
    }),
  ];
}

function metricCells({ readings, mode, top }: ComparedMetric, t: Words): string[] {
  const words = t.search.compare;
  const numbers = readings.flatMap((reading) => (reading.kind === 'number' ? [reading.value] : []));
  const texts = apartAll(numbers);
  return readings.map((reading, i) => {
    if (reading.kind !== 'number') return readingText(reading, t);
    const text = texts[numbers.indexOf(reading.value)] ?? '';
    if (!top.includes(i)) return text;
    return mode === undefined ? words.highest(text) : words.best(text);
  });
}

/** With as few digits as tell all different numbers apart, four at the least. */
function apartAll(values: readonly number[]): string[] {
  const wanted = new Set(values).size;
  for (let digits = 4; digits < 17; digits += 1) {
    const texts = values.map((value) => short(value, digits));
    if (new Set(texts).size === wanted) return texts;
  }
  return values.map(String);
}

function isNumeric(values: readonly unknown[]): values is readonly number[] {
  return values.every((value) => typeof value === 'number' && Number.isFinite(value));
}
