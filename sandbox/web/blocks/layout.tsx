import { type ReactElement, useState } from 'react';
import { type Fields, fieldsOf, listOf, textOf } from '../../slack/json.ts';
import type { BlockProps } from './draw-block.tsx';
import { Element } from './element.tsx';
import { useSetting } from './setting.ts';
import { wordsOfSlack } from './slack-words.ts';
import { labelOf, Text } from './text.tsx';

export function Section({ block }: BlockProps): ReactElement {
  const { text, fields, accessory } = block;
  return (
    <div className="section">
      <div className="section-text">
        {text !== undefined && <Text of={text} />}
        {fields !== undefined && (
          <div className="fields">
            {listOf(fields).map((field, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no identity but their place
              <Text key={i} of={field} />
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <Element element={fieldsOf(accessory)} blockId={textOf(block.block_id)} label={labelOf(text)} />
      )}
    </div>
  );
}

export function Heading({ block }: BlockProps): ReactElement {
  const level = typeof block.level === 'number' ? block.level : 1;
  // The page around a message has headings of its own, up to the second level.
  const Level = LEVELS[level - 1] ?? 'h6';
  return <Level className={`heading heading-${level}`}>{labelOf(block.text)}</Level>;
}

const LEVELS = ['h3', 'h4', 'h5', 'h6'] as const;

export function Context({ block }: BlockProps): ReactElement {
  return (
    <div className="context">
      {listOf(block.elements).map((element, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: small print has no identity but its place
        <ContextElement key={i} element={fieldsOf(element)} />
      ))}
    </div>
  );
}

function ContextElement({ element }: { readonly element: Fields }): ReactElement {
  if (element.type !== 'image') return <Text of={element} />;
  return <img className="context-image" src={textOf(element.image_url)} alt={textOf(element.alt_text)} />;
}

/** About as many as Slack's clients show before they fold the rest. */
const BEFORE_FOLD = 5;

export function Actions({ block }: BlockProps): ReactElement {
  const { names } = useSetting();
  const [unfolded, unfold] = useState(false);
  const elements = listOf(block.elements).map(fieldsOf);
  const shown = unfolded ? elements : elements.slice(0, BEFORE_FOLD);
  const folded = elements.length - shown.length;
  return (
    <div className="actions">
      {shown.map((element, i) => (
        <Element
          key={textOf(element.action_id) || i}
          element={element}
          blockId={textOf(block.block_id)}
          label=""
        />
      ))}
      {folded > 0 && (
        <button type="button" className="button" onClick={() => unfold(true)}>
          {wordsOfSlack(names.locale).more(folded)}
        </button>
      )}
    </div>
  );
}

export function Divider(): ReactElement {
  return <hr className="divider" />;
}

export function Picture({ block }: BlockProps): ReactElement {
  const { image_url, alt_text, title } = block;
  return (
    <figure className="picture">
      {title !== undefined && <figcaption>{labelOf(title)}</figcaption>}
      <img src={textOf(image_url)} alt={textOf(alt_text)} />
    </figure>
  );
}
