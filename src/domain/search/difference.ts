import { readingOf } from './criterion.ts';
import type { Ranking } from './ranking.ts';
import type { Reading } from './reading.ts';
import type { Mode, Objective } from './search.ts';
import type { ParameterValue, Trial } from './trial.ts';

/** What sets some trials of one search apart. Each list has a value for each trial, in their order. */
export interface Difference {
  readonly parameters: readonly { readonly name: string; readonly values: readonly Tried[] }[];
  readonly metrics: readonly ComparedMetric[];
  readonly same: { readonly parameters: number; readonly metrics: number };
}

/** Nothing where a trial has no such parameter. */
type Tried = ParameterValue | undefined;

export interface ComparedMetric {
  /** Nothing for the reward where nobody names it. */
  readonly name: string | undefined;
  readonly readings: readonly Reading[];
  /** Nothing where it is not known which way is better. */
  readonly mode: Mode | undefined;
  /** Places of the best values, or of the highest where `mode` is not known; none where fewer than two are numbers. */
  readonly top: readonly number[];
}

/** The metric by which `ranking` judges comes first, the others as the trials report them. */
export function differenceOf(
  trials: readonly Trial[],
  {
    ranking,
    objectives,
    names,
  }: { ranking: Ranking; objectives: readonly Objective[]; names: readonly string[] },
): Difference {
  const { criterion } = ranking;
  const others = [...new Set(trials.flatMap(({ metrics }) => Object.keys(metrics)))].filter(
    (name) => name !== criterion.metric,
  );
  const judged = compared(
    criterion.metric,
    trials.map((trial) => readingOf(trial, criterion)),
    criterion.mode,
  );
  const metrics = others.map((name) =>
    compared(
      name,
      trials.map((trial): Reading => trial.metrics[name] ?? { kind: 'missing' }),
      objectives.find(({ metric }) => metric === name)?.mode,
    ),
  );
  const parameters = names.map((name) => ({ name, values: trials.map((trial) => tried(trial, name)) }));
  const all = [judged, ...metrics];
  const different = {
    metrics: all.filter(({ readings }) => new Set(readings.map(identity)).size > 1),
    parameters: parameters.filter(({ values }) => new Set(values).size > 1),
  };
  return {
    ...different,
    same: {
      parameters: parameters.length - different.parameters.length,
      metrics: all.length - different.metrics.length,
    },
  };
}

function compared(
  name: string | undefined,
  readings: readonly Reading[],
  mode: Mode | undefined,
): ComparedMetric {
  const values = readings.map((reading) => (reading.kind === 'number' ? reading.value : undefined));
  const known = values.filter((value) => value !== undefined);
  const best = mode === 'min' ? Math.min(...known) : Math.max(...known);
  const top = known.length < 2 ? [] : values.flatMap((value, i) => (value === best ? [i] : []));
  return { name, readings, mode, top };
}

function identity(reading: Reading): string {
  if (reading.kind === 'number') return `number ${reading.value}`;
  return reading.kind === 'text' ? `text ${reading.text}` : reading.kind;
}

function tried({ parameters }: Trial, name: string): Tried {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}
