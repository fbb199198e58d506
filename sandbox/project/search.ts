import { falls, metricsOf } from './curve.ts';
import { configCell, type JobStatus, type TrialRow, type WorldJob, type WorldSearch } from './job.ts';
import { planTrials } from './plan.ts';
import { floatText, tensorText } from './python.ts';
import { reportsOf } from './reports.ts';
import { objectivesOf, type SearchSpec } from './spec.ts';
import { epochsBy, type Run, timeline } from './timeline.ts';

/** A search that progresses with the clock. */
export interface LiveSearch extends WorldJob {
  readonly search: WorldSearch;
}

interface Identity {
  readonly id: string;
  readonly createdAt: Date;
}

const CREATING_MS = 10_000;
const QUEUED_MS = 30_000;
const WRAP_UP_MS = 5_000;
const DEFAULT_PARALLEL = 4;
const DEFAULT_STOP_DELAY_MS = 4_000;

export function createSearch(spec: SearchSpec, { id, createdAt }: Identity): LiveSearch {
  const plans = planTrials(spec);
  const stops = new Map<string, number>();
  const from = createdAt.getTime() + QUEUED_MS;
  const runs = () => timeline(plans, { from, parallel: spec.parallel ?? DEFAULT_PARALLEL, stops });
  const rows = (now: Date) => runs().flatMap((run) => rowAt(spec, run, now.getTime()));

  return {
    id,
    name: spec.name,
    user: spec.user ?? 'ml-team',
    createdAt,
    status: (now) => statusAt(runs(), createdAt, now),
    search: {
      settings: {
        objectives: objectivesOf(spec),
        parameters: spec.parameters,
        yaml: spec.yaml,
        samples: spec.trials,
      },
      table: (now) => ({ metrics: metricsOf(spec), rows: rows(now) }),
      reports: (trialId, now) => reportsOf(rows(now).find((row) => row.id === trialId)),
      stop(trialId, now) {
        const effect = now.getTime() + (spec.stopDelayMs ?? DEFAULT_STOP_DELAY_MS);
        stops.set(trialId, Math.min(effect, stops.get(trialId) ?? effect));
      },
    },
  };
}

function statusAt(runs: readonly Run[], createdAt: Date, now: Date): JobStatus {
  const age = now.getTime() - createdAt.getTime();
  if (age < CREATING_MS) return { phase: 'Creating' };
  if (age < QUEUED_MS) return { phase: 'Pending' };
  const startedAt = new Date(createdAt.getTime() + QUEUED_MS);
  const endedAt = new Date(Math.max(startedAt.getTime(), ...runs.map((run) => run.endedAt)) + WRAP_UP_MS);
  if (now < endedAt) return { phase: 'Running', startedAt };
  // Undocumented: that a job fails when not one of its trials came through.
  const phase = runs.every((run) => run.plan.fails && !run.stopped) ? 'Failed' : 'Completed';
  return { phase, startedAt, endedAt };
}

/** One row, or none before the trial is made. */
function rowAt(spec: SearchSpec, run: Run, now: number): TrialRow[] {
  if (now < run.queuedAt) return [];
  const { plan } = run;
  const status = trialStatus(run, now);
  const epochs = epochsBy(run, now);
  const cells = {
    // Ray Tune, whose words these are, sets `done` on completion and on a stop, not on an error.
    done: status === 'TERMINATED' ? 'True' : 'False',
    pid: status === 'PENDING' ? '' : String(314 + 29 * plan.index),
    config: configCell(plan.parameters, plan.index),
    trial_id: plan.id,
    training_iteration: epochs === 0 ? '' : String(epochs),
    time_total_s: epochs === 0 ? '' : floatText(epochs * plan.secondsPerEpoch),
    worker_index: '',
    status,
    ...metricCells(spec, run, epochs),
  };
  return [{ id: plan.id, ended: now >= run.endedAt, cells }];
}

function trialStatus(run: Run, now: number): string {
  if (now >= run.endedAt) return run.plan.fails && !run.stopped ? 'ERROR' : 'TERMINATED';
  return now < run.startedAt ? 'PENDING' : 'RUNNING';
}

function metricCells(spec: SearchSpec, { plan }: Run, epochs: number): Record<string, string> {
  const [objective] = objectivesOf(spec);
  const text = (metric: string, value: number | undefined) =>
    value === undefined ? '' : falls(metric, spec) ? tensorText(value) : floatText(value);
  const cells = metricsOf(spec).map((metric) => [metric, text(metric, plan.curves[metric]?.[epochs - 1])]);
  if (!objective) return Object.fromEntries(cells);

  const { metric, mode } = objective;
  const seen = plan.curves[metric]?.slice(0, epochs) ?? [];
  return {
    ...Object.fromEntries(cells),
    reward_attr: text(metric, seen.at(-1)),
    best_reward: text(metric, bestOf(seen, mode)),
  };
}

/** Best so far; nan only where there was nothing else. */
function bestOf(seen: readonly number[], mode: 'max' | 'min'): number | undefined {
  const numbers = seen.filter((value) => !Number.isNaN(value));
  if (numbers.length === 0) return seen.at(-1);
  return mode === 'max' ? Math.max(...numbers) : Math.min(...numbers);
}
