import { canBeAsked, type Importance } from '../../domain/search/analysis.ts';
import type { Job } from '../../domain/search/search.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { ModelArtsProblem } from '../../errors.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { chart } from '../kit/chart.ts';
import { clip, LIMITS, NAME } from '../kit/limits.ts';
import { type Message, message, type TwoForms } from '../kit/message.ts';
import { short } from '../kit/numbers.ts';
import { actions, button, heading, note, paragraph, picker } from '../kit/parts.ts';
import { modelartsNote } from '../kit/problem.ts';
import { which } from '../kit/which.ts';
import { readingText } from './trial-table.ts';

interface Analysis {
  readonly job: Job;
  /** The most important first. */
  readonly importances: readonly Importance[];
  /** How many trials have finished. */
  readonly finished: number;
  /** Why ModelArts gave none, where it said so. */
  readonly refusal: ModelArtsProblem | undefined;
  readonly asked: Asked;
}

/** Parameters told in words; searches rarely have more. */
const LINES = 20;

/** How much each searched parameter matters. */
export function searchAnalysis(analysis: Analysis, t: Words): Message {
  const { job, importances, asked } = analysis;
  const words = t.search.analysis;
  if (importances.length === 0) return none(analysis, t);
  const text = headline(analysis, t);
  const lines = importances.slice(0, LINES).map((each) => importanceLine(each, t));
  const left = importances.length - lines.length;
  return message(text, [
    heading(words.title(clip(job.name, NAME))),
    paragraph(text),
    importanceChart(importances, t),
    paragraph(...lines, left > 0 ? t.more(left) : undefined),
    note(words.note),
    actions(
      picker({
        key: 'plot',
        placeholder: words.pick,
        options: importances
          .filter(({ parameter }) => canBeAsked(parameter))
          .map(({ parameter }) => ({
            label: parameter,
            line: writeLine('analysis', job.id, parameter),
          })),
      }),
      ...buttons(job, asked, t),
    ),
  ]);
}

interface OneParameter extends Pick<Analysis, 'job' | 'asked'> {
  readonly parameter: string;
  /** Nothing where ModelArts has not analysed it. */
  readonly importance: Importance | undefined;
  /** `slash`: it cannot be asked for. A problem: ModelArts refused. */
  readonly plot: { readonly path: string } | 'slash' | ModelArtsProblem;
}

/** How much one parameter matters, and where its plot lies. */
export function oneParameter({ job, parameter, importance, plot, asked }: OneParameter, t: Words): Message {
  const words = t.search.analysis;
  const name = clip(parameter, NAME);
  const text = importance ? importanceLine(importance, t) : ([words.noNumber(name)] satisfies Line);
  return message(text, [
    heading(words.of(name, clip(job.name, NAME))),
    paragraph(text, plotLine(plot, name, t)),
    note(
      ...(typeof plot === 'object' && 'path' in plot ? [words.plotNote] : []),
      ...(typeof plot === 'object' && 'kind' in plot ? modelartsNote(plot, t) : []),
      importance ? words.note : undefined,
    ),
    actions(
      button({ key: 'all', label: words.all, line: writeLine('analysis', job.id) }),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

/** @param nearest the parameters that are most like `word` */
export function unknownParameter(
  { job, word, nearest }: { readonly job: Job; readonly word: string; readonly nearest: readonly string[] },
  t: Words,
): Message {
  const words = t.search.analysis;
  return which(
    {
      text: words.unknown(clip(word, NAME), clip(job.name, NAME)),
      choices: nearest.map((label) => ({ label, line: writeLine('analysis', job.id, label) })),
      isGuess: true,
      all: { label: words.all, line: writeLine('analysis', job.id) },
    },
    t,
  );
}

function none({ job, finished, refusal, asked }: Analysis, t: Words): Message {
  const words = t.search.analysis;
  const name = clip(job.name, NAME);
  const text = job.search || finished > 0 ? words.none(name) : t.best.notASearch(name);
  return message(text, [
    paragraph(text, job.search || finished > 0 ? words.noneWhy(finished) : undefined),
    note(...(refusal ? modelartsNote(refusal, t) : [])),
    actions(...buttons(job, asked, t)),
  ]);
}

function buttons(job: Job, asked: Asked, t: Words) {
  return [
    button({ key: 'progress', label: t.search.progress.button, line: writeLine('progress', job.id) }),
    ...refreshAndShare(asked, t),
  ];
}

function headline({ job, importances: [first] }: Analysis, t: Words): string {
  const words = t.search.analysis;
  const name = clip(job.name, NAME);
  if (first?.mean.kind !== 'number') return words.unreadable(name);
  return words.headline(name, clip(first.parameter, NAME), amount(first, t));
}

function importanceLine(importance: Importance, t: Words): Line {
  const { parameter, mean, spread } = importance;
  const words = t.search.analysis;
  const isWeak = mean.kind === 'number' && spread.kind === 'number' && spread.value > mean.value;
  return [
    ...words.importance({ code: clip(parameter, NAME) }, { bold: amount(importance, t) }),
    ...(isWeak ? [` · ${words.weak}`] : []),
  ];
}

function amount({ mean, spread }: Importance, t: Words): string {
  const text = readingText(mean, t);
  return spread.kind === 'number' ? t.search.analysis.spread(text, short(spread.value)) : text;
}

/** Only of parameters with both numbers: Slack's charts know no gaps, and 0 would be a lie. */
function importanceChart(importances: readonly Importance[], t: Words): TwoForms {
  const words = t.search.analysis;
  return chart({
    type: 'bar',
    title: words.chart,
    series: [words.mean, words.deviation],
    points: importances.flatMap(({ parameter, mean, spread }) =>
      mean.kind === 'number' && spread.kind === 'number'
        ? [{ label: clip(parameter, LIMITS.text), values: [mean.value, spread.value] }]
        : [],
    ),
    axes: { y: words.axis },
    format: short,
    more: t.more,
  });
}

function plotLine(plot: OneParameter['plot'], name: string, t: Words): Line {
  const words = t.search.analysis;
  if (plot === 'slash') return [words.slash(name)];
  return 'path' in plot ? words.plot({ code: clip(plot.path, LIMITS.text / 2) }) : [words.noPlot];
}
