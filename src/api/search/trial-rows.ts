import { setImmediate } from 'node:timers/promises';
import { type Reading, readNumber } from '../../domain/search/reading.ts';
import type { Report, Trial } from '../../domain/search/trial.ts';
import { MASK, masked, namesSecret } from '../../domain/text/secrets.ts';
import { type Columns, columnsOf } from './trial-columns.ts';
import { type ConfigColumn, configReader, type TrialConfig } from './trial-config.ts';
import { judgeState, readFlag } from './trial-state.ts';

export type Row = readonly unknown[];

const NONE: readonly Report[] = [];
const NO_COLUMNS: readonly ConfigColumn[] = [];

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
  readonly readConfig: (cell: unknown, columns: readonly ConfigColumn[]) => TrialConfig;
}

/**
 * Makes trials of a table, in table order. Several rows of one trial become one: the last that is `done`, else the
 * last, with the others as its `earlier` reports.
 * @param unnamed the id of rows that hold none; without it each such row is a trial with the id ''.
 */
export function readTrials(table: RawTable, unnamed = ''): ReadTable {
  const { count, read, finish } = readerOf(table, unnamed);
  return finish(read(0, count));
}

/** Rows that are read before other work gets its turn; some milliseconds. */
const PIECE = 500;

/** As `readTrials`, in pieces between which the event loop goes on: a table may have 100,000 rows. */
export async function readTrialsInPieces(table: RawTable): Promise<ReadTable> {
  const { count, read, finish } = readerOf(table, '');
  const pieces: Trial[][] = [];
  for (let from = 0; from < count; from += PIECE) {
    if (from > 0) await setImmediate();
    pieces.push(read(from, from + PIECE));
  }
  return finish(pieces.flat());
}

function readerOf({ header, data }: RawTable, unnamed: string) {
  const columns = columnsOf(header);
  const reader = { columns, readConfig: configReader() };
  const ids = data.map((row) => idIn(row[columns.id]) ?? unnamed);
  // Nearly every trial has one row, and then nothing has to be brought together.
  const groups = new Set(ids).size === ids.length ? undefined : groupById(data, ids);
  return {
    count: groups?.length ?? data.length,
    read: (from: number, to: number): Trial[] =>
      groups
        ? groups.slice(from, to).map(({ id, rows }, i) => trialOf(rows, { id, position: from + i }, reader))
        : data
            .slice(from, to)
            .map((row, i) => trialOf([row], { id: ids[from + i] ?? unnamed, position: from + i }, reader)),
    finish: (trials: readonly Trial[]): ReadTable => ({
      trials: haveOwnRows(trials) ? trials : trials.map(renumber),
      metrics: columns.metrics,
    }),
  };
}

/** In the order of first rows. Rows with the id '' belong to nobody else. */
function groupById(data: readonly Row[], ids: readonly string[]) {
  const groups: { readonly id: string; readonly rows: Row[] }[] = [];
  const byId = new Map<string, Row[]>();
  for (const [at, row] of data.entries()) {
    const id = ids[at] ?? '';
    const known = id === '' ? undefined : byId.get(id);
    if (known) {
      known.push(row);
      continue;
    }
    const rows = [row];
    groups.push({ id, rows });
    byId.set(id, rows);
  }
  return groups;
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
  const { parameters, index } = readConfig(current[columns.config], configIn(current, columns));
  const row = number(current[columns.row]);
  const rewardCell = current[columns.reward];
  const reward = readCell(rewardCell);
  // Written out instead of spread: this runs for each of what may be 100,000 rows.
  return {
    id,
    index,
    row: row !== undefined && Number.isSafeInteger(row) ? row : position,
    state,
    pid: idIn(current[columns.pid]),
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

function configIn(row: Row, { parameters }: Columns): readonly ConfigColumn[] {
  return parameters.length === 0 ? NO_COLUMNS : parameters.map(({ name, at }) => [name, row[at]]);
}

function earlier(rows: readonly Row[], current: Row, columns: Columns): Report[] {
  return rows
    .filter((row) => row !== current)
    .map((row) => {
      const reward = readCell(row[columns.reward]);
      return {
        reward,
        bestReward: readCell(row[columns.best]),
        metrics: metricsOf(row, columns, reward),
        iteration: number(row[columns.iteration]),
        seconds: number(row[columns.seconds]),
      };
    });
}

function metricsOf(row: Row, { metrics, metricAt, reward: rewardAt }: Columns, reward: Reading) {
  const read: Record<string, Reading> = {};
  for (let at = 0; at < metrics.length; at += 1) {
    const name = metrics[at] ?? '';
    const reading = readAgain(row[metricAt[at] ?? -1], row[rewardAt], reward);
    read[name] = reading.kind === 'text' && namesSecret(name) ? { kind: 'text', text: MASK } : reading;
  }
  return read;
}

/** `reward_attr`, `best_reward` and one metric mostly hold the same text, which is then read once. */
function readAgain(cell: unknown, sameAs: unknown, reading: Reading): Reading {
  return cell === sameAs ? reading : readCell(cell);
}

/** Text in the place of a number is shown, and may be anything. */
function readCell(cell: unknown): Reading {
  const reading = readNumber(cell);
  return reading.kind === 'text' ? { kind: 'text', text: masked(reading.text) } : reading;
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
