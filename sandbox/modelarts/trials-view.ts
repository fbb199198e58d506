import type { TrialRow, WorldSearch } from '../project/job.ts';

/** One page of the table. `offset` counts pages or entries, as the fake is told: the documents disagree. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly offsetMeans: 'page' | 'entry';
}

const BEFORE_METRICS = [
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
];

/** Column names in the order of the vendor's published sample. */
export function headerOf(metrics: readonly string[]): string[] {
  return [...BEFORE_METRICS, ...metrics, 'best_reward'];
}

/** ShowAutoSearchTrials. Before the first trial there are neither rows nor column names (not documented). */
export function trialsView(search: WorldSearch, now: Date, { limit, offset, offsetMeans }: Page): object {
  const { metrics, rows, without = [] } = search.table(now);
  const header = headerOf(metrics).filter((name) => !without.includes(name));
  const start = offsetMeans === 'page' ? offset * limit : offset;
  const data = rows
    .map((row, index) => cells({ ...row.cells, '': String(index) }, header))
    .slice(start, start + limit);
  return {
    total: rows.length,
    count: data.length,
    limit,
    offset,
    group_by: '',
    items: rows.length === 0 ? { header: [], data: [] } : { header, data },
  };
}

/** ShowAutoSearchPerTrial: other columns than the list has, in another order, and at top level. */
export function trialView(search: WorldSearch, now: Date, reports: readonly TrialRow[]): object {
  const header = [
    'done',
    'pid',
    'best_reward',
    'time_total_s',
    'config',
    ...search.table(now).metrics,
    'trial_id',
    'training_iteration',
    'reward_attr',
  ];
  return { header, data: reports.map((row) => cells(row.cells, header)) };
}

function cells(row: Readonly<Record<string, unknown>>, header: readonly string[]): unknown[] {
  return header.map((name) => row[name] ?? '');
}
