import type {
  Block as AnyBlock,
  Button,
  RawNumberElement,
  RawTextElement,
  RichTextBlock,
} from '@slack/types';
import stringWidth from 'string-width';
import type { Line } from '../../i18n/line.ts';
import { clip, filled, LIMITS, NOTHING, VALUE } from './limits.ts';
import type { Block, TwoForms } from './message.ts';
import { element, note, plainText } from './parts.ts';
import { preformatted } from './preformatted.ts';

/** `data_table` as Slack documents it; the published types lack `action_cell`. */
export interface DataTable extends AnyBlock {
  readonly type: 'data_table';
  readonly caption: string;
  readonly page_size: number;
  readonly row_header_column_index: number;
  readonly rows: NativeCell[][];
}

type NativeCell = RawTextElement | RawNumberElement | RichTextBlock | ActionCell;

interface ActionCell {
  readonly type: 'action_cell';
  readonly element: Button;
  readonly fallback: RawTextElement;
}

/**
 * Text, a number as it should be read, which may be missing, a line with Slack's own names and times, or a button; each
 * with what stands in its place where it cannot be shown.
 */
export type Cell =
  | string
  | { readonly value: number | undefined; readonly text: string }
  | { readonly line: Line; readonly text: string }
  | {
      readonly button: Button;
      readonly text: string;
      /** What the button is about, where it cannot stand in its row. */
      readonly beside: string;
    };

interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** Where a cell whose number is missing stands when Slack sorts the column upwards; `last` by default. */
  readonly missing?: 'first' | 'last';
}

export interface TableSpec {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** Every row has as many cells as there are columns. */
  readonly rows: readonly (readonly Cell[])[];
  /** Counts from 0: the column that names a row, for screen readers. */
  readonly named: number;
  /** Says how many rows had to be left out. */
  readonly more: (count: number) => string;
}

const PAGE_SIZE = 10;
const PLAIN_BUTTONS = 10;
/** Characters; together with what stands around a table they stay below `LIMITS.messageText`. */
const PLAIN_TEXT = 6_000;
/** Columns of the fixed-width font that a modal has room for: Slack would break longer lines anywhere. */
const WIDTH = 60;
const INDENT = '  ';

/** A table that Slack sorts and pages; in its plain form fixed-width text with the buttons below. */
export function table(spec: TableSpec): TwoForms {
  return { native: native(spec), plain: plain(spec) };
}

function native({ caption, columns, rows, named, more }: TableSpec): Block[] {
  const head = columns.map(
    ({ title }): RawTextElement => ({ type: 'raw_text', text: clip(filled(title), VALUE) }),
  );
  const size = (row: readonly Cell[]) => row.reduce((sum: number, cell) => sum + sizeOf(cell), 0);
  const left = LIMITS.tableText - size(head.map(({ text }) => text));
  const fitting = within(rows, size, left).slice(0, LIMITS.tableRows);
  const cut = note(fitting.length < rows.length ? more(rows.length - fitting.length) : undefined);
  const instead = columns.map((column, i) =>
    valueInstead(
      column,
      fitting.map((row) => row[i]),
    ),
  );
  const block: DataTable = {
    type: 'data_table',
    caption: clip(filled(caption), LIMITS.caption),
    page_size: PAGE_SIZE,
    row_header_column_index: named,
    rows: [head, ...fitting.map((row) => row.map((cell, i) => nativeCell(cell, instead[i])))],
  };
  return cut ? [block, cut] : [block];
}

/** @param instead the number of a cell whose own is missing; nothing in a column that is not all numbers */
function nativeCell(cell: Cell, instead: number | undefined): NativeCell {
  if (typeof cell === 'string') return { type: 'raw_text', text: shown(cell) };
  if ('value' in cell) {
    const value = cell.value ?? instead;
    const text = shown(cell.text);
    return value === undefined ? { type: 'raw_text', text } : { type: 'raw_number', value, text };
  }
  if ('line' in cell)
    return {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: cell.line.map(element) }],
    };
  return {
    type: 'action_cell',
    element: cell.button,
    fallback: { type: 'raw_text', text: shown(cell.text) },
  };
}

/**
 * Slack sorts a column by number only where each of its cells is one, and 1, 10, 2 otherwise: a cell whose number is
 * missing gets one beyond all others. Source: docs.slack.dev, data_table.
 */
function valueInstead(
  { missing = 'last' }: Column,
  cells: readonly (Cell | undefined)[],
): number | undefined {
  const numbers = cells.flatMap((cell) => (typeof cell === 'object' && 'value' in cell ? [cell.value] : []));
  const values = numbers.filter((value) => value !== undefined);
  if (numbers.length < cells.length || values.length === 0) return undefined;
  return missing === 'first' ? -above(-Math.min(...values)) : above(Math.max(...values));
}

/** A number that sorts after `value`; one more would be no more from 2 ** 53 on. */
function above(value: number): number {
  return Math.min(value + Math.max(1, Math.abs(value)), Number.MAX_VALUE);
}

/** A number that may be missing. @param none stands in its place then */
export function numberCell(value: number | undefined, format: (value: number) => string, none: string): Cell {
  return { value, text: value === undefined ? none : format(value) };
}

/** How much a cell takes of the text that all tables of a message may have together. */
function sizeOf(cell: Cell): number {
  return shown(textOf(cell)).length + (isButton(cell) ? cell.button.text.text.length : 0);
}

function plain(spec: TableSpec): Block[] {
  const { caption, more } = spec;
  const { columns, rows } = withoutButtons(spec);
  const titles = columns.map(({ title }) => clip(filled(title), VALUE));
  const texts = rows.map((row) => row.map((cell) => shown(textOf(cell))));
  const widths = columns.map((_, i) =>
    Math.max(...[titles, ...texts].map((row) => stringWidth(row[i] ?? ''))),
  );
  const side = Math.max(1, within(widths, (width) => width + INDENT.length, WIDTH + INDENT.length).length);
  const inLine = (row: readonly string[]) =>
    row
      .slice(0, side)
      .map((text, i) => pad(text, widths[i] ?? 0, columns[i]?.align))
      .join(INDENT)
      .trimEnd();
  const lines = [
    inLine(titles),
    ...texts.map((row) => [inLine(row), ...below(row, titles, side)].join('\n')),
  ];
  const fitting = within(lines, (each) => each.length + 1, PLAIN_TEXT);
  const cut = note(fitting.length < lines.length ? more(lines.length - fitting.length) : undefined);
  const title = note(caption);
  return [...(title ? [title] : []), ...preformatted(fitting), ...(cut ? [cut] : []), ...plainButtons(spec)];
}

/** The columns that no line has room for, below it and with their names. */
function below(row: readonly string[], titles: readonly string[], side: number): string[] {
  const pieces = row.flatMap((text, i) => (i < side || text === NOTHING ? [] : [`${titles[i]} ${text}`]));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const longer = `${last} · ${piece}`;
    if (last === undefined || stringWidth(longer) > WIDTH) lines.push(`${INDENT}${piece}`);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Buttons cannot stand in text: they come below, and their column would be empty. */
function withoutButtons({ columns, rows }: TableSpec): Pick<TableSpec, 'columns' | 'rows'> {
  const isText = columns.map((_, i) => !rows.some((row) => isButton(row[i])));
  return {
    columns: columns.filter((_, i) => isText[i]),
    rows: rows.map((row) => row.filter((_, i) => isText[i])),
  };
}

/** Slack shows about five buttons of a row block before it folds them, so each gets a line of its own. */
function plainButtons({ rows, more }: TableSpec): Block[] {
  const pressable = rows.flatMap((row) => {
    const cell = row.find(isButton);
    return cell ? [cell] : [];
  });
  const blocks = pressable.slice(0, PLAIN_BUTTONS).map(
    ({ button, beside }): Block => ({
      type: 'section',
      text: plainText(beside, LIMITS.confirmText),
      accessory: button,
    }),
  );
  const cut = note(pressable.length > PLAIN_BUTTONS ? more(pressable.length - PLAIN_BUTTONS) : undefined);
  return cut ? [...blocks, cut] : blocks;
}

function isButton(cell: Cell | undefined): cell is Extract<Cell, { readonly button: Button }> {
  return typeof cell === 'object' && 'button' in cell;
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function shown(text: string): string {
  return clip(filled(text.replaceAll(/\s+/g, ' ')), VALUE);
}

/** To a width in columns of a fixed-width font, of which a Chinese character takes two. */
export function pad(text: string, width: number, align: 'right' | undefined): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? space + text : text + space;
}

/** The longest run from the start whose sizes add up to at most `budget`. */
function within<T>(items: readonly T[], size: (item: T) => number, budget: number): T[] {
  let left = budget;
  const end = items.findIndex((item) => {
    left -= size(item);
    return left < 0;
  });
  return items.slice(0, end === -1 ? items.length : end);
}
