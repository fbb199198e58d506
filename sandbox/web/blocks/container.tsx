import type { ReactElement } from 'react';
import { fieldsOf, listOf } from '../../slack/json.ts';
import { type BlockProps, drawBlock } from './draw-block.tsx';
import { RichText } from './rich-text.tsx';
import { Text } from './text.tsx';

export function Container({ block }: BlockProps): ReactElement {
  const { child_blocks, is_collapsible, default_collapsed, has_header_divider } = block;
  const children = (
    <div className={has_header_divider === true ? 'container-body divided' : 'container-body'}>
      {listOf(child_blocks).map(fieldsOf).map(drawBlock)}
    </div>
  );
  if (is_collapsible !== true) {
    return (
      <div className="container">
        <Head block={block} />
        {children}
      </div>
    );
  }
  return (
    <details className="container" open={default_collapsed !== true}>
      <summary>
        <Head block={block} />
      </summary>
      {children}
    </details>
  );
}

function Head({ block: { title, rich_text_title, subtitle } }: BlockProps): ReactElement {
  return (
    <div className="container-head">
      <div className="card-title">
        {rich_text_title === undefined ? <Text of={title} /> : <RichText block={fieldsOf(rich_text_title)} />}
      </div>
      {subtitle !== undefined && (
        <div className="hint">
          <Text of={subtitle} />
        </div>
      )}
    </div>
  );
}
