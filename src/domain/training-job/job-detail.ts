import type { Job } from '../search/search.ts';

/** A training job with what only its own page tells. Every text is free of credentials. */
export interface JobDetail {
  readonly job: Job;
  readonly description: string | undefined;
  /** When its present phase began, as far as ModelArts tells. */
  readonly since: Date | undefined;
  /** How often the platform has started it again. */
  readonly restarts: number;
  readonly place: JobPlace;
  /** In ModelArts' order; logs belong to tasks. Empty before the job has been given a place. */
  readonly tasks: readonly JobTask[];
  /** What the search may choose from, in the order of the job's settings. */
  readonly ranges: readonly SearchRange[];
  /** How the search chooses, in ModelArts' words. */
  readonly algorithms: readonly string[];
}

/** Where a job runs. */
export interface JobPlace {
  readonly flavor: string | undefined;
  readonly nodes: number | undefined;
  /** Id of a dedicated pool; absent on public ones. */
  readonly pool: string | undefined;
  readonly engine: string | undefined;
  /** The accelerators of each node. */
  readonly cards: { readonly count: number; readonly kind: string | undefined } | undefined;
}

export interface JobTask {
  /** Its name is its id, such as `worker-0`. */
  readonly name: string;
  readonly exitCode: number | undefined;
  readonly message: string | undefined;
}

export type SearchRange =
  | {
      readonly kind: 'continuous';
      readonly name: string;
      readonly lower: string | undefined;
      readonly upper: string | undefined;
    }
  | { readonly kind: 'discrete'; readonly name: string; readonly values: readonly string[] };

/** Something that happened to a job. */
export interface JobEvent {
  readonly at: Date | undefined;
  readonly level: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** A part of the way a job goes. */
export interface JobStage {
  readonly name: 'scheduling' | 'preparing' | 'running' | 'end' | undefined;
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  /** What the platform says about it, in both of its languages. */
  readonly message: { readonly en: string | undefined; readonly zh: string | undefined };
}

/** Where one task runs now. */
export interface TaskInstance {
  readonly task: string;
  readonly host: string | undefined;
  /** How often it has been placed on a node. */
  readonly placements: number | undefined;
}

const HOUR = 3_600_000;

/** What the job has taken so far; nothing where ModelArts does not say how long or on how much it ran. */
export function costOf({ job: { ranFor }, place: { nodes, cards } }: JobDetail) {
  if (ranFor === undefined || nodes === undefined || nodes === 0) return undefined;
  const nodeHours = (ranFor / HOUR) * nodes;
  return { nodeHours, cardHours: cards && nodeHours * cards.count };
}

const LEVELS = ['error', 'warning', 'info'];

/** Errors first, then warnings; the newest first within each. Each event once. */
export function worstFirst(events: readonly JobEvent[]): JobEvent[] {
  const once = new Map(events.map((event) => [`${event.at?.getTime()} ${event.message}`, event]));
  const time = ({ at }: JobEvent) => at?.getTime() ?? 0;
  return [...once.values()].sort(
    (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || time(b) - time(a),
  );
}

/** Tasks that went wrong come first. */
export function failedFirst(tasks: readonly JobTask[]): JobTask[] {
  return tasks.toSorted((a, b) => Number(hasFailed(b)) - Number(hasFailed(a)));
}

export function hasFailed({ exitCode }: JobTask): boolean {
  return exitCode !== undefined && exitCode !== 0;
}
