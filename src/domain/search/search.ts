export type Mode = 'max' | 'min';

/** What a search tries to improve. `mode` is absent where ModelArts does not say. */
export interface Objective {
  readonly metric: string;
  readonly mode: Mode | undefined;
  /** By which the metric is read out of the log. */
  readonly regex?: string | undefined;
}

/** The hyperparameter search inside a training job. */
export interface Search {
  /** Empty for searches that are configured by a YAML file in OBS, whose objective cannot be read from here. */
  readonly objectives: readonly Objective[];
  /** Names of the searched parameters, in the order of the job's settings. */
  readonly parameters: readonly string[];
  /** How many trials it is to make, where its settings tell (`num_samples`). */
  readonly planned?: number | undefined;
  /** `planned` is the sum of what several algorithms of one search are to make. */
  readonly isPlanAbout?: boolean;
  readonly settings?: SearchSettings | undefined;
}

/** How the search picks its trials. */
export interface SearchSettings {
  /** Trials that are picked at random before the algorithm learns (`n_initial_points`). */
  readonly initialPoints: number | undefined;
  readonly seed: number | undefined;
  /** Into how many points a grid cuts a continuous parameter (`discrete_points_num`), by its name. */
  readonly gridPoints: Readonly<Record<string, number>>;
  /** Combinations that are left out, as the job says it (`skip_search_params`). */
  readonly skipped: string | undefined;
}

export type JobPhase =
  | 'Creating'
  | 'Pending'
  | 'Running'
  | 'Failed'
  | 'Completed'
  | 'Terminating'
  | 'Terminated'
  | 'Abnormal'
  | 'Unknown';

/** Phases of a job that is there and has not ended. */
export const ACTIVE: ReadonlySet<JobPhase> = new Set(['Running', 'Creating', 'Pending', 'Terminating']);

/** Phases after which nothing more comes. `Abnormal` stands for jobs that could not be created or were lost. */
const ENDED: ReadonlySet<JobPhase> = new Set(['Completed', 'Failed', 'Terminated', 'Abnormal']);

export function hasEnded({ phase }: Pick<Job, 'phase'>): boolean {
  return ENDED.has(phase);
}

/** A ModelArts training job. It is a search where `search` is present. */
export interface Job {
  readonly id: string;
  readonly name: string;
  readonly phase: JobPhase;
  readonly createdAt: Date | undefined;
  /** Running time in milliseconds. */
  readonly ranFor: number | undefined;
  /** Who created it, as ModelArts names them. */
  readonly user: string | undefined;
  /** The name of its workspace, where several are searched. */
  readonly workspace?: string | undefined;
  readonly search: Search | undefined;
}
