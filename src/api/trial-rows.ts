import { type Reading, readNumber } from '../domain/reading.ts';
import type { Report, Trial } from '../domain/trial.ts';
import { type Columns, columnsOf } from './trial-columns.ts';
import { configReader, type TrialConfig } from './trial-config.ts';
import { judgeState, readFlag } from './trial-state.ts';

export type Row = readonly unknown[];

const NONE: readonly Report[] = [];

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

/**
 * Makes trials of a table, in table order. Several rows of one trial become one: the last that is `done`, else the
 * last, with the others as its `earlier` reports.
 * @param unnamed the id of rows that hold none; without it each such row is a trial with the id ''.
 */
export function readTrials({ header, data }: RawTable, unnamed = ''): ReadTable {
  const columns = columnsOf(header);
  const reader = { columns, readConfig: configReader() };
  const { firsts, others } = groupById(data, columns, unnamed);
  const trials = firsts.map((first, position) => {
    const more = others.get(first);
    return trialOf(
      more ? [first, ...more] : [first],
      { id: idIn(first[columns.id]) ?? unnamed, position },
      reader,
    );
  });
  return { trials: haveOwnRows(trials) ? trials : trials.map(renumber), metrics: columns.metrics };
}

/** Nearly every trial has one row, so only the others get a list. */
function groupById(data: readonly Row[], { id: column }: Columns, unnamed: string) {
  const firsts: Row[] = [];
  const others = new Map<Row, Row[]>();
  const byId = new Map<string, Row>();
  for (const row of data) {
    const id = idIn(row[column]) ?? unnamed;
    const first = id === '' ? undefined : byId.get(id);
    if (first) {
      const more = others.get(first);
      if (more) more.push(row);
      else others.set(first, [row]);
    } else {
      firsts.push(row);
      byId.set(id, row);
    }
  }
  return { firsts, others };
}

function idIn(cell: unknown): string | undefined {
  if (typeof cell === 'string') return cell === '' ? undefined : cell;
  return typeof cell === 'number' ? String(cell) : undefined;
}

function trialOf(
  rows: readonly Row[],
  { id, position }: { readonly id: string; readonly position: number },
  { columns, readConfig }: Reader,
): Trial {
  const current = rows.findLast((row) => readFlag(row[columns.done])) ?? rows.at(-1) ?? [];
  const { state, disputed } = judgeState(current[columns.status], current[columns.done]);
  const { parameters, index } = readConfig(current[columns.config]);
  const row = number(current[columns.row]);
  const rewardCell = current[columns.reward];
  const reward = readNumber(rewardCell);
  // Written out instead of spread: this runs for each of what may be 100,000 rows.
  return {
    id,
    index,
    row: row !== undefined && Number.isSafeInteger(row) ? row : position,
    state,
    disputed,
    parameters,
    reward,
    bestReward: readAgain(current[columns.best], rewardCell, reward),
    metrics: metricsOf(current, columns, reward),
    iteration: number(current[columns.iteration]),
    seconds: number(current[columns.seconds]),
    earlier: rows.length === 1 ? NONE : earlier(rows, current, columns),
  };
}

function earlier(rows: readonly Row[], current: Row, columns: Columns): Report[] {
  return rows
    .filter((row) => row !== current)
    .map((row) => {
      const reward = readNumber(row[columns.reward]);
      return {
        reward,
        bestReward: readNumber(row[columns.best]),
        metrics: metricsOf(row, columns, reward),
        iteration: number(row[columns.iteration]),
        seconds: number(row[columns.seconds]),
      };
    });
}

function metricsOf(row: Row, { metrics, metricAt, reward: rewardAt }: Columns, reward: Reading) {
  const read: Record<string, Reading> = {};
  for (let at = 0; at < metrics.length; at += 1)
    read[metrics[at] ?? ''] = readAgain(row[metricAt[at] ?? -1], row[rewardAt], reward);
  return read;
}

/** `reward_attr`, `best_reward` and one metric mostly hold the same text, which is then read once. */
function readAgain(cell: unknown, sameAs: unknown, reading: Reading): Reading {
  return cell === sameAs ? reading : readNumber(cell);
}

/** For what is not ranked, a plain reading is enough. */
function number(cell: unknown): number | undefined {
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Whether the table's own row numbers tell its rows apart; they would not if each page counted from 0 again. */
function haveOwnRows(trials: readonly Trial[]): boolean {
  const isAscending = trials.every(({ row }, at) => row > (trials[at - 1]?.row ?? -1));
  return isAscending || new Set(trials.map(({ row }) => row)).size === trials.length;
}

function renumber(trial: Trial, row: number): Trial {
  return { ...trial, row };
}
