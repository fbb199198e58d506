import type { Message } from '../blocks/kit/message.ts';
import type { Clock } from '../clock.ts';
import type { Fold } from '../domain/follow/folding.ts';
import type { Log } from '../log.ts';
import type { Courier } from '../poster.ts';
import type { FollowingStore, Outbox, QueuedPost } from '../store/follow/following.ts';
import type { Queue } from './queue-contract.ts';

/** What posting needs. */
export interface PostParts {
  readonly outbox: Outbox;
  readonly digests: Pick<FollowingStore['digests'], 'get' | 'pause'>;
  readonly watches: Pick<FollowingStore['watches'], 'list' | 'change'>;
  readonly rules: Pick<FollowingStore['rules'], 'get'>;
  readonly courier: Courier;
  readonly queue: Pick<Queue, 'wake'>;
  /** The one post that several give way to. */
  readonly folded: (fold: Fold<QueuedPost>, channel: string) => Promise<Message>;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process. */
  readonly driver: string;
  /** Aborts when the bot shuts down. */
  readonly signal: AbortSignal;
}

/** Goes on with the next post, or leaves the channel alone until then. */
export type Next = 'on' | Date;

/** @param ms milliseconds from now */
export function later({ clock }: Pick<PostParts, 'clock'>, ms: number): Date {
  return new Date(clock.now().getTime() + ms);
}

/**
 * Where the thread is. A post whose parent came to nothing stands by itself: better said in the channel than not at all.
 */
export async function threadOf(
  { under }: QueuedPost,
  { outbox }: Pick<PostParts, 'outbox'>,
): Promise<{ readonly thread: string | undefined } | 'later'> {
  const parent = under === undefined ? undefined : await outbox.get(under);
  if (parent?.state === 'due' || parent?.state === 'sending') return 'later';
  return { thread: parent?.ts };
}
