import type { JobPhase, Mode } from './search.ts';

/** A search as it stood at one moment: as little as is needed to tell later what has changed. */
export interface Snapshot {
  readonly jobId: string;
  readonly at: Date;
  readonly phase: JobPhase;
  /** What the values of its trials are: the metric's name, and which way is better. */
  readonly metric: string | undefined;
  readonly mode: Mode;
  /** In the order of their ids, so that the order of ModelArts' table does not matter. */
  readonly trials: readonly SeenTrial[];
}

/** `waiting`: pending or paused. `stopped`: by this bot; it counts as finished. */
export type SeenState = 'waiting' | 'running' | 'finished' | 'stopped' | 'failed' | 'unknown';

export interface SeenTrial {
  readonly id: string;
  /** Its `trial_index`. */
  readonly index: number | undefined;
  readonly state: SeenState;
  /** By the snapshot's metric, with the coarseness it is known at (see `Reading`); absent where it is no number. */
  readonly value: number | undefined;
  readonly step: number | undefined;
}
