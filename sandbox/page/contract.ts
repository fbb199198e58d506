import type { Change, Message } from '../slack/journal.ts';
import type { Fields } from '../slack/json.ts';

/** What the page and its server say to each other. Types alone: the browser imports this file too. */

export type Role = 'admin' | 'operator' | 'second' | 'viewer' | 'guest' | 'partner';

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: 'en-US' | 'zh-CN';
  /** IANA name. */
  readonly tz: string;
}

export interface ChannelView {
  readonly id: string;
  /** Without `#`; of a direct conversation the app's name. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'direct';
  readonly botIsMember: boolean;
}

/** A command as the composer hints at it, in the reader's language. */
export interface CommandHint {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
}

export interface ModalView {
  readonly id: string;
  readonly title: string;
  /** What the submit button says; missing where there is none. */
  readonly submit?: string;
  readonly close: string;
  readonly blocks: readonly Fields[];
  /** By block id, what is wrong with an input; under `''` what concerns no input. */
  readonly errors: Readonly<Record<string, string>>;
}

/** One request and its reply, secrets masked. */
export interface Exchange {
  readonly id: string;
  readonly from: 'Slack' | 'Bot';
  readonly to: 'Slack' | 'Bot' | 'ModelArts';
  readonly title: string;
  /** Missing until it is answered. */
  readonly outcome?: string;
  readonly isOk: boolean;
  /** The world's time, ISO 8601. */
  readonly at: string;
  readonly request: unknown;
  readonly reply: unknown;
}

export interface Choice {
  readonly name: string;
  readonly summary: string;
}

export interface WorldView {
  readonly scenario: string;
  readonly scenarios: readonly Choice[];
  /** A search of this world to try things on; missing where there is none. */
  readonly example?: string | undefined;
  readonly transport: 'socket' | 'http';
  /** Virtual seconds a real second; 0 while time stands still. */
  readonly speed: number;
  readonly faults: { readonly modelarts: string; readonly slack: string };
  readonly troubles: { readonly modelarts: readonly Choice[]; readonly slack: readonly Choice[] };
}

/** How a run of a workflow step ended, or the sentence with which it failed. */
export type StepEnding = { readonly outputs: Fields } | { readonly error: string };

/** Everything the page shows to one person. */
export interface Snapshot {
  readonly me: string;
  readonly team: string;
  readonly app: { readonly name: string; readonly userId: string };
  readonly people: readonly PersonView[];
  readonly groups: readonly { readonly id: string; readonly handle: string }[];
  readonly channels: readonly ChannelView[];
  readonly messages: readonly Message[];
  readonly commands: readonly CommandHint[];
  readonly shortcuts: readonly {
    readonly callbackId: string;
    readonly name: string;
    readonly type: 'global' | 'message';
  }[];
  readonly home: readonly Fields[] | null;
  /** The stack, the topmost last. */
  readonly modals: readonly ModalView[];
  readonly world: WorldView;
  /** The world's time, milliseconds since 1970. */
  readonly now: number;
  readonly exchanges: readonly Exchange[];
}

/** What the server tells by itself; a snapshot comes first, and again when the world is another one. */
export type Update =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'message'; readonly change: Change['kind']; readonly message: Message }
  | { readonly kind: 'clock'; readonly now: number }
  | { readonly kind: 'world'; readonly world: WorldView }
  | { readonly kind: 'views'; readonly home: readonly Fields[] | null; readonly modals: readonly ModalView[] }
  | { readonly kind: 'exchanges'; readonly exchanges: readonly Exchange[] }
  | { readonly kind: 'notice'; readonly text: string };
