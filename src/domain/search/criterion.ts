import { UserError } from '../../errors.ts';
import { plainLine } from '../text/command-line.ts';
import type { Reading } from './reading.ts';
import type { Mode, Objective } from './search.ts';
import type { Trial, TrialTable } from './trial.ts';

/** By which number trials are ranked, and how much of that was assumed. */
export interface Criterion {
  /** The metric's name, unless neither the job nor the table tells it. */
  readonly metric: string | undefined;
  /** The table column that holds the value: the reward, or another metric that was asked for. */
  readonly column: 'reward' | { readonly metric: string };
  readonly mode: Mode;
  readonly assumedMode: boolean;
}

interface Asked {
  readonly metric?: string | undefined;
  readonly mode?: Mode | undefined;
}

/**
 * Settles metric and direction: what was asked for, else what the job says, else `max`, marked as assumed.
 * @throws UserError `metricNotFound` when a metric is asked for that the table does not have.
 */
export function chooseCriterion(
  objectives: readonly Objective[],
  table: Pick<TrialTable, 'trials' | 'metrics'>,
  asked: Asked,
): Criterion {
  const reward = objectives[0]?.metric ?? rewardMetric(table);
  const names = [...objectives.map((objective) => objective.metric), ...table.metrics];
  const metric = (asked.metric === undefined ? undefined : named(asked.metric, names)) ?? reward;
  const known = objectives.find((objective) => objective.metric === metric)?.mode;
  const mode = asked.mode ?? known;
  return {
    metric,
    column: metric === undefined || metric === reward ? 'reward' : { metric: inTable(metric, reward, table) },
    mode: mode ?? 'max',
    assumedMode: mode === undefined,
  };
}

/** A typed line has lost its full-width characters and curly quotation marks, which a metric's name may have. */
function named(typed: string, names: readonly string[]): string {
  return names.find((name) => name === typed) ?? names.find((name) => plainLine(name) === typed) ?? typed;
}

/** The value by which `criterion` judges a report. */
export function readingOf(report: Pick<Trial, 'reward' | 'metrics'>, { column }: Criterion): Reading {
  if (column === 'reward') return report.reward;
  return report.metrics[column.metric] ?? { kind: 'missing' };
}

function inTable(
  metric: string,
  reward: string | undefined,
  { trials, metrics }: Pick<TrialTable, 'trials' | 'metrics'>,
) {
  if (trials.length === 0 || metrics.includes(metric)) return metric;
  const known = reward === undefined || metrics.includes(reward) ? metrics : [reward, ...metrics];
  throw new UserError({ kind: 'metricNotFound', metric, metrics: known });
}

/** The one metric column that repeats the reward in every row: how the table itself betrays the metric's name. */
function rewardMetric({ trials, metrics }: Pick<TrialTable, 'trials' | 'metrics'>): string | undefined {
  const rewarded = trials.filter((trial) => trial.reward.kind === 'number');
  if (rewarded.length === 0) return undefined;
  const equal = metrics.filter((metric) =>
    rewarded.every((trial) => sameNumber(trial.metrics[metric], trial.reward)),
  );
  return equal.length === 1 ? equal[0] : undefined;
}

function sameNumber(a: Reading | undefined, b: Reading): boolean {
  return a?.kind === 'number' && b.kind === 'number' && a.value === b.value;
}
