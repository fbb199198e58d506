import { type Reading, readNumber } from '../domain/reading.ts';
import type { Report, Trial } from '../domain/trial.ts';
import { type Columns, columnsOf } from './trial-columns.ts';
import { configReader, type TrialConfig } from './trial-config.ts';
import { judgeState, readFlag } from './trial-state.ts';

export type Row = readonly unknown[];

/** Column names once, then bare cells; a row may be shorter or longer than the header. */
export interface RawTable {
  readonly header: readonly string[];
  readonly data: readonly Row[];
}

export interface ReadTable {
  readonly trials: readonly Trial[];
  readonly metrics: readonly string[];
}

interface Reader {
  readonly columns: Columns;
  readonly readConfig: (cell: unknown) => TrialConfig;
}

/** All rows of one trial, in table order. */
interface Group {
  readonly id: string;
  /** Where the first of them stands; counts from 0. */
  readonly position: number;
  readonly rows: Row[];
}

/**
 * Makes trials of a table, in table order. Several rows of one trial become one: the last that is `done`, else the
 * last, with the others as its `earlier` reports.
 * @param unnamed the id of rows that hold none; without it each such row is a trial with the id ''.
 */
export function readTrials({ header, data }: RawTable, unnamed = ''): ReadTable {
  const columns = columnsOf(header);
  const reader = { columns, readConfig: configReader() };
  const trials = groupById(data, columns, unnamed).map((group) => trialOf(group, reader));
  return { trials: haveOwnRows(trials) ? trials : trials.map(renumber), metrics: columns.metrics };
}

function groupById(data: readonly Row[], { id: column }: Columns, unnamed: string): Group[] {
  const groups: Group[] = [];
  const byId = new Map<string, Group>();
  for (const row of data) {
    const id = idIn(row[column]) ?? unnamed;
    const known = id === '' ? undefined : byId.get(id);
    if (known) {
      known.rows.push(row);
      continue;
    }
    const group = { id, position: groups.length, rows: [row] };
    groups.push(group);
    byId.set(id, group);
  }
  return groups;
}

function idIn(cell: unknown): string | undefined {
  if (typeof cell === 'string') return cell === '' ? undefined : cell;
  return typeof cell === 'number' ? String(cell) : undefined;
}

function trialOf({ id, position, rows }: Group, { columns, readConfig }: Reader): Trial {
  const current = rows.findLast((row) => readFlag(row[columns.done])) ?? rows.at(-1) ?? [];
  const { state, disputed } = judgeState(current[columns.status], current[columns.done]);
  const { parameters, index } = readConfig(current[columns.config]);
  const row = number(current[columns.row]);
  // Written out instead of spread: this runs for each of what may be 100,000 rows.
  return {
    id,
    index,
    row: row !== undefined && Number.isSafeInteger(row) ? row : position,
    state,
    disputed,
    parameters,
    reward: readNumber(current[columns.reward]),
    bestReward: readNumber(current[columns.best]),
    metrics: metricsOf(current, columns),
    iteration: number(current[columns.iteration]),
    seconds: number(current[columns.seconds]),
    earlier: rows.length === 1 ? [] : earlier(rows, current, columns),
  };
}

function earlier(rows: readonly Row[], current: Row, columns: Columns): Report[] {
  return rows
    .filter((row) => row !== current)
    .map((row) => ({
      reward: readNumber(row[columns.reward]),
      bestReward: readNumber(row[columns.best]),
      metrics: metricsOf(row, columns),
      iteration: number(row[columns.iteration]),
      seconds: number(row[columns.seconds]),
    }));
}

function metricsOf(row: Row, { metrics, metricAt }: Columns): Record<string, Reading> {
  const read: Record<string, Reading> = {};
  for (let at = 0; at < metrics.length; at += 1)
    read[metrics[at] ?? ''] = readNumber(row[metricAt[at] ?? -1]);
  return read;
}

/** For what is not ranked, a plain reading is enough. */
function number(cell: unknown): number | undefined {
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Whether the table's own row numbers tell its rows apart; they would not if each page counted from 0 again. */
function haveOwnRows(trials: readonly Trial[]): boolean {
  return new Set(trials.map(({ row }) => row)).size === trials.length;
}

function renumber(trial: Trial, row: number): Trial {
  return { ...trial, row };
}
