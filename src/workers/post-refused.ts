import { digestStopped } from '../blocks/follow/following-told.ts';
import type { Digest } from '../domain/follow/following.ts';
import { wordsFor } from '../i18n/index.ts';
import type { Refusal } from '../poster.ts';
import type { QueuedPost } from '../store/follow/following.ts';
import type { PostParts } from './post-parts.ts';

/**
 * Ends what would go on being refused. Comes before the post is noted as refused, and does no harm twice: where the
 * process dies in between, it is done again.
 */
export async function endFor(post: QueuedPost, why: Refusal, parts: PostParts): Promise<void> {
  parts.log.warn({ key: post.key, channel: post.channel, why }, 'Slack refuses a post');
  if (post.kind === 'digest') await pauseDigest(post, why, parts);
  if (post.kind === 'card' || why !== 'refused') await endWatches(post, why, parts);
}

async function pauseDigest(
  { key }: QueuedPost,
  why: Refusal,
  { digests, outbox, queue, clock }: PostParts,
): Promise<void> {
  const digest = await digests.get(digestIn(key));
  if (!digest || digest.paused) return;
  const at = clock.now();
  const paused = { at, why };
  await outbox.put([noticeOf({ ...digest, paused, next: undefined }, key, at)]);
  await digests.pause(digest.id, paused, undefined, {});
  await queue.wake('post', digest.by, at);
}

/** Of `digest:<id>:<slot>`. */
function digestIn(key: string): string {
  return key.split(':')[1] ?? '';
}

/** Tells its owner, who may be in no channel that the bot is in. */
function noticeOf(digest: Digest, key: string, dueAt: Date) {
  const message = digestStopped(digest, wordsFor(digest.language));
  return {
    key: `notice:${key}`,
    kind: 'notice',
    channel: digest.by,
    isUrgent: true,
    message,
    dueAt,
  } as const;
}

/** All of the channel, where it is the channel that is closed; else the one whose card is refused. */
async function endWatches(
  { channel, jobId }: QueuedPost,
  why: Refusal,
  { watches, clock }: PostParts,
): Promise<void> {
  const ended = await watches.list({ channel });
  for (const { job, endedAt } of ended) {
    if (endedAt === undefined && (why !== 'refused' || job.id === jobId))
      await watches.change(channel, job.id, { endedAt: clock.now() });
  }
}
