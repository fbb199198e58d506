import type { KnownBlock } from '@slack/types';
import { clip, filled, LIMITS } from './limits.ts';

/** Lines in fixed width, as many blocks as it takes. */
export function preformatted(lines: readonly string[]): KnownBlock[] {
  return pieces(lines).map((text) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: filled(text) }] }],
  }));
}

function pieces(lines: readonly string[]): string[] {
  const texts: string[] = [];
  for (const each of lines) {
    const last = texts.at(-1);
    if (last === undefined || last.length + each.length + 1 > LIMITS.text)
      texts.push(clip(each, LIMITS.text));
    else texts[texts.length - 1] = `${last}\n${each}`;
  }
  return texts;
}
