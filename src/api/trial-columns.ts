/** Where the columns of one table are; -1, at which every row holds nothing, for one that is not there. */
export interface Columns {
  readonly id: number;
  /** The column without a name, which numbers the rows. */
  readonly row: number;
  readonly done: number;
  readonly status: number;
  readonly config: number;
  readonly reward: number;
  readonly best: number;
  readonly iteration: number;
  readonly seconds: number;
  /** Whatever the training code reports, in table order; `metricAt` holds the places. */
  readonly metrics: readonly string[];
  readonly metricAt: readonly number[];
}

const TECHNICAL: ReadonlySet<string> = new Set([
  '',
  'done',
  'pid',
  'config',
  'trial_id',
  'training_iteration',
  'time_total_s',
  'worker_index',
  'reward_attr',
  'status',
  'best_reward',
  // As a key it would not make a property.
  '__proto__',
]);

/** Tables differ in their columns from job to job and from endpoint to endpoint. Of two with one name the first counts. */
export function columnsOf(header: readonly string[]): Columns {
  const at = (name: string) => header.indexOf(name);
  const metrics = [...new Set(header)].filter((name) => !TECHNICAL.has(name));
  return {
    id: at('trial_id'),
    row: at(''),
    done: at('done'),
    status: at('status'),
    config: at('config'),
    reward: at('reward_attr'),
    best: at('best_reward'),
    iteration: at('training_iteration'),
    seconds: at('time_total_s'),
    metrics,
    metricAt: metrics.map(at),
  };
}
