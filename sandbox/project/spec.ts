import type { Parameter, SearchObjective } from './job.ts';

/** What a search sets out to do; everything it will ever show follows from this, its stops and the time. */
export interface SearchSpec {
  readonly name: string;
  /** Default: `acc`, larger is better. The first one is what `reward_attr` shows. */
  readonly objectives?: readonly SearchObjective[];
  readonly parameters: readonly Parameter[];
  readonly trials: number;
  /** How many trials run at once; default 4. */
  readonly parallel?: number;
  /** Same seed, same search; default 1. */
  readonly seed?: number;
  /** Reports a trial makes before it ends by itself; default 20. */
  readonly epochs?: number;
  /** Default 30; each trial is up to a fifth faster or slower. */
  readonly secondsPerEpoch?: number;
  /** Trials with a higher learning rate end in nan; default: none does. */
  readonly divergesAbove?: number;
  /** 0 to 1: how many trials end in ERROR; default 0. */
  readonly failureRate?: number;
  /** Default: now. */
  readonly createdAt?: Date;
  /** From an early stop to the trial's end; default 4,000. */
  readonly stopDelayMs?: number;
  readonly user?: string;
  readonly yaml?: string;
}

export function objectivesOf(spec: SearchSpec): readonly SearchObjective[] {
  return spec.objectives ?? [{ metric: 'acc', mode: 'max' }];
}
