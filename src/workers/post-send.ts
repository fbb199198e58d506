import type { Delivery, Posted } from '../poster.ts';
import type { QueuedPost } from '../store/follow/following.ts';
import { later, type Next, type PostParts, threadOf } from './post-parts.ts';
import { endFor } from './post-refused.ts';

/** Milliseconds after a request during which Slack may still be at it, though nobody waits for its answer any more. */
const SETTLING = 20_000;
const FIRST_LOOK = 2_000;
/** Milliseconds by which Slack's clock may be behind ours. */
const SKEW = 5 * 60_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
const SOON = 5_000;
/** Tries after which a refusal that no source explains counts as one for good; they take some five minutes. */
const MAX_UNKNOWN = 9;

/** What this process knows to stand in Slack and could not write down yet, by key. */
export type Known = Map<string, Posted>;

/** Sends one post: first it is noted that it is on its way, so that nobody ever sends it again without looking. */
export async function send(post: QueuedPost, parts: PostParts, known: Known): Promise<Next> {
  const place = await threadOf(post, parts);
  // Its parent waits for its own time; those behind need not.
  if (place === 'later') return 'on';
  const { outbox, courier, clock, driver } = parts;
  const { key, channel, message, isBroadcast } = post;
  // The time says later how far back to look for it.
  const begun = await outbox.move(key, { from: 'due', to: 'sending', dueAt: clock.now(), by: driver });
  if (!begun) return later(parts, SOON);
  const delivery = await courier.deliver(message, { channel, ...place, key, isBroadcast });
  return note(post, delivery, parts, known);
}

async function note(post: QueuedPost, delivery: Delivery, parts: PostParts, known: Known): Promise<Next> {
  if (delivery.kind === 'posted') return noteStanding(post, delivery, parts, known);
  if (delivery.kind === 'unsure') return later(parts, FIRST_LOOK);
  if (delivery.kind === 'refused' || (delivery.isUnknown && post.attempts >= MAX_UNKNOWN)) {
    await endFor(post, delivery.kind === 'refused' ? delivery.why : 'refused', parts);
    await parts.outbox.move(post.key, { from: 'sending', to: 'refused', by: parts.driver });
    return 'on';
  }
  const dueAt = later(parts, Math.max(delivery.after ?? 0, pause(post.attempts)));
  await parts.outbox.move(post.key, { from: 'sending', to: 'due', dueAt, by: parts.driver });
  return dueAt;
}

function pause(attempts: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempts);
}

/** In memory as well: while the database is away, this process still knows. */
async function noteStanding(
  { key, kind, channel, jobId }: QueuedPost,
  posted: Posted,
  { outbox, watches, clock, driver }: PostParts,
  known: Known,
): Promise<Next> {
  known.set(key, posted);
  // Before the post is at its end: after that nobody would come back to it.
  if (kind === 'card' && jobId !== undefined)
    await watches.change(channel, jobId, { card: posted.ts, editedAt: clock.now() });
  await outbox.move(key, { from: 'sending', to: 'sent', ts: posted.ts, by: driver });
  known.delete(key);
  return 'on';
}

/** A post that was on its way when its process died, or that Slack did not answer for: looks whether it stands there. */
export async function settle(post: QueuedPost, parts: PostParts, known: Known): Promise<Next> {
  const { outbox, courier, log, driver } = parts;
  const { key, channel, dueAt: begun } = post;
  const own = known.get(key);
  if (own) return noteStanding(post, own, parts, known);
  const place = await threadOf(post, parts);
  const { thread } = place === 'later' ? { thread: undefined } : place;
  const since = new Date(begun.getTime() - SKEW);
  const found = await courier.find(key, { channel, thread, since });
  // The longer it lasts, the longer it may go on.
  const passed = parts.clock.now().getTime() - begun.getTime();
  if (found === 'unsent') return later(parts, Math.min(LONGEST_PAUSE, Math.max(FIRST_LOOK, passed / 2)));
  if (found === 'forbidden') {
    log.warn(
      { channel, key },
      'a post may be missing: Slack did not say whether it took it, and its history is closed',
    );
    await outbox.move(key, { from: 'sending', to: 'lost', by: driver });
    return 'on';
  }
  if (found !== 'missing') return noteStanding(post, found, parts, known);
  const settled = new Date(begun.getTime() + SETTLING);
  if (parts.clock.now() < settled) return settled;
  await outbox.move(key, { from: 'sending', to: 'due', dueAt: parts.clock.now(), by: driver });
  return later(parts, 0);
}
