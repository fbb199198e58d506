import { createContext } from 'react';
import type { Snapshot } from '../page/contract.ts';
import type { Choice, Names } from './blocks/blocks.tsx';

/** What every part of the conversation shares: who looks, and how anything is done. */
/** Sent to the document whenever this person does something, so that what comes of it is brought into sight. */
export const ACTED = 'acted';

export interface Acting {
  readonly me: string;
  readonly appId: string;
  readonly shortcuts: Snapshot['shortcuts'];
  readonly names: Names;
  readonly theme: 'light' | 'dark';
  /** Does it, and shows why not where that failed. */
  act(what: string, body: object): Promise<void>;
  /** What the app offers for what was typed into a menu. */
  ask(search: object): Promise<readonly Choice[]>;
  choices(kind: 'users' | 'channels'): readonly Choice[];
  openThread(ts: string): void;
}

export const ActingContext = createContext<Acting | undefined>(undefined);
