import type { ReactElement } from 'react';
import { fieldsOf, listOf, textOf } from '../../slack/json.ts';
import type { BlockProps } from './draw-block.tsx';
import { Element } from './element.tsx';
import { Text } from './text.tsx';

export function Card({ block }: BlockProps): ReactElement {
  const { hero_image, icon, title, subtitle, body, subtext, actions } = block;
  const line = (name: string, text: unknown) =>
    text === undefined ? null : (
      <div className={name}>
        <Text of={text} />
      </div>
    );
  return (
    <div className="card">
      {hero_image !== undefined && <CardImage image={hero_image} name="card-hero" />}
      <div className="card-head">
        {icon !== undefined && <CardImage image={icon} name="card-icon" />}
        <div>
          {line('card-title', title)}
          {line('hint', subtitle)}
        </div>
      </div>
      {line('card-body', body)}
      {line('hint', subtext)}
      {actions !== undefined && (
        <div className="actions">
          {listOf(actions)
            .map(fieldsOf)
            .map((element) => (
              <Element
                key={textOf(element.action_id)}
                element={element}
                blockId={textOf(block.block_id)}
                label=""
              />
            ))}
        </div>
      )}
    </div>
  );
}

export function Carousel({ block }: BlockProps): ReactElement {
  return (
    <div className="carousel">
      {listOf(block.elements).map((card, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards have no identity but their place
        <Card key={i} block={fieldsOf(card)} />
      ))}
    </div>
  );
}

function CardImage({ image, name }: { readonly image: unknown; readonly name: string }): ReactElement {
  const { image_url, alt_text } = fieldsOf(image);
  return <img className={name} src={textOf(image_url)} alt={textOf(alt_text)} />;
}
