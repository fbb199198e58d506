import { createContext, use } from 'react';
import type { BlocksProps } from './blocks.tsx';
import type { InputValue } from './values.ts';

/** What every block of one message shares. */
export interface Setting extends BlocksProps {
  change(blockId: string, actionId: string, value: InputValue): void;
}

export const SettingContext = createContext<Setting | undefined>(undefined);

export function useSetting(): Setting {
  const setting = use(SettingContext);
  if (!setting) throw new Error('A block is drawn inside <Blocks> only.');
  return setting;
}
