import type { Fold } from '../domain/follow/folding.ts';
import { planPosts } from '../domain/follow/noise.ts';
import type { QueuedPost } from '../store/follow/following.ts';
import { later, type Next, type PostParts } from './post-parts.ts';
import { type Known, send, settle } from './post-send.ts';

export interface PostOffice {
  /** Posts what is due in one channel. To be called by one at a time for each channel. */
  work(channel: string): Promise<void>;
  /** Sends nothing new. */
  stop(): void;
}

/** Milliseconds that a channel stays with a process which says nothing more; a call to Slack takes 20 s at most. */
const LEASE = 60_000;
/** Milliseconds after which that begins anew before something is sent. */
const RENEWED = 1_000;
/** Milliseconds between two posts in one channel: Slack's limit. */
const SPACING = 1_000;
/** Milliseconds after which a channel that somebody else holds is asked for again. */
const HELD = 5_000;
/** Posts in one go, so that a full channel does not keep others from their turn. */
const TURN = 5;
const HOUR = 60 * 60_000;

/** Posts what is in the outbox: in order within a channel, and each once. */
export function createPostOffice(given: Omit<PostParts, 'signal'>): PostOffice {
  const closing = new AbortController();
  const parts: PostParts = { ...given, signal: closing.signal };
  const { outbox, queue, clock, log, driver } = parts;
  const known: Known = new Map();
  /** When something was last sent to each channel; others can't know, and Slack tells them by its limit. */
  const last = new Map<string, number>();

  async function hold(channel: string): Promise<readonly QueuedPost[] | undefined> {
    return outbox.hold(channel, { name: driver, until: later(parts, LEASE) });
  }

  /**
   * Waits until the channel may hear of something again. False where it is no longer ours by then.
   * @param held when this turn at the channel began, holding it
   */
  async function isTurn(channel: string, held: number): Promise<boolean> {
    const wait = (last.get(channel) ?? -Infinity) + SPACING - clock.now().getTime();
    if (wait > 0) await clock.sleep(wait, closing.signal).catch(() => undefined);
    if (closing.signal.aborted) return false;
    const isFresh = clock.now().getTime() - held < RENEWED;
    const isOurs = isFresh || (await hold(channel)) !== undefined;
    last.set(channel, clock.now().getTime());
    return isOurs;
  }

  /** What comes next in a channel that is held; nothing once all is done. */
  async function goThrough(channel: string, posts: readonly QueuedPost[]): Promise<Date | undefined> {
    for (const post of posts) {
      if (post.state !== 'sending') continue;
      const next = await settle(post, parts, known);
      if (next !== 'on') return next;
    }
    const due = posts.filter(({ state }) => state === 'due');
    const retried = due.find(({ attempts, dueAt }) => attempts > 0 && dueAt > clock.now());
    if (retried) return retried.dueAt;
    return sendDue(channel, due);
  }

  async function sendDue(channel: string, due: readonly QueuedPost[]): Promise<Date | undefined> {
    const now = clock.now();
    const rule = await parts.rules.get(channel);
    const hourAgo = new Date(now.getTime() - HOUR);
    const sent = rule.cap === undefined ? 0 : await outbox.sentSince(channel, hourAgo);
    const { go, wait } = planPosts(due, { rule, sent, now });
    for (const going of go.slice(0, TURN)) {
      if (going.kind === 'fold') {
        await fold(going.fold, channel);
        // Its place is among the others now.
        return later(parts, 0);
      }
      if (!(await isTurn(channel, now.getTime()))) return later(parts, HELD);
      const next: Next = await send(going.post, parts, known);
      if (next !== 'on') return next;
    }
    return go.length > TURN ? later(parts, 0) : earliest(wait.map(({ until }) => until));
  }

  /** From the last on: the first gives the one its name, so that after a crash it is the same one again. */
  async function fold(folded: Fold<QueuedPost>, channel: string): Promise<void> {
    const [first] = folded.posts;
    if (!first) return;
    const message = await parts.folded(folded, channel);
    const key = `fold:${first.key}`;
    const { jobId, isBroadcast = false } = first;
    // All of them would have gone to the same place.
    const under = isBroadcast ? undefined : first.under;
    await outbox.put([{ key, kind: 'notice', channel, under, jobId, message, dueAt: clock.now() }]);
    for (const post of folded.posts.toReversed())
      await outbox.move(post.key, { from: 'due', to: 'folded', by: driver });
  }

  async function work(channel: string): Promise<void> {
    const posts = await hold(channel);
    if (!posts) return queue.wake('post', channel, later(parts, HELD));
    if (posts.length === 0) return;
    let next: Date | undefined;
    try {
      next = await goThrough(channel, posts);
    } finally {
      // Else it is free when the time is up.
      await outbox
        .release(channel, driver)
        .catch((error: unknown) => log.warn({ err: error, channel }, 'held on'));
    }
    if (next) await queue.wake('post', channel, next);
  }

  return { work, stop: () => closing.abort() };
}

function earliest(times: readonly Date[]): Date | undefined {
  return times.toSorted((a, b) => a.getTime() - b.getTime())[0];
}
