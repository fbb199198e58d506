import { textOf } from '../../slack/json.ts';
import type { ElementProps } from './element.tsx';
import { useSetting } from './setting.ts';
import { stateOf } from './values.ts';

interface Told {
  /** What the state of the view holds from now on. */
  readonly state: unknown;
  /** What a press carries. */
  readonly value?: string;
}

/** How a control tells what was done with it. */
export function useElement({ element, blockId, silent = false }: ElementProps) {
  const { onPress, change } = useSetting();
  const type = textOf(element.type);
  const actionId = textOf(element.action_id);

  function press(value?: string): void {
    onPress?.({ blockId, actionId, type, ...(value !== undefined && { value }) });
  }

  return {
    press,
    set({ state, value }: Told): void {
      change(blockId, actionId, stateOf(type, state));
      if (!silent) press(value);
    },
  };
}
