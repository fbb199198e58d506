import type { Reading } from './reading.ts';
import { hasEnded, type Job } from './search.ts';

/**
 * `finished` includes trials that were stopped early: ModelArts tells both apart by nothing. `cutOff`: unfinished when
 * its job ended.
 */
export type TrialState = 'pending' | 'running' | 'paused' | 'finished' | 'failed' | 'cutOff' | 'unknown';

export type ParameterValue = string | number | boolean | null;

/** One line of what a trial reported. */
export interface Report {
  /** The reward metric's value at the end of this report (column `reward_attr`). */
  readonly reward: Reading;
  /** Column `best_reward`: the best value the trial has had so far. */
  readonly bestReward: Reading;
  /** Every column that the training code reports, by its own name. */
  readonly metrics: Readonly<Record<string, Reading>>;
  readonly iteration: number | undefined;
  /** Wall time spent on the trial, in seconds (`time_total_s`). */
  readonly seconds: number | undefined;
}

/** One trial of a search: its latest report, and what was tried. */
export interface Trial extends Report {
  readonly id: string;
  /** `trial_index`: the order in which the search made its trials; counts from 0. */
  readonly index: number | undefined;
  /** Where the trial stands in ModelArts' table; counts from 0. */
  readonly row: number;
  readonly state: TrialState;
  /** The process that runs it, which may run another one before or after. */
  readonly pid?: string | undefined;
  /** `status` and `done` contradict each other; `state` follows `status`. */
  readonly disputed: boolean;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Older reports of the same trial, oldest first; usually none, since the table holds the latest only. */
  readonly earlier: readonly Report[];
}

export interface TrialTable {
  readonly trials: readonly Trial[];
  /** Names of the metric columns, in table order. */
  readonly metrics: readonly string[];
  /** False when the table kept growing while it was read, so that a trial may be missing. */
  readonly settled: boolean;
}

/** What has ended does not go on: a trial that its row leaves unfinished was cut off with the job. */
export function endedWith(job: Pick<Job, 'phase'>, table: TrialTable): TrialTable {
  if (!hasEnded(job) || !table.trials.some(isRunning)) return table;
  const trials = table.trials.map(
    (trial): Trial => (isRunning(trial) ? { ...trial, state: 'cutOff' } : trial),
  );
  return { ...table, trials };
}

/** What a trial is called: its id, or its number where the table gives it none. */
export function labelOf({ id, index, row }: Pick<Trial, 'id' | 'index' | 'row'>): string {
  return id === '' ? `#${index ?? row}` : id;
}

/** Whether the trial can still be stopped. */
export function isRunning(trial: Pick<Trial, 'state'>): boolean {
  return trial.state === 'running' || trial.state === 'paused' || trial.state === 'pending';
}
