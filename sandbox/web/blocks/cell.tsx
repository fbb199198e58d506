import type { ReactElement } from 'react';
import { type Fields, fieldsOf, textOf } from '../../slack/json.ts';
import { Element } from './element.tsx';
import { RichText } from './rich-text.tsx';

interface CellProps {
  readonly cell: Fields;
  readonly blockId: string;
}

/** What stands in one cell of a table: text, a number as it should be read, rich text, or a button. */
export function CellContent({ cell, blockId }: CellProps): ReactElement {
  if (cell.type === 'action_cell')
    return <Element element={fieldsOf(cell.element)} blockId={blockId} label="" />;
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  return (
    <div className="cell" title={textOf(cell.text)}>
      {textOf(cell.text)}
    </div>
  );
}
