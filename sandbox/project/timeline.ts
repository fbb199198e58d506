import type { TrialPlan } from './plan.ts';

/** When one trial waits, runs and ends; epoch milliseconds. */
export interface Run {
  readonly plan: TrialPlan;
  readonly queuedAt: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly stopped: boolean;
}

interface Terms {
  /** When the first trials may begin. */
  readonly from: number;
  readonly parallel: number;
  /** By trial id: when the early stop takes effect. */
  readonly stops: ReadonlyMap<string, number>;
}

const LAUNCH_MS = 5_000;

/**
 * Gives each trial the worker that is free first. What happened before a stop does not depend on it, so the past
 * stays as it was when a stop is added.
 */
export function timeline(plans: readonly TrialPlan[], { from, parallel, stops }: Terms): Run[] {
  const freeAt = Array.from({ length: parallel }, () => from);
  return plans.map((plan) => {
    const worker = freeAt.indexOf(Math.min(...freeAt));
    const run = runOf(plan, freeAt[worker] ?? from, stops.get(plan.id));
    freeAt[worker] = run.endedAt;
    return run;
  });
}

function runOf(plan: TrialPlan, queuedAt: number, stopAt = Number.POSITIVE_INFINITY): Run {
  const startedAt = queuedAt + LAUNCH_MS;
  // A failing trial dies halfway to its next report.
  const epochs = plan.epochs + (plan.fails ? 0.5 : 0);
  const naturalEnd = Math.ceil(startedAt + epochs * plan.secondsPerEpoch * 1000);
  const stopped = stopAt < naturalEnd;
  return { plan, queuedAt, startedAt, endedAt: stopped ? stopAt : naturalEnd, stopped };
}

/** How many reports the trial has made by `now`. */
export function epochsBy({ plan, startedAt, endedAt }: Run, now: number): number {
  const ran = Math.min(now, endedAt) - startedAt;
  // A run's end is computed from its epochs: the last of them must not be lost to rounding.
  return Math.max(0, Math.min(plan.epochs, Math.floor(ran / 1000 / plan.secondsPerEpoch + 1e-6)));
}
