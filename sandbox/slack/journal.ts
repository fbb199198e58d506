import type { Fields } from './json.ts';

/** Slackbot, in whose name Slack itself speaks to one person. */
export const SLACKBOT = 'USLACKBOT';

/** A message as it is now. An edit puts a new object in its place, so one that was kept stays as it was seen. */
export interface Message {
  readonly channel: string;
  /** Slack's message id: seconds since 1970 with six decimals, as text; unique and rising. */
  readonly ts: string;
  /** User id of the sender; the bot has one too. */
  readonly from: string;
  /** As sent: escaped, with Slack's markup. */
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly threadTs?: string;
  /** A reply that is shown in the channel as well. */
  readonly isBroadcast?: boolean;
  /** What the app has put on it, seen by apps only. */
  readonly metadata?: Fields;
  /** Set on an ephemeral message: the only person who sees it. */
  readonly onlyFor?: string;
  /** An ephemeral message that Slack takes and shows to nobody: it was sent to a thread without a reply. */
  readonly isUnseen?: boolean;
  readonly editedTs?: string;
  /** Trigger id of the command or press that a response_url or an ack answered. */
  readonly cause?: string;
  readonly unfurls?: readonly Unfurl[];
  readonly files?: readonly SharedFile[];
}

/** A file as its message shows it; the bytes are the workspace's. */
export interface SharedFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The first lines. */
  readonly preview: string;
}

/** What the app made of a link in a message. */
export interface Unfurl {
  readonly url: string;
  /** Empty where there are blocks. */
  readonly text: string;
  readonly blocks: readonly Fields[];
}

export interface Change {
  readonly kind: 'posted' | 'edited' | 'deleted';
  readonly message: Message;
}

type Draft = Omit<Message, 'ts' | 'editedTs'>;
type Edit = Partial<Pick<Message, 'text' | 'blocks' | 'cause' | 'unfurls'>>;

/** Every message of the workspace in the order of posting, and those who watch it change. */
export interface Journal {
  readonly messages: readonly Message[];
  post(draft: Draft): Message;
  /** Returns undefined where the message is gone. */
  edit(message: Pick<Message, 'channel' | 'ts'>, edit: Edit): Message | undefined;
  remove(message: Pick<Message, 'channel' | 'ts'>): void;
  find(channel: string, ts: string): Message | undefined;
  /** Calls back after each change until the returned function is called. */
  watch(listener: (change: Change) => void): () => void;
}

export function createJournal(now: () => number): Journal {
  const messages: Message[] = [];
  const watchers = new Set<(change: Change) => void>();
  const stamp = risingStamps(now);
  const place = (channel: string, ts: string) =>
    messages.findIndex((message) => message.channel === channel && message.ts === ts);

  function tell(kind: Change['kind'], message: Message): Message {
    for (const watcher of [...watchers]) watcher({ kind, message });
    return message;
  }

  return {
    messages,
    post(draft) {
      const message = { ...draft, ts: stamp() };
      messages.push(message);
      return tell('posted', message);
    },
    edit({ channel, ts }, edit) {
      const at = place(channel, ts);
      const before = messages[at];
      if (!before) return undefined;
      const { cause: _earlier, ...kept } = before;
      // A preview is no edit of the message: nobody is told that it was edited.
      const after = { ...kept, ...edit, ...(!edit.unfurls && { editedTs: stamp() }) };
      messages[at] = after;
      return tell('edited', after);
    },
    remove({ channel, ts }) {
      const at = place(channel, ts);
      for (const message of at === -1 ? [] : messages.splice(at, 1)) tell('deleted', message);
    },
    find: (channel, ts) => messages[place(channel, ts)],
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}

/** Timestamps never repeat nor fall, even while a test holds the clock still. */
function risingStamps(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(Math.floor(now() * 1000), last + 1);
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
  };
}
