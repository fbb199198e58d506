import { configCell, type TrialRow } from './job.ts';
import { floatText, tensorText } from './python.ts';

/** One hand-written trial: text stands in its cell as it is, a number is written as Python would. */
export interface TableRow {
  id?: string;
  /** Default 0.5. */
  reward?: string | number;
  /** Column `best_reward`; default: the reward. */
  best?: string | number;
  /** Default `TERMINATED`. */
  status?: string;
  /** Column `done`; default: agrees with the status. */
  done?: string;
  iteration?: number;
  seconds?: number;
  params?: Record<string, string | number | boolean | null>;
  /** Values of metric columns; the objective's own column repeats the reward unless it is given here. */
  metrics?: Record<string, string | number>;
  /** Any cell by its column's name, over everything else, wrong types included: `{ config: "{'lr': 0.1}" }`, say. */
  cells?: Record<string, unknown>;
}

interface Place {
  readonly index: number;
  readonly trialId: string;
  readonly metrics: readonly string[];
  /** The metric whose value is the reward. */
  readonly rewardMetric: string | undefined;
}

const ENDED: ReadonlySet<unknown> = new Set(['TERMINATED', 'ERROR']);

/** Fills what the row leaves out. Read anew for each request, so an edited row shows at once, defaults included. */
export function writeRow(
  row: Readonly<TableRow>,
  { index, trialId, metrics, rewardMetric }: Place,
): TrialRow {
  const { reward = 0.5, best = reward, status = 'TERMINATED', seconds = 3.6 + index / 8 } = row;
  const own: Record<string, string | number> = {
    loss: tensorText(0.07),
    ...(rewardMetric ? { [rewardMetric]: reward } : {}),
    ...row.metrics,
  };
  const cells = {
    done: row.done ?? (status === 'TERMINATED' ? 'True' : 'False'),
    pid: String(314 + index),
    config: configCell(row.params ?? defaultParams(index), index),
    trial_id: trialId,
    training_iteration: String(row.iteration ?? 2),
    time_total_s: floatText(seconds),
    worker_index: '',
    reward_attr: cellText(reward),
    status,
    ...Object.fromEntries(metrics.map((metric) => [metric, cellText(own[metric] ?? '')])),
    best_reward: cellText(best),
    ...row.cells,
  };
  return { id: trialId, ended: ENDED.has(cells.status), cells };
}

export function defaultParams(index: number): Record<string, number> {
  return { batch_size: 32, learning_rate: 0.01 * (index + 1) };
}

function cellText(value: string | number): string {
  return typeof value === 'number' ? floatText(value) : value;
}
