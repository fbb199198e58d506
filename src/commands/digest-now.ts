import { digestSent } from '../blocks/follow/following-told.ts';
import type { Digest } from '../domain/follow/following.ts';
import { nextSlot } from '../domain/follow/schedule.ts';
import { digestToChange } from './change-digest.ts';
import type { Context, Reply } from './command.ts';
import { composeDigest, digestPost, type Telling } from './compose-digest.ts';
import { wake } from './follow-means.ts';

/**
 * With an id the digest goes to its channel, and the next one tells what has changed since. Without one it is shown to
 * whoever asks, and the channel is none the wiser: the digest of the channel where there is one, else the search that is
 * used there, else all that run.
 */
export async function digestNow(id: string | undefined, context: Context): Promise<Reply> {
  if (id === undefined) {
    const { message } = await compose(await lookHere(context), context);
    return { ...message, isShareable: true };
  }
  const found = await digestToChange('now', id, context);
  if ('refusal' in found) return found.refusal;
  return send(found.digest, context);
}

async function lookHere({ following, uses, source, asker }: Context): Promise<Telling> {
  const { channel } = source;
  const [digest, ...others] = await following.digests.list({ channel });
  if (digest && others.length === 0) return { kind: 'kept', digest, isAsked: true };
  const { search } = await uses.read(channel, asker.id);
  const job = search && { id: search.jobId, name: search.jobName };
  return { kind: 'look', job, language: asker.language };
}

async function send(digest: Digest, context: Context): Promise<Reply> {
  const { following, clock, t } = context;
  const slot = clock.now();
  const { id, cadence, timeZone } = digest;
  const next = digest.next && digest.next > slot ? digest.next : nextSlot(cadence, timeZone, slot);
  const composed = await compose({ kind: 'kept', digest: { ...digest, next }, isAsked: true }, context);
  // What is paused is kept from the channel, not from whoever asks.
  if (digest.paused) return composed.message;
  const { bases, isLast } = composed;
  await following.digests.tell(id, {
    slot,
    next: isLast ? undefined : next,
    bases,
    post: digestPost(digest, composed, { slot, isAsked: true }),
    ...(isLast && { pause: { at: slot, why: 'ended' } as const }),
  });
  await wake('post', digest.channel, context);
  return digestSent(digest, t);
}

async function compose(telling: Telling, { following, ...context }: Context) {
  return composeDigest(telling, { ...context, looks: following.looks, digests: following.digests });
}
