import { hexId } from './chance.ts';
import type { JobStatus, Parameter, SearchObjective, TrialRow, WorldJob, WorldSearch } from './job.ts';
import { reportsOf } from './reports.ts';
import { defaultParams, type TableRow, writeRow } from './table-row.ts';

/** A search whose table is written by hand. What is left out gets a good default whenever the table is read. */
export interface TableSpec {
  readonly name: string;
  /** Default: `acc`, larger is better. The first one's column repeats the reward. */
  readonly objectives?: readonly SearchObjective[];
  readonly rows: readonly TableRow[];
  /** Metric columns beside the objectives; default `loss`. */
  readonly metrics?: readonly string[];
  /** Columns to leave out of the list, such as `status`. */
  readonly without?: readonly string[];
  /** Default `Running`. */
  readonly phase?: JobStatus['phase'];
  /** Default: an hour ago. */
  readonly createdAt?: Date;
  readonly user?: string;
  /** Default `0`. */
  readonly workspace?: string;
  readonly yaml?: string;
  /** How many trials it is to make; default: its settings do not say. */
  readonly samples?: number;
  /** False: stop calls are answered, and nothing comes of them. */
  readonly obeysStop?: boolean;
  /** From an early stop to the row's end; default 4,000. */
  readonly stopDelayMs?: number;
}

/** Everything that is not read-only may be edited at any time, rows and their fields included. */
export interface TableSearch extends WorldJob {
  readonly search: WorldSearch;
  readonly rows: TableRow[];
  /** The row at `index`, for editing; throws where there is none. */
  row(index: number): TableRow;
  phase: JobStatus['phase'];
  obeysStop: boolean;
  stopDelayMs: number;
}

interface Identity {
  readonly id: string;
  readonly createdAt: Date;
  /** When a job ended that is not said to be running. */
  readonly endedAt: Date;
}

const DEFAULT_STOP_DELAY_MS = 4_000;

export function createTable(spec: TableSpec, { id, createdAt, endedAt }: Identity): TableSearch {
  const stops = new Map<string, number>();
  const objectives = spec.objectives ?? [{ metric: 'acc', mode: 'max' }];
  const metrics = [...new Set([...objectives.map(({ metric }) => metric), ...(spec.metrics ?? ['loss'])])];

  function rowsAt(now: Date): TrialRow[] {
    return job.rows.map((row, index) => {
      const trialId = row.id ?? hexId(spec.name, index);
      const stoppedAt = stops.get(trialId) ?? Number.POSITIVE_INFINITY;
      const hasEnded = job.obeysStop && now.getTime() >= stoppedAt + job.stopDelayMs;
      const place = { index, trialId, metrics, rewardMetric: objectives[0]?.metric };
      return writeRow(hasEnded ? { ...row, status: 'TERMINATED', done: 'True' } : row, place);
    });
  }

  const job: TableSearch = {
    id,
    name: spec.name,
    user: spec.user ?? 'ml-team',
    ...(spec.workspace !== undefined && { workspace: spec.workspace }),
    createdAt,
    rows: [...spec.rows],
    row: (index) => rowAt(job.rows, index),
    phase: spec.phase ?? 'Running',
    obeysStop: spec.obeysStop ?? true,
    stopDelayMs: spec.stopDelayMs ?? DEFAULT_STOP_DELAY_MS,
    status: () => statusOf(job.phase, createdAt, endedAt),
    search: {
      get settings() {
        return { objectives, parameters: parametersOf(job.rows), yaml: spec.yaml, samples: spec.samples };
      },
      table: (now) => ({ metrics, rows: rowsAt(now), without: spec.without }),
      reports: (trialId, now) => reportsOf(rowsAt(now).find((row) => row.id === trialId)),
      stop: (trialId, now) => void stops.set(trialId, stops.get(trialId) ?? now.getTime()),
    },
  };
  return job;
}

/** The times that go with a phase that somebody chose. */
export function statusOf(phase: JobStatus['phase'], startedAt: Date, endedAt: Date): JobStatus {
  if (phase === 'Creating' || phase === 'Pending') return { phase };
  return phase === 'Running' || phase === 'Terminating'
    ? { phase, startedAt }
    : { phase, startedAt, endedAt };
}

function rowAt(rows: readonly TableRow[], index: number): TableRow {
  const row = rows[index];
  if (!row) throw new RangeError(`The table has ${rows.length} rows, and so no row ${index}.`);
  return row;
}

/** The searched parameters, as the values in the rows suggest. */
function parametersOf(rows: readonly TableRow[]): Parameter[] {
  const all = rows.map((row, index) => row.params ?? defaultParams(index));
  const names = [...new Set(all.flatMap((params) => Object.keys(params)))];
  return names.map((name) => {
    const values = all.flatMap((params) => {
      const value = params[name];
      return typeof value === 'number' || typeof value === 'string' ? [value] : [];
    });
    return { name, kind: 'discrete', values: [...new Set(values)] };
  });
}
