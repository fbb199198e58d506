import type { Channel, Workspace } from '../workspace.ts';
import type { Change, Message } from './journal.ts';
import { readerOf } from './text/reader.ts';
import { asText } from './text.ts';

/** A message as one person saw it at one moment. */
export interface Seen extends Message {
  /** Its blocks, or its text where it has none, as plain text in the person's time zone. */
  readonly shown: string;
}

/** What a test or a prompt looks for: words on the screen or in the notification, or a test of its own. */
export type Wanted = string | RegExp | ((seen: Seen) => boolean);

/** The eyes of one person. */
export interface Eyes {
  look(message: Message, numbered?: boolean): Seen;
  canSee(message: Message): boolean;
  /** Every message visible now, oldest first. */
  visible(channel?: Channel): Message[];
  /** Resolves at the first change that matches; rejects with what is on the screen when patience ends. */
  next(matches: (change: Change) => boolean): Promise<Change>;
  /** Resolves at once where a visible message matches, else as soon as one does. */
  sees(wanted: Wanted): Promise<Seen>;
}

export interface Onlooker {
  readonly workspace: Workspace;
  readonly personId: string;
  /** Milliseconds of real time until waiting is given up. */
  readonly patience: number;
}

export function eyesOf({ workspace, personId, patience }: Onlooker): Eyes {
  const eyes: Eyes = {
    look: (message, numbered = false) => ({
      ...message,
      shown: asText(message, readerOf(workspace, personId, numbered)),
    }),
    canSee: ({ channel, onlyFor }) =>
      (workspace.channels.get(channel)?.members.has(personId) ?? false) &&
      (onlyFor === undefined || onlyFor === personId),
    visible: (channel) =>
      workspace.messages.filter(
        (message) => eyes.canSee(message) && (!channel || message.channel === channel.id),
      ),
    async next(matches) {
      const { promise, resolve, reject } = Promise.withResolvers<Change>();
      const stop = workspace.watch((change) => {
        if (eyes.canSee(change.message) && matches(change)) resolve(change);
      });
      const timer = setTimeout(() => reject(new Error(nothingCame(eyes, patience))), patience);
      return promise.finally(() => {
        stop();
        clearTimeout(timer);
      });
    },
    async sees(wanted) {
      const matches = (message: Message) => isWanted(eyes.look(message), wanted);
      const there = eyes.visible().findLast(matches);
      if (there) return eyes.look(there);
      const { message } = await eyes.next((change) => change.kind !== 'deleted' && matches(change.message));
      return eyes.look(message);
    },
  };
  return eyes;
}

function isWanted(seen: Seen, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(seen);
  const texts = [seen.shown, seen.text];
  return texts.some((text) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)));
}

function nothingCame(eyes: Eyes, patience: number): string {
  const screen = eyes
    .visible()
    .slice(-3)
    .map((message) => `${message.from}: ${eyes.look(message).shown}`);
  return [`Nothing that was waited for came within ${patience} ms. The screen:`, ...screen].join('\n');
}
