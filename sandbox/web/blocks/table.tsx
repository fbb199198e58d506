import type { ReactElement } from 'react';
import { fieldsOf, listOf, textOf } from '../../slack/json.ts';
import { CellContent } from './cell.tsx';
import type { BlockProps } from './draw-block.tsx';
import { rowsOf } from './table-order.ts';

const ALIGN = { left: 'start', center: 'center', right: 'end' } as const;

/** A `table`: it neither sorts nor turns pages. */
export function Table({ block }: BlockProps): ReactElement {
  const { head, body } = rowsOf(block);
  const columns = listOf(block.column_settings).map(fieldsOf);
  return (
    <section
      className="table-scroll"
      aria-label={head.map(({ text }) => textOf(text)).join(', ')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
      tabIndex={0}
    >
      <table>
        <tbody>
          {[head, ...body].map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <tr key={i}>
              {row.map((cell, column) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                  key={column}
                  style={{ textAlign: aligned(columns[column]?.align) }}
                  className={columns[column]?.is_wrapped === true ? 'wrapped' : ''}
                >
                  <CellContent cell={cell} blockId={textOf(block.block_id)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function aligned(align: unknown) {
  return align === 'center' || align === 'right' ? ALIGN[align] : ALIGN.left;
}
