import { type ReactElement, type RefObject, useMemo } from 'react';
import type { Fields } from '../slack/json.ts';
import { Blocks, type BlocksProps, type Pressed } from './blocks/blocks.tsx';
import { useActing } from './use-acting.ts';

/** Where blocks are, as the sandbox wants it said. */
export type Where = { readonly channel: string; readonly ts: string } | { readonly view: 'home' | 'modal' };

interface SheetProps extends Pick<BlocksProps, 'errors'> {
  /** The same object for the same place, or all is drawn again. */
  readonly where: Where;
  readonly blocks: readonly Fields[];
  readonly text?: string;
  /** Is kept equal to what the inputs hold; of a modal, that goes along with every press and search, as in Slack. */
  readonly entered?: RefObject<object>;
}

/** Blocks with hands: what is pressed in them reaches the app. Drawn again only when something in it changes. */
export function Sheet({ where, blocks, text = '', errors, entered }: SheetProps): ReactElement {
  const { names, theme, act, ask, choices, me } = useActing();
  return useMemo(() => {
    const values = () => entered && { values: entered.current };
    const keep = (all: object) => {
      if (entered) entered.current = all;
    };
    const press = ({ actionId, type, value }: Pressed) =>
      void act('press', {
        me,
        sheet: where,
        actionId,
        ...values(),
        ...(type !== 'button' && value !== undefined && { option: value }),
      });
    return (
      <Blocks
        blocks={blocks}
        text={text}
        names={names}
        theme={theme}
        onPress={press}
        loadOptions={async (actionId, blockId, typed) =>
          ask({ me, sheet: where, actionId, blockId, typed, ...values() })
        }
        choices={choices}
        {...(errors && { errors })}
        onChange={keep}
      />
    );
  }, [where, blocks, text, errors, entered, names, theme, act, ask, choices, me]);
}
