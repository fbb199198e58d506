import { type Fields, fieldsOf, listOf, textOf } from '../../slack/json.ts';

export interface Order {
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

export type Row = readonly Fields[];

/** The header and the rows below it. */
export function rowsOf(block: Fields): { readonly head: Row; readonly body: readonly Row[] } {
  const [head = [], ...body] = listOf(block.rows).map((row) => listOf(row).map(fieldsOf));
  return { head, body };
}

/** As Slack sorts: by number where every cell of the column is a `raw_number`, else by text. */
export function inOrder(rows: readonly Row[], order: Order | undefined, locale: string): readonly Row[] {
  if (!order) return rows;
  const { column, direction } = order;
  const sign = direction === 'ascending' ? 1 : -1;
  const { compare } = new Intl.Collator(locale);
  const isNumeric = isNumberColumn(rows, column);
  return rows.toSorted((a, b) => {
    const [left, right] = [a[column] ?? {}, b[column] ?? {}];
    return (
      sign * (isNumeric ? Number(left.value) - Number(right.value) : compare(textIn(left), textIn(right)))
    );
  });
}

export function isNumberColumn(rows: readonly Row[], column: number): boolean {
  return rows.every((row) => row[column]?.type === 'raw_number');
}

/** First up, then down, then as it came. */
export function nextOrder(order: Order | undefined, column: number): Order | undefined {
  if (order?.column !== column) return { column, direction: 'ascending' };
  return order.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

function textIn(cell: Fields): string {
  if (cell.type === 'action_cell') return textIn(fieldsOf(fieldsOf(cell.element).text));
  if (cell.type === 'rich_text') return JSON.stringify(cell.elements);
  return textOf(cell.text);
}
