import { type Entered, entering, type Spot, stateOf } from './inputs.ts';
import type { Message } from './journal.ts';
import type { Fields } from './json.ts';

/** What people have chosen in messages. Each sees only their own choice, until the message is shown anew. */
export interface Entries {
  /** The current values of the inputs of a message, for one person. */
  in(message: Message, personId: string): Entered;
  enter(message: Pick<Message, 'channel' | 'ts'>, personId: string, spot: Spot, entry: Fields): void;
}

export function createEntries(): Entries {
  const kept = new Map<string, Entered>();
  const keyOf = ({ channel, ts }: Pick<Message, 'channel' | 'ts'>, personId: string) =>
    `${personId} ${channel} ${ts}`;
  return {
    in: (message, personId) => stateOf(message.blocks, kept.get(keyOf(message, personId)) ?? {}),
    enter(message, personId, spot, entry) {
      const key = keyOf(message, personId);
      kept.set(key, entering(kept.get(key) ?? {}, spot, entry));
    },
  };
}
