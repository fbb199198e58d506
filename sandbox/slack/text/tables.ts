import stringWidth from 'string-width';
import { type Fields, fieldsOf, listOf, textOf } from '../json.ts';
import { control } from './controls.ts';
import type { Reader } from './reader.ts';
import { richText } from './rich-text.ts';

/** A `table` or `data_table` with its columns aligned, numbers to the right. Every row shows, whatever the page size. */
export function table({ caption, rows, column_settings }: Fields, reader: Reader): string {
  const cells = listOf(rows).map((row) => listOf(row).map((each) => cell(fieldsOf(each), reader)));
  const widths = (cells[0] ?? []).map((_, i) =>
    Math.max(...cells.map((row) => stringWidth(row[i]?.text ?? ''))),
  );
  const settings = listOf(column_settings).map(fieldsOf);
  const lines = cells.map((row) =>
    row
      .map(({ text, right }, i) => pad(text, widths[i] ?? 0, right || settings[i]?.align === 'right'))
      .join('  ')
      .trimEnd(),
  );
  return [...(caption ? [textOf(caption)] : []), ...lines].join('\n');
}

interface Cell {
  readonly text: string;
  readonly right: boolean;
}

function cell(value: Fields, reader: Reader): Cell {
  const { type, text, element } = value;
  if (type === 'action_cell') return { text: control(fieldsOf(element), reader), right: false };
  if (type === 'rich_text') return { text: richText(value, reader), right: false };
  return { text: textOf(text), right: type === 'raw_number' };
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? space + text : text + space;
}
