import { type ReactElement, useId } from 'react';
import { fieldsOf, textOf } from '../../slack/json.ts';
import type { BlockProps } from './draw-block.tsx';
import { Element } from './element.tsx';
import { useSetting } from './setting.ts';
import { wordsOfSlack } from './slack-words.ts';
import { labelOf } from './text.tsx';

/** A labelled input of a form, with its hint and what it was refused for. */
export function Input({ block }: BlockProps): ReactElement {
  const { errors, names } = useSetting();
  const id = useId();
  const blockId = textOf(block.block_id);
  const error = errors?.[blockId];
  const hint = labelOf(block.hint);
  return (
    <div className="input">
      <div className="input-label">
        {labelOf(block.label)}{' '}
        {block.optional === true && (
          <span className="hint-inline">{wordsOfSlack(names.locale).optional}</span>
        )}
      </div>
      <Element
        element={fieldsOf(block.element)}
        blockId={blockId}
        label={labelOf(block.label)}
        silent={block.dispatch_action !== true}
        describedBy={id}
      />
      <div id={id}>
        {error && <div className="input-error">{error}</div>}
        {hint && <div className="hint">{hint}</div>}
      </div>
    </div>
  );
}
