import type { JobPhase, Mode } from '../../src/domain/search/search.ts';

/** One job of the project, whatever makes it tick. Times are the world's. */
export interface WorldJob {
  readonly id: string;
  readonly name: string;
  readonly user: string;
  /** Its workspace's id; `0`, the default one, where it is absent. */
  readonly workspace?: string;
  readonly createdAt: Date;
  /** Present where the job is a hyperparameter search. */
  readonly search?: WorldSearch;
  status(now: Date): JobStatus;
}

export interface JobStatus {
  readonly phase: Exclude<JobPhase, 'Unknown'>;
  readonly startedAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
}

export interface WorldSearch {
  readonly settings: SearchSettings;
  table(now: Date): TrialTable;
  /** The rows that the single-trial endpoint shows, oldest first; empty for an unknown trial. */
  reports(trialId: string, now: Date): readonly TrialRow[];
  /** Takes an early stop. The caller has seen to it that the trial exists and runs. */
  stop(trialId: string, now: Date): void;
  /** The reply as recorded, where one was: it is served as it is, to the byte. */
  readonly recorded?: { readonly table: string; readonly trials: ReadonlyMap<string, string> };
}

export interface SearchSettings {
  readonly objectives: readonly SearchObjective[];
  readonly parameters: readonly Parameter[];
  /** `obs://…` of the YAML file: objectives and parameters then do not show in the job detail. */
  readonly yaml?: string | undefined;
  /** How many trials it is to make (`num_samples`); absent: the settings do not say. */
  readonly samples?: number | undefined;
}

export interface SearchObjective {
  readonly metric: string;
  readonly mode: Mode;
}

export type Parameter =
  | { readonly name: string; readonly kind: 'continuous'; readonly lower: number; readonly upper: number }
  | { readonly name: string; readonly kind: 'discrete'; readonly values: readonly (number | string)[] };

interface TrialTable {
  /** Names of the metric columns, in table order. */
  readonly metrics: readonly string[];
  readonly rows: readonly TrialRow[];
  /** Columns that this search does not have, such as `status`. */
  readonly without?: readonly string[] | undefined;
}

export interface TrialRow {
  readonly id: string;
  readonly ended: boolean;
  /** By column name, as ModelArts writes them: mostly text. */
  readonly cells: Readonly<Record<string, unknown>>;
}

/** A hyperparameter occurs twice in the `config` cell, bare and as `param/…`. */
export function configCell(
  parameters: Readonly<Record<string, unknown>>,
  index: number,
): Record<string, unknown> {
  const twins = Object.entries(parameters).map(([name, value]) => [`param/${name}`, value]);
  return { ...parameters, trial_index: index, ...Object.fromEntries(twins) };
}
