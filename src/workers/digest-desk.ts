import { deskGone } from '../blocks/follow/desk.ts';
import { digestFailed, digestStopped } from '../blocks/follow/following-told.ts';
import type { Message } from '../blocks/kit/message.ts';
import type { Clock } from '../clock.ts';
import { type Composed, digestPost } from '../commands/compose-digest.ts';
import type { ChannelRule } from '../domain/follow/channel-rule.ts';
import type { Digest, Pause } from '../domain/follow/following.ts';
import { quietUntil } from '../domain/follow/quiet-hours.ts';
import { lastSlot, nextSlot } from '../domain/follow/schedule.ts';
import { wordsFor } from '../i18n/index.ts';
import type { Log } from '../log.ts';
import type { FollowingStore, OutgoingPost } from '../store/follow/following.ts';
import { isGone, isModelArts } from './modelarts-trouble.ts';
import type { Queue } from './queue-contract.ts';

export interface DigestDeskParts {
  readonly digests: Pick<FollowingStore['digests'], 'get' | 'tell'>;
  readonly rules: Pick<FollowingStore['rules'], 'get'>;
  /** @throws where it cannot be found out just now */
  readonly mayView: (person: string, channel: string) => Promise<boolean>;
  /** @param digest with the slot to come as its `next` @throws UserError where ModelArts does not tell */
  readonly compose: (digest: Digest) => Promise<Composed>;
  readonly queue: Pick<Queue, 'wake'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

export interface DigestDesk {
  /** Tells what is due of one digest. @throws where it is to be tried again, with the queue's growing pauses */
  work(id: string): Promise<void>;
}

/** Milliseconds for which ModelArts is asked again before the digest says that it could not be made. */
const PATIENCE = 30 * 60_000;

type Telling = Omit<Parameters<FollowingStore['digests']['tell']>[1], 'slot'>;

/** Posts digests at their time, each in the name of whoever made it. */
export function createDigestDesk(parts: DigestDeskParts): DigestDesk {
  const { digests, rules, queue, clock, log } = parts;
  /** Since when a digest could not be made, by its id. */
  const failing = new Map<string, Date>();

  async function tell(digest: Digest, slot: Date, telling: Telling): Promise<void> {
    const isTold = await digests.tell(digest.id, { slot, ...telling });
    failing.delete(digest.id);
    if (telling.post && isTold) await queue.wake('post', telling.post.channel, telling.post.dueAt);
    if (telling.next && isTold) await queue.wake('digest', digest.id, telling.next);
  }

  /** What is to be told of a slot that is due. */
  async function tellingOf(digest: Digest, slot: Date): Promise<Telling> {
    const now = clock.now();
    if (!(await parts.mayView(digest.by, digest.channel))) return withoutRight(digest, slot, now);
    const next = nextSlot(digest.cadence, digest.timeZone, now);
    try {
      const composed = await parts.compose({ ...digest, next });
      return tellingFrom(composed, { digest, slot, next, now });
    } catch (error) {
      if (!(isModelArts(error) || isGone(error)) || isPatient(digest.id, now)) throw error;
      if (isGone(error)) return overFor(digest, slot, now);
      log.warn({ err: error, digest: digest.id }, 'a digest could not be made');
      const message = digestFailed(digest, wordsFor(digest.language));
      return { next, bases: [], post: postOf(digest, slot, message, now) };
    }
  }

  /** Counted from the first failure and not from the slot: after downtime that may be long ago. */
  function isPatient(id: string, now: Date): boolean {
    const since = failing.get(id) ?? now;
    failing.set(id, since);
    return now.getTime() - since.getTime() < PATIENCE;
  }

  return {
    async work(id) {
      const digest = await digests.get(id);
      if (!digest?.next || digest.paused) return;
      const now = clock.now();
      const dueAt = heldUntil(digest, await rules.get(digest.channel), now) ?? digest.next;
      if (dueAt > now) return queue.wake('digest', id, dueAt);
      const slot = latest(digest, digest.next, now);
      await tell(digest, slot, await tellingOf(digest, slot));
    },
  };
}

/** After downtime, or quiet hours, one digest tells for all that were missed. */
function latest({ cadence, timeZone }: Digest, due: Date, at: Date): Date {
  return lastSlot(cadence, timeZone, { after: new Date(due.getTime() - 1), at }) ?? due;
}

/** What quiet hours or a mute hold back is not even made: told at their end, it would be out of date. */
function heldUntil({ job, next }: Digest, { quiet, mutes }: ChannelRule, now: Date): Date | undefined {
  if (next !== undefined && next > now) return undefined;
  const ends = [quietUntil(quiet, now), job && mutes.get(job.id)].filter(
    (end) => end !== undefined && end > now,
  );
  return ends.length === 0 ? undefined : new Date(Math.max(...ends.map(Number)));
}

interface Slot {
  readonly digest: Digest;
  readonly slot: Date;
  readonly next: Date;
  readonly now: Date;
}

function tellingFrom(composed: Composed, { digest, slot, next, now }: Slot): Telling {
  const { bases, isLast } = composed;
  return {
    next: isLast ? undefined : next,
    bases,
    post: digestPost(digest, composed, { slot }),
    ...(isLast && { pause: { at: now, why: 'ended' } as const }),
  };
}

/** It would show searches to a channel whose link with them was somebody who may not look there any more. */
function withoutRight(digest: Digest, slot: Date, now: Date): Telling {
  const pause: Pause = { at: now, why: 'rights' };
  const paused = { ...digest, paused: pause, next: undefined };
  const post: OutgoingPost = {
    key: `notice:${keyOf(digest, slot)}`,
    kind: 'notice',
    channel: digest.by,
    isUrgent: true,
    message: digestStopped(paused, wordsFor(digest.language)),
    dueAt: now,
  };
  return { next: undefined, bases: [], post, pause };
}

/** Its search has been deleted. */
function overFor(digest: Digest, slot: Date, now: Date): Telling {
  const { job, language } = digest;
  const post = job && postOf(digest, slot, deskGone(job, wordsFor(language)), now);
  return { next: undefined, bases: [], post, pause: { at: now, why: 'ended' } };
}

function postOf(digest: Digest, slot: Date, message: Message, dueAt: Date): OutgoingPost {
  const { channel, job } = digest;
  return { key: keyOf(digest, slot), kind: 'digest', channel, jobId: job?.id, message, dueAt };
}

function keyOf({ id }: Digest, slot: Date): string {
  return `digest:${id}:${slot.toISOString()}`;
}
