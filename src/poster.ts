import type { Message } from './blocks/kit/message.ts';
import type { Language } from './domain/access/person.ts';

export interface Where {
  /** A channel, or a person's id for the direct message with them. */
  readonly channel: string;
  readonly thread?: string | undefined;
}

export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** What `workers/` needs of Slack. `unsent` can be tried again; of what is `unsure` nobody knows whether it arrived. */
export interface Poster {
  post(message: Message, where: Where): Promise<Posted | 'refused' | 'unsent' | 'unsure'>;
  /** `locked` means that Slack lets this message be changed no more, and `gone` that it was deleted. */
  update(message: Message, posted: Posted): Promise<'edited' | 'locked' | 'gone' | 'unsent'>;
}

/** Posts what has to arrive once. */
export interface Courier {
  /** One call, without waiting out a rate limit: meanwhile somebody else could take the post for unsent. */
  deliver(message: Message, to: Address): Promise<Delivery>;
  /**
   * Looks whether a post with this key stands there. `forbidden` where the bot may not read the channel's history, which
   * is for an admin to grant.
   */
  find(key: string, at: Whereabouts): Promise<Posted | 'missing' | 'forbidden' | 'unsent'>;
}

export interface Address extends Where {
  /** Stays with the message, where only apps see it. */
  readonly key: string;
  /** In a thread: shown in the channel as well. */
  readonly isBroadcast?: boolean | undefined;
}

export interface Whereabouts extends Where {
  /** It is no older than that. */
  readonly since: Date;
}

export type Delivery =
  | ({ readonly kind: 'posted' } & Posted)
  | { readonly kind: 'refused'; readonly why: Refusal }
  /**
   * @property after milliseconds that Slack wants to be left alone
   * @property isUnknown refused with a code that no source knows, so that it may never be taken
   */
  | { readonly kind: 'unsent'; readonly after?: number; readonly isUnknown?: boolean }
  | { readonly kind: 'unsure' };

/** What `workers/` asks of people in whose name something happens. */
export interface Rights {
  /** @throws where it cannot be found out just now */
  mayView(person: string, channel: string): Promise<boolean>;
  /** Whether they may stop trials there, by data at most five seconds old. @throws where it cannot be found out just now */
  mayOperate(person: string, channel: string): Promise<boolean>;
  /** Never fails. */
  languageOf(person: string): Promise<Language>;
}

/**
 * `archived`: the channel is. `removed`: the bot is not in it, or it is gone. `closed`: it takes no posts of the bot.
 * `refused`: it is this message that Slack does not take.
 */
export type Refusal = 'archived' | 'removed' | 'closed' | 'refused';
