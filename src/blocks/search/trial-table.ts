import type { Settings } from '../../domain/access/settings.ts';
import type { Criterion } from '../../domain/search/criterion.ts';
import { type Measure, measure, placeOf, placesIn, type Ranking } from '../../domain/search/ranking.ts';
import type { Reading } from '../../domain/search/reading.ts';
import type { Job } from '../../domain/search/search.ts';
import { isRunning, labelOf, type ParameterValue, type Trial } from '../../domain/search/trial.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, NAME, VALUE } from '../kit/limits.ts';
import type { TwoForms } from '../kit/message.ts';
import { column, duration, short } from '../kit/numbers.ts';
import { type Cell, numberCell, table } from '../kit/table.ts';
import { stopButton } from '../stop/stop.ts';

interface TrialTableSpec {
  readonly job: Job;
  readonly trials: readonly Trial[];
  readonly ranking: Ranking;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
  /** Stops are only rehearsed. */
  readonly isDryRun: boolean;
  readonly approval: Settings['approval'];
  readonly caption: string;
  /** The metric of a column beside the one that the search is judged by, where they are in its order. */
  readonly sortedBy?: Criterion | undefined;
}

/** As many as stay readable beside place, trial, value, state and time. */
const PARAMETER_COLUMNS = 5;

/** Trials with what was tried, what came of it, and a Stop button for each that runs. */
export function trialTable(spec: TrialTableSpec, t: Words): TwoForms {
  const { job, trials, ranking, stopped, caption, sortedBy } = spec;
  const { criterion, by } = ranking;
  const beside = sortedBy && sortedBy.metric !== criterion.metric ? sortedBy : undefined;
  const names = parameterNames(job, trials).slice(0, PARAMETER_COLUMNS);
  const value = valueColumn(trials, criterion, by, t);
  const besideValue = beside && valueColumn(trials, beside, 'final', t);
  const parameters = names.map((name) => parameterColumn(trials, name, t));
  const places = placesIn(ranking);
  const hasAction = trials.some(isRunning);
  return table({
    caption,
    // Before the parameters, which may be many: a Stop button has to be in sight without scrolling.
    columns: [
      { title: t.column.place, align: 'right' },
      { title: t.column.trial },
      valueTitle(criterion, t),
      ...(beside ? [valueTitle(beside, t)] : []),
      { title: t.column.state },
      ...(hasAction ? [{ title: t.column.action }] : []),
      { title: t.column.spent, align: 'right' },
      ...names.map((title) => ({ title, align: 'right' as const })),
    ],
    rows: trials.map((trial): Cell[] => [
      numberCell(places.get(trial), String, t.none),
      clip(labelOf(trial), NAME),
      value(trial),
      ...(besideValue ? [besideValue(trial)] : []),
      stateOf(trial, stopped, t),
      ...(hasAction ? [actionOf(trial, { ...spec, value: value(trial) }, t)] : []),
      numberCell(trial.seconds, (seconds) => duration(seconds, t.locale), t.none),
      ...parameters.map((cell) => cell(trial)),
    ]),
    named: 1,
    more: t.more,
  });
}

/** Of those that are sorted the best way round, trials without a value stand last. */
function valueTitle({ metric, mode }: Criterion, t: Words) {
  return { title: metric ?? t.reward, align: 'right', missing: mode === 'max' ? 'first' : 'last' } as const;
}

/** The searched parameters in the order of the job's settings, then whatever else the trials carry. */
export function parameterNames(job: Job, trials: readonly Pick<Trial, 'parameters'>[]): string[] {
  const seen = new Set(trials.flatMap((trial) => Object.keys(trial.parameters)));
  const searched = job.search?.parameters.filter((name) => seen.has(name)) ?? [];
  return [...new Set([...searched, ...seen])];
}

export function hiddenParameters(job: Job, trials: readonly Trial[]): number {
  return Math.max(0, parameterNames(job, trials).length - PARAMETER_COLUMNS);
}

export function stateOf(trial: Trial, stopped: ReadonlySet<string>, t: Words): string {
  return stopped.has(trial.id) && !isRunning(trial) ? t.stoppedHere : t.state[trial.state];
}

/** What a cell held, for people: a number rounded, or why it is none. */
export function readingText(reading: Reading, t: Words): string {
  switch (reading.kind) {
    case 'number':
      return short(reading.value);
    case 'nan':
      return 'NaN';
    case 'infinite':
      return '∞';
    case 'text':
      return clip(reading.text, VALUE);
    case 'missing':
      return t.none;
  }
}

export function parameterText(value: ParameterValue | undefined, t: Words): string {
  if (value === undefined || value === null) return t.none;
  return typeof value === 'number' ? short(value) : clip(String(value), VALUE);
}

function actionOf(
  trial: Trial,
  {
    job,
    ranking,
    isDryRun,
    approval,
    value,
  }: Pick<TrialTableSpec, 'job' | 'ranking' | 'isDryRun' | 'approval'> & { readonly value: Cell },
  t: Words,
): Cell {
  const stop = isRunning(trial)
    ? stopButton({ job, trial, ranking, place: placeOf(trial, ranking), isDryRun, approval }, t)
    : undefined;
  if (!stop) return t.none;
  return { button: stop, text: t.state[trial.state], beside: inShort({ trial, ranking, value }, t) };
}

interface InShort extends Pick<TrialTableSpec, 'ranking'> {
  readonly trial: Trial;
  readonly value: Cell;
}

/** Which trial a Stop button is about, where it stands apart from the table. */
function inShort({ trial, ranking, value }: InShort, t: Words): string {
  const text = typeof value === 'string' ? value : value.text;
  return [
    clip(labelOf(trial), NAME),
    ...(text === t.none ? [] : [`${clip(ranking.criterion.metric ?? t.reward, NAME)} ${text}`]),
    t.state[trial.state],
    ...(trial.seconds === undefined ? [] : [duration(trial.seconds, t.locale)]),
  ].join(' · ');
}

function valueColumn(
  trials: readonly Trial[],
  criterion: Criterion,
  by: Measure,
  t: Words,
): (trial: Trial) => Cell {
  const readings = new Map(trials.map((trial) => [trial, measure(trial, criterion, by)]));
  const format = column(
    [...readings.values()].flatMap((reading) => (reading.kind === 'number' ? [reading.value] : [])),
  );
  return (trial) => {
    const reading = readings.get(trial) ?? { kind: 'missing' };
    return reading.kind === 'number'
      ? { value: reading.value, text: format(reading.value) }
      : { value: undefined, text: readingText(reading, t) };
  };
}

function parameterColumn(trials: readonly Trial[], name: string, t: Words): (trial: Trial) => Cell {
  const values = trials.map((trial) => trial.parameters[name]).filter((value) => typeof value === 'number');
  const format = column(values);
  return (trial) => {
    const value = trial.parameters[name];
    if (typeof value === 'string' || typeof value === 'boolean') return parameterText(value, t);
    return typeof value === 'number' && Number.isFinite(value)
      ? { value, text: format(value) }
      : { value: undefined, text: parameterText(value, t) };
  };
}
