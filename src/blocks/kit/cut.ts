import type { Block } from './message.ts';
import { note } from './parts.ts';

/**
 * The characters that people read in these blocks, without those in `data_table`s, which have a documented limit of
 * their own.
 */
export function textLength(blocks: readonly Block[]): number {
  return blocks
    .filter(({ type }) => type !== 'data_table')
    .flatMap((block) => textsIn(block))
    .join('').length;
}

/**
 * The first of these blocks that fit into `max` characters, and later ones that still do. A last line says how many
 * lines are left out, in signs that need no language.
 */
export function cutTo(max: number, blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  let left = max;
  let missing = 0;
  for (const block of blocks) {
    const texts = textsIn(block);
    const { length } = texts.join('');
    if (length <= left) {
      kept.push(block);
      left -= length;
    } else {
      missing += texts.join('\n').split('\n').length;
    }
  }
  const last = note(missing > 0 ? `… +${missing}` : undefined);
  return last ? [...kept, last] : kept;
}

/** The characters that people read in a part of a message. */
export function charactersIn(part: unknown): number {
  return textsIn(part).join('').length;
}

/** Under which a block holds text; `text` may be an object that holds it. */
const SHOWN: ReadonlySet<string> = new Set([
  'text',
  'title',
  'description',
  'label',
  'placeholder',
  'caption',
]);

function textsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return SHOWN.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => textsIn(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, name));
}
