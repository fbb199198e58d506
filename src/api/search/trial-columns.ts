/** Where the columns of one table are; -1, at which every row holds nothing, for one that is not there. */
export interface Columns {
  readonly id: number;
  /** The column without a name, which numbers the rows. */
  readonly row: number;
  readonly done: number;
  readonly pid: number;
  readonly status: number;
  readonly config: number;
  readonly reward: number;
  readonly best: number;
  readonly iteration: number;
  readonly seconds: number;
  /** Whatever the training code reports, in table order; `metricAt` holds the places. */
  readonly metrics: readonly string[];
  readonly metricAt: readonly number[];
  /** Parameters in columns of their own, as Ray's data frame has them: `lr` of the column `config/lr`. */
  readonly parameters: readonly { readonly name: string; readonly at: number }[];
}

const CONFIG = 'config/';

/** What Ray writes into every report by itself. Source: AUTO_RESULT_KEYS and its kin in ray/tune/result.py. */
const RAY = [
  'checkpoint_dir_name',
  'date',
  'episodes_this_iter',
  'episodes_total',
  'experiment_id',
  'experiment_tag',
  'hostname',
  'iterations_since_restore',
  'logdir',
  'node_ip',
  'num_errored_trials',
  'num_healthy_trials',
  'num_pending_trials',
  'num_running_trials',
  'num_terminated_trials',
  'should_checkpoint',
  'time_since_restore',
  'time_this_iter_s',
  'timestamp',
  'timesteps_since_restore',
  'timesteps_this_iter',
  'timesteps_total',
  'trainable_name',
  'warmup_time',
];

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
  ...RAY,
  // As a key it would not make a property.
  '__proto__',
]);

/** Tables differ in their columns from job to job and from endpoint to endpoint. Of two with one name the first counts. */
export function columnsOf(header: readonly string[]): Columns {
  const at = (name: string) => header.indexOf(name);
  const names = [...new Set(header)];
  const configured = names.filter((name) => name.startsWith(CONFIG) && name !== CONFIG);
  const metrics = names.filter((name) => !TECHNICAL.has(name) && !configured.includes(name));
  return {
    id: at('trial_id'),
    row: at(''),
    done: at('done'),
    pid: at('pid'),
    status: at('status'),
    config: at('config'),
    reward: at('reward_attr'),
    best: at('best_reward'),
    iteration: at('training_iteration'),
    seconds: at('time_total_s'),
    metrics,
    metricAt: metrics.map(at),
    parameters: configured.map((name) => ({ name: name.slice(CONFIG.length), at: at(name) })),
  };
}
