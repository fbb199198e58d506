import type { TrialRow } from './job.ts';

/** As in the published sample: the latest report, and once the trial is done the same again with `done` true. */
export function reportsOf(row: TrialRow | undefined): TrialRow[] {
  if (!row) return [];
  const running = { ...row, cells: { ...row.cells, done: 'False' } };
  return row.cells.done === 'True' ? [running, row] : [running];
}
