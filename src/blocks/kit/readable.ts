import type { KnownBlock } from '@slack/types';
import type { Words } from '../../i18n/en.ts';
import type { Message } from './message.ts';
import { note } from './parts.ts';

/**
 * Messages as a part of a Home tab or modal: without tables, which modals do not take, and without controls, whose
 * answers need a conversation. What several of them say alike is said once.
 * @param most how many blocks there is room for, the one that tells of a cut included
 */
export function readable(messages: readonly Message[], most: number, t: Words): KnownBlock[] {
  const blocks = messages
    .flatMap(({ blocks, plain }) => [...(plain ?? blocks)])
    .filter((block) => block.type === 'rich_text' || block.type === 'context');
  const all = [...new Map(blocks.map((block) => [JSON.stringify(block), block])).values()];
  if (all.length <= most) return all;
  const cut = note(t.more(all.length - most + 1));
  return [...all.slice(0, most - 1), ...(cut ? [cut] : [])];
}
