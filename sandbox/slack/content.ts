import { isMalformed } from './blocks/check.ts';
import { refusalOf } from './blocks.ts';
import type { Faults } from './faults.ts';
import { type Fields, fieldsOf, listOf, textOf } from './json.ts';
import { Refused } from './refused.ts';

export interface Content {
  readonly text: string;
  readonly blocks: readonly Fields[];
}

/** What Slack stores, and shows in notifications, for blocks that came without a text. */
const NO_FALLBACK = "This content can't be displayed.";

const STORED_TEXT = 40_000;

/**
 * The text and blocks of a message, judged as Slack judges them. Attachments are not known here.
 * @throws Refused with `no_text`, `invalid_arguments`, `invalid_blocks_format` or `invalid_blocks`
 */
export function contentOf({ text, blocks }: Fields, { refuseNative }: Pick<Faults, 'refuseNative'>): Content {
  if (blocks !== undefined && !Array.isArray(blocks)) throw new Refused('invalid_blocks_format');
  const given = listOf(blocks);
  const words = textOf(text).slice(0, STORED_TEXT);
  if (isMalformed(words)) throw new Refused('invalid_arguments');
  if (given.length === 0 && words === '') throw new Refused('no_text');
  const refusal = refusalOf(given, { refuseNative });
  if (refusal) {
    const { error, errors } = refusal;
    throw new Refused(error, {
      errors,
      response_metadata: { messages: errors.map((each) => `[ERROR] ${each}`) },
    });
  }
  return { text: words || NO_FALLBACK, blocks: given.map((block, place) => withId(fieldsOf(block), place)) };
}

/** Slack gives a block without an id one of its own. In a message it follows from the place, which is unique enough. */
export function withId(block: Fields, place: number | string): Fields {
  const id = block.block_id ?? `b${place}`;
  const named = (inner: unknown) => listOf(inner).map((each, i) => withId(fieldsOf(each), `${place}.${i}`));
  return {
    ...block,
    block_id: id,
    ...(block.type === 'container' && { child_blocks: named(block.child_blocks) }),
    ...(block.type === 'carousel' && { elements: named(block.elements) }),
  };
}
