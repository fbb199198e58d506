import type { Channel, Workspace } from '../workspace.ts';
import type { Change, Message } from './journal.ts';
import { readerOf } from './text/reader.ts';
import { viewText } from './text/views.ts';
import { asText } from './text.ts';
import type { View, ViewChange } from './views.ts';

/** A message as one person saw it at one moment. */
export interface Seen extends Message {
  /** Its blocks, or its text where it has none, as plain text in the person's time zone. */
  readonly shown: string;
}

/** A modal or Home tab as one person saw it at one moment. */
export interface SeenView extends View {
  /** Title, blocks, what is entered (after `=`) and what is wrong (after `⚠`), as plain text. */
  readonly shown: string;
}

/** What a test or a prompt looks for: words on the screen or in the notification, or a test of its own. */
export type Wanted<Sight = Seen> = string | RegExp | ((seen: Sight) => boolean);

/** Which changes are waited for. */
interface Expected {
  readonly message?: (change: Change) => boolean;
  readonly view?: (change: ViewChange) => boolean;
}

/** What came first: a message as it then was, or a view. */
type Came = { readonly change: Change } | { readonly viewChange: ViewChange };

/** The eyes of one person. */
export interface Eyes {
  look(message: Message, numbered?: boolean): Seen;
  canSee(message: Message): boolean;
  /** Every message visible now, oldest first. */
  visible(channel?: Channel): Message[];
  /** Resolves at the first change that matches; rejects with what is on the screen when patience ends. */
  first(expected: Expected): Promise<Came>;
  /** Resolves at once where a visible message matches, else as soon as one does. */
  sees(wanted: Wanted): Promise<Seen>;
  lookAt(view: View): SeenView;
  /** The Home tab and the open modals, the topmost last. */
  views(): View[];
  /** As `sees`, for the Home tab and the modals. */
  seesView(wanted: Wanted<SeenView>): Promise<SeenView>;
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
    canSee: ({ channel, onlyFor, isUnseen }) =>
      !isUnseen &&
      (workspace.channels.get(channel)?.members.has(personId) ?? false) &&
      (onlyFor === undefined || onlyFor === personId),
    visible: (channel) =>
      workspace.messages.filter(
        (message) => eyes.canSee(message) && (!channel || message.channel === channel.id),
      ),
    async first({ message = never, view = never }) {
      const { promise, resolve, reject } = Promise.withResolvers<Came>();
      const stop = workspace.watch(
        (change) => {
          if (eyes.canSee(change.message) && message(change)) resolve({ change });
        },
        (viewChange) => {
          if (viewChange.view.personId === personId && view(viewChange)) resolve({ viewChange });
        },
      );
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
      const came = await eyes.first({
        message: (change) => change.kind !== 'deleted' && matches(change.message),
      });
      return eyes.look(messageOf(came));
    },
    lookAt: (view) => ({ ...view, shown: viewText(view, readerOf(workspace, personId)) }),
    views: () => {
      const home = workspace.views.homeOf(personId);
      return [...(home ? [home] : []), ...workspace.views.modalsOf(personId)];
    },
    async seesView(wanted) {
      const matches = (view: View) => isWanted(eyes.lookAt(view), wanted);
      const there = eyes.views().findLast(matches);
      if (there) return eyes.lookAt(there);
      const came = await eyes.first({ view: ({ kind, view }) => kind !== 'closed' && matches(view) });
      return eyes.lookAt(viewOf(came));
    },
  };
  return eyes;
}

function never(): boolean {
  return false;
}

/** The message of what came, where only messages were waited for. */
export function messageOf(came: Came): Message {
  if ('change' in came) return came.change.message;
  throw new Error('A view came where a message was waited for.');
}

/** The view of what came, where only views were waited for. */
export function viewOf(came: Came): View {
  if ('viewChange' in came) return came.viewChange.view;
  throw new Error('A message came where a view was waited for.');
}

function isWanted<Sight extends { readonly shown: string }>(seen: Sight, wanted: Wanted<Sight>): boolean {
  if (typeof wanted === 'function') return wanted(seen);
  const texts = [seen.shown, 'text' in seen && typeof seen.text === 'string' ? seen.text : ''];
  return texts.some((text) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)));
}

function nothingCame(eyes: Eyes, patience: number): string {
  const screen = eyes
    .visible()
    .slice(-3)
    .map((message) => `${message.from}: ${eyes.look(message).shown}`);
  const views = eyes.views().map((view) => `${view.type}: ${eyes.lookAt(view).shown}`);
  return [`Nothing that was waited for came within ${patience} ms. The screen:`, ...screen, ...views].join(
    '\n',
  );
}
