import { type ReactElement, useMemo } from 'react';
import type { Fields } from '../slack/json.ts';
import { Blocks, type BlocksProps, type Pressed } from './blocks/blocks.tsx';
import { useActing } from './use-acting.ts';

/** Where blocks are, as the sandbox wants it said. */
export type Where = { readonly channel: string; readonly ts: string } | { readonly view: 'home' | 'modal' };

interface SheetProps extends Pick<BlocksProps, 'errors' | 'onChange'> {
  /** The same object for the same place, or all is drawn again. */
  readonly where: Where;
  readonly blocks: readonly Fields[];
  readonly text?: string;
}

/** Blocks with hands: what is pressed in them reaches the app. Drawn again only when something in it changes. */
export function Sheet({ where, blocks, text = '', errors, onChange }: SheetProps): ReactElement {
  const { names, theme, act, ask, choices, me } = useActing();
  return useMemo(() => {
    const press = ({ actionId, type, value }: Pressed) =>
      void act('press', {
        me,
        sheet: where,
        actionId,
        ...(type !== 'button' && value !== undefined && { option: value }),
      });
    return (
      <Blocks
        blocks={blocks}
        text={text}
        names={names}
        theme={theme}
        onPress={press}
        loadOptions={async (actionId, blockId, typed) => ask({ me, sheet: where, actionId, blockId, typed })}
        choices={choices}
        {...(errors && { errors })}
        {...(onChange && { onChange })}
      />
    );
  }, [where, blocks, text, errors, onChange, names, theme, act, ask, choices, me]);
}
