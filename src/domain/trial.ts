import type { Reading } from './reading.ts';

/** `finished` includes trials that were stopped early: ModelArts tells both apart by nothing. */
export type TrialState = 'pending' | 'running' | 'paused' | 'finished' | 'failed' | 'unknown';

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

/** Whether the trial can still be stopped. */
export function isRunning(trial: Pick<Trial, 'state'>): boolean {
  return trial.state === 'running' || trial.state === 'paused' || trial.state === 'pending';
}
