import { type ReactElement, useId, useMemo, useState } from 'react';
import { textOf } from '../../slack/json.ts';
import { CellContent } from './cell.tsx';
import type { BlockProps } from './draw-block.tsx';
import { useSetting } from './setting.ts';
import { wordsOfSlack } from './slack-words.ts';
import { inOrder, isNumberColumn, nextOrder, type Order, type Row, rowsOf } from './table-order.ts';

/** Slack's own default of `page_size`. */
const PAGE_SIZE = 5;

/** A table that is sorted by a press on its header and turned page by page. */
export function DataTable({ block }: BlockProps): ReactElement {
  const { locale } = useSetting().names;
  const [order, setOrder] = useState<Order | undefined>();
  const [turned, turn] = useState(0);
  const captionId = useId();
  const { head, body } = useMemo(() => rowsOf(block), [block]);
  const sorted = useMemo(() => inOrder(body, order, locale), [body, order, locale]);
  const size = typeof block.page_size === 'number' ? block.page_size : PAGE_SIZE;
  const pages = Math.ceil(sorted.length / size);
  // An update may have left fewer pages than were turned.
  const page = Math.min(turned, Math.max(0, pages - 1));
  const numeric = useMemo(() => head.map((_, column) => isNumberColumn(body, column)), [head, body]);

  function sort(column: number): void {
    setOrder(nextOrder(order, column));
    turn(0);
  }

  return (
    <div className="data-table">
      <div id={captionId} className="caption">
        {textOf(block.caption)}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
      <section className="table-scroll" aria-labelledby={captionId} tabIndex={0}>
        <table aria-labelledby={captionId}>
          <Head head={head} numeric={numeric} order={order} onSort={sort} />
          <tbody>
            {sorted.slice(page * size, (page + 1) * size).map((row) => (
              <Line key={body.indexOf(row)} row={row} block={block} numeric={numeric} />
            ))}
          </tbody>
        </table>
      </section>
      {pages > 1 && <Pager page={page} size={size} of={sorted.length} onTurn={turn} />}
    </div>
  );
}

interface HeadProps {
  readonly head: Row;
  readonly numeric: readonly boolean[];
  readonly order: Order | undefined;
  readonly onSort: (column: number) => void;
}

function Head({ head, numeric, order, onSort }: HeadProps): ReactElement {
  return (
    <thead>
      <tr>
        {head.map((cell, column) => {
          const direction = order?.column === column ? order.direction : undefined;
          return (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one title
              key={column}
              scope="col"
              aria-sort={direction ?? 'none'}
              className={numeric[column] ? 'number' : ''}
            >
              <button type="button" className="sort" onClick={() => onSort(column)}>
                {textOf(cell.text)}
                <span aria-hidden className={direction ? 'sort-mark' : 'sort-mark unsorted'}>
                  {direction === 'descending' ? '↓' : '↑'}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface LineProps extends BlockProps {
  readonly row: Row;
  readonly numeric: readonly boolean[];
}

function Line({ row, block, numeric }: LineProps): ReactElement {
  const named = typeof block.row_header_column_index === 'number' ? block.row_header_column_index : 0;
  return (
    <tr>
      {row.map((cell, column) => {
        const Cell = column === named ? 'th' : 'td';
        return (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
            key={column}
            className={numeric[column] ? 'number' : ''}
            {...(Cell === 'th' && { scope: 'row' })}
          >
            <CellContent cell={cell} blockId={textOf(block.block_id)} />
          </Cell>
        );
      })}
    </tr>
  );
}

interface PagerProps {
  readonly page: number;
  readonly size: number;
  readonly of: number;
  readonly onTurn: (page: number) => void;
}

function Pager({ page, size, of, onTurn }: PagerProps): ReactElement {
  const words = wordsOfSlack(useSetting().names.locale);
  const last = Math.min(of, (page + 1) * size);
  return (
    <div className="pager">
      <button
        type="button"
        className="turn"
        aria-label={words.previous}
        disabled={page === 0}
        onClick={() => onTurn(page - 1)}
      >
        ‹
      </button>
      <span aria-live="polite">{words.range(page * size + 1, last, of)}</span>
      <button
        type="button"
        className="turn"
        aria-label={words.next}
        disabled={last === of}
        onClick={() => onTurn(page + 1)}
      >
        ›
      </button>
    </div>
  );
}
