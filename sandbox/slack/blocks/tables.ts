import { fieldsOf, listOf, textOf } from '../json.ts';
import {
  all,
  byType,
  type Check,
  fault,
  flag,
  list,
  number,
  shape,
  text,
  typed,
  whole,
  word,
} from './check.ts';
import { button } from './elements.ts';
import { LIMITS } from './limits.ts';
import { richText } from './rich-text.ts';

const id = { block_id: text(LIMITS.id) };
const rawText = typed('raw_text', { text: text(LIMITS.text) });
const rawNumber = typed('raw_number', { value: number(), text: text(LIMITS.text) });
const plainCells = { raw_text: rawText, raw_number: rawNumber };

const alignment = shape({}, { align: word('left', 'center', 'right'), is_wrapped: flag });

export const table = typed(
  'table',
  {
    rows: list(list(byType({ ...plainCells, rich_text: richText }), LIMITS.tableColumns), LIMITS.tableRows),
  },
  {
    // A null skips a column.
    column_settings: list((value, at) => (value === null ? [] : alignment(value, at)), LIMITS.tableColumns),
    ...id,
  },
);

const bodyCell = byType({
  ...plainCells,
  rich_text: richText,
  action_cell: typed('action_cell', { element: button, fallback: byType(plainCells) }),
});

const headRow = list(byType(plainCells), LIMITS.tableColumns);
const bodyRow = list(bodyCell, LIMITS.tableColumns);
const row: Check = (value, at) => (at.endsWith('/rows/0') ? headRow : bodyRow)(value, at);

export const dataTable = all(
  typed(
    'data_table',
    { caption: text(LIMITS.text), rows: list(row, LIMITS.dataTableRows, 2) },
    {
      page_size: whole(1, LIMITS.pageSize),
      row_header_column_index: whole(0, LIMITS.tableColumns - 1),
      ...id,
    },
  ),
  equalRows,
);

function equalRows(block: unknown, at: string) {
  const lengths = listOf(fieldsOf(block).rows).map((each) => listOf(each).length);
  const odd = lengths.findIndex((length) => length !== lengths[0]);
  return odd === -1 ? [] : fault(`${at}/rows/${odd}`, 'all rows must have the same number of cells');
}

/** Characters in all cells of a `table` or `data_table`, as the limit over the whole message counts them. */
export function charactersIn(block: unknown): number {
  const cells = listOf(fieldsOf(block).rows).flatMap(listOf);
  return cells.reduce<number>((sum, cell) => sum + textLength(cell), 0);
}

/** Whether Slack counts a button's label is not documented; here it does. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + textLength(each), 0);
  const { text: own, elements, element, fallback } = fieldsOf(value);
  if (typeof own === 'string') return textOf(own).length;
  return [own, elements, element, fallback].reduce<number>(
    (sum, each) => sum + (each === undefined ? 0 : textLength(each)),
    0,
  );
}
