import type { Button } from '@slack/types';
import type { Words } from '../../i18n/en.ts';
import { button } from './parts.ts';

/** What a screen has to know of the question it answers. */
export interface Asked {
  /** The command line that leads to this screen again. */
  readonly line: string;
  readonly audience: 'private' | 'channel';
}

/** Only the asker's own answer is turned in place; in a shared one a press must not change it for everyone. */
export function turnIn({ audience }: Asked): 'turn' | 'ask' {
  return audience === 'private' ? 'turn' : 'ask';
}

export function refreshAndShare({ line, audience }: Asked, t: Words): (Button | undefined)[] {
  if (audience === 'channel') return [];
  return [
    button({ key: 'refresh', label: t.button.refresh, line, press: 'turn' }),
    button({ key: 'share', label: t.button.share, line, press: 'share' }),
  ];
}
