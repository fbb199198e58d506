import type { Message } from '../blocks/message.ts';

type Verdict = 'unknown' | 'accepted' | 'refused';

/** What this workspace has made of native blocks so far. Tables and charts are remembered apart: some take but one. */
export interface NativeBlocks {
  /** Whether it will take the native form of this message. */
  judge(message: Message): Verdict;
  accepted(message: Message): void;
  /** A kind that was accepted before is not to blame; where all were, something else is wrong with this one message. */
  refused(message: Message): void;
}

const NATIVE: ReadonlySet<string> = new Set(['data_table', 'data_visualization']);

export function createNativeBlocks(): NativeBlocks {
  const known = new Map<string, 'accepted' | 'refused'>();
  const unknownIn = (message: Message) => kindsIn(message).filter((kind) => !known.has(kind));
  return {
    judge(message) {
      if (kindsIn(message).some((kind) => known.get(kind) === 'refused')) return 'refused';
      return unknownIn(message).length > 0 ? 'unknown' : 'accepted';
    },
    accepted(message) {
      for (const kind of kindsIn(message)) known.set(kind, 'accepted');
    },
    refused(message) {
      for (const kind of unknownIn(message)) known.set(kind, 'refused');
    },
  };
}

function kindsIn({ blocks }: Message): string[] {
  return [...new Set(blocks.map(({ type }) => type).filter((type) => NATIVE.has(type)))];
}
