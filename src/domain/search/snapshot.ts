import type { Criterion } from './criterion.ts';
import { measure } from './ranking.ts';
import type { Job, JobPhase, Mode } from './search.ts';
import type { Trial } from './trial.ts';

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
  /** The process that runs it, by which the log of the job may name it. */
  readonly pid?: string | undefined;
  readonly iteration?: number | undefined;
  /** Wall time spent on it until then, in seconds, to a tenth. */
  readonly seconds?: number | undefined;
  /** By the snapshot's metric, with the coarseness it is known at (see `Reading`); absent where it is no number. */
  readonly value: number | undefined;
  readonly step: number | undefined;
}

/** A trial that has a value. */
export interface ValuedTrial extends SeenTrial {
  readonly value: number;
}

interface Seen {
  readonly job: Pick<Job, 'id' | 'phase'>;
  readonly table: { readonly trials: readonly Trial[] };
  readonly criterion: Criterion;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
}

/** A search as a look found it. The order of the trials does not matter. */
export function snapshotOf({ job, table, criterion, stopped }: Seen, at: Date): Snapshot {
  const seen = new Map(
    table.trials
      .filter(({ id }) => id !== '')
      .map((trial) => [trial.id, seenTrial(trial, criterion, stopped)]),
  );
  return {
    jobId: job.id,
    at,
    phase: job.phase,
    metric: criterion.metric,
    mode: criterion.mode,
    trials: [...seen.values()].sort(byId),
  };
}

/** The best finished trial, as the best-trial contract has it. Of tied ones without an index, the first by id. */
export function bestIn({ trials, mode }: Pick<Snapshot, 'trials' | 'mode'>): ValuedTrial | undefined {
  const ended = trials.filter(isRanked);
  const [some] = ended;
  if (!some) return undefined;
  const top = ended.reduce((best, each) => (isAhead(each.value, best.value, mode) ? each : best), some);
  return ended
    .filter((each) => areTied(each, top))
    .reduce((first, each) => ((each.index ?? Infinity) < (first.index ?? Infinity) ? each : first));
}

/** Better by more than the coarser of the two is known to. */
export function isBetterSeen(a: ValuedTrial, b: ValuedTrial, mode: Mode): boolean {
  return !areTied(a, b) && isAhead(a.value, b.value, mode);
}

/** By code units, which are the same everywhere, as words of a language are not. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function seenTrial(trial: Trial, criterion: Criterion, stopped: ReadonlySet<string>): SeenTrial {
  const reading = measure(trial, criterion, 'final');
  return {
    id: trial.id,
    index: trial.index,
    state: stateOf(trial, stopped),
    pid: trial.pid,
    iteration: trial.iteration,
    seconds: trial.seconds === undefined ? undefined : Math.round(trial.seconds * 10) / 10,
    // What is kept as JSON comes back without the sign of a zero.
    value: reading.kind === 'number' ? reading.value + 0 : undefined,
    step: reading.kind === 'number' ? reading.step : undefined,
  };
}

/** A trial that was stopped counts as such whatever ModelArts makes of its end. */
function stateOf({ id, state }: Trial, stopped: ReadonlySet<string>): SeenState {
  if (state === 'pending' || state === 'paused') return 'waiting';
  if (state === 'running') return 'running';
  if (state === 'cutOff') return stopped.has(id) ? 'stopped' : 'unknown';
  return stopped.has(id) ? 'stopped' : state;
}

function isRanked(trial: SeenTrial): trial is ValuedTrial {
  return (trial.state === 'finished' || trial.state === 'stopped') && trial.value !== undefined;
}

function areTied(a: ValuedTrial, b: ValuedTrial): boolean {
  const step = Math.max(a.step ?? 0, b.step ?? 0);
  return step === 0 ? a.value === b.value : Math.round(a.value / step) === Math.round(b.value / step);
}

function isAhead(a: number, b: number, mode: Mode): boolean {
  return mode === 'max' ? a > b : a < b;
}
