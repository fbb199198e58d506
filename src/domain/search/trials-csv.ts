import { csv } from '../text/csv.ts';
import { placesIn, type Ranking } from './ranking.ts';
import type { Reading } from './reading.ts';
import type { Job } from './search.ts';
import type { Trial } from './trial.ts';

interface TrialsFile {
  readonly job: Job;
  /** In the order of the lines. */
  readonly trials: readonly Trial[];
  readonly ranking: Ranking;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
}

type Value = string | number;
type Column = readonly [title: string, read: (trial: Trial) => Value];

/**
 * Trials as a file, one a line. Always the same columns in the same order for the same search: first what every search
 * has, then parameters as its settings order them, then metrics by name. Named for scripts, so not in the reader's
 * language; what the training code named stands behind `param/` or `metric/`, so that it can be mistaken for nothing.
 */
export function trialsCsv({ job, trials, ranking, stopped }: TrialsFile): string {
  const places = placesIn(ranking);
  const columns: readonly Column[] = [
    ['trial_id', ({ id }) => id],
    ['trial_index', ({ index }) => index ?? ''],
    ['state', ({ state }) => state],
    ['stopped_by_bot', ({ id }) => String(stopped.has(id))],
    ['place', (trial) => places.get(trial) ?? ''],
    ['reward', ({ reward }) => cellOf(reward)],
    ['best_reward', ({ bestReward }) => cellOf(bestReward)],
    ['iteration', ({ iteration }) => iteration ?? ''],
    ['seconds', ({ seconds }) => seconds ?? ''],
    ...parametersIn(job, trials).map(parameterColumn),
    ...metricsIn(trials).map(metricColumn),
  ];
  return csv([
    columns.map(([title]) => title),
    ...trials.map((trial) => columns.map(([, read]) => read(trial))),
  ]);
}

function parametersIn(job: Job, trials: readonly Trial[]): string[] {
  const seen = trials.flatMap(({ parameters }) => Object.keys(parameters));
  return [...new Set([...(job.search?.parameters ?? []), ...seen.toSorted()])];
}

/** Not as the table has them, where they stand in another order whenever other trials have reported. */
function metricsIn(trials: readonly Trial[]): string[] {
  return [...new Set(trials.flatMap(({ metrics }) => Object.keys(metrics)))].sort();
}

function parameterColumn(name: string): Column {
  return [
    `param/${name}`,
    ({ parameters }) => {
      const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      if (value === undefined || value === null) return '';
      return typeof value === 'boolean' ? String(value) : value;
    },
  ];
}

function metricColumn(name: string): Column {
  return [`metric/${name}`, ({ metrics }) => cellOf(metrics[name] ?? { kind: 'missing' })];
}

/** All digits there are: a file is for going on with. */
function cellOf(reading: Reading): Value {
  switch (reading.kind) {
    case 'number':
      return reading.value;
    case 'nan':
      return 'nan';
    case 'infinite':
      return 'inf';
    case 'text':
      return reading.text;
    case 'missing':
      return '';
  }
}
