import {
  digestRemoved,
  digestSwitched,
  nothingToWatch,
  unknownDigest,
  whichDigest,
} from '../blocks/follow/following-told.ts';
import { writeCadence } from '../domain/follow/cadence-words.ts';
import type { Digest } from '../domain/follow/following.ts';
import { nextSlot } from '../domain/follow/schedule.ts';
import { writeLine } from '../domain/text/command-line.ts';
import { nearest } from '../domain/text/nearest.ts';
import { actorOf } from './actor.ts';
import type { Context, Reply } from './command.ts';
import { listedHere, wake } from './follow-means.ts';
import { placeFor, refusalToChange } from './follow-place.ts';
import { badArguments } from './subject.ts';

/** What may be done with a digest that is there. */
type Change = 'pause' | 'resume' | 'remove' | 'now';

/** One may be paused that is paused already; only the first pause is noted. */
export async function changeDigest(
  change: 'pause' | 'resume',
  id: string | undefined,
  context: Context,
): Promise<Reply> {
  const found = await digestToChange(change, id, context);
  if ('refusal' in found) return found.refusal;
  const { digest } = found;
  return change === 'pause' ? pause(digest, context) : resume(digest, context);
}

export async function removeDigest(id: string | undefined, context: Context): Promise<Reply> {
  const found = await digestToChange('remove', id, context);
  if ('refusal' in found) return found.refusal;
  const { digest } = found;
  await context.following.digests.remove(digest.id, actorOf(context));
  return digestRemoved(digest, lineOf(digest), context.t);
}

/** The digest that a word names, by its id or by its search where that has one here, for those who can change it. @throws UserError `badArguments` where none is named */
export async function digestToChange(
  change: Change,
  word: string | undefined,
  context: Context,
): Promise<{ readonly digest: Digest } | { readonly refusal: Reply }> {
  const { following, t } = context;
  if (word === undefined) throw badArguments('digest', { kind: 'missing', name: 'id' });
  const named = await following.digests.get(word.toLowerCase());
  const here = named ? [] : await following.digests.list(listedHere(context));
  const [ofJob, ...more] = here.filter(({ job }) => job?.id === word.toLowerCase() || job?.name === word);
  if (ofJob && more.length > 0)
    return { refusal: whichDigest({ word, digests: [ofJob, ...more], what: change }, t) };
  const digest = named ?? ofJob;
  if (!digest) {
    const near = nearest(word, here, { text: ({ id }) => id });
    return { refusal: unknownDigest({ word, nearest: near, what: change }, t) };
  }
  const refusal =
    (await refusalToChange(digest, 'digest', context)) ?? (await refusalToPost(change, digest, context));
  return refusal ? { refusal } : { digest };
}

/** A digest that begins to come is posted anew, which takes what it took to make it. */
async function refusalToPost(
  change: Change,
  { channel }: Digest,
  context: Context,
): Promise<Reply | undefined> {
  if (change !== 'now' && change !== 'resume') return undefined;
  const place = await placeFor(channel, 'digest', context);
  return 'refusal' in place ? place.refusal : undefined;
}

async function pause(digest: Digest, context: Context): Promise<Reply> {
  const { following, clock, t } = context;
  const paused = digest.paused ?? ({ at: clock.now(), why: 'asked' } as const);
  if (!digest.paused) await following.digests.pause(digest.id, paused, undefined, actorOf(context));
  return digestSwitched({ ...digest, paused, next: undefined }, t);
}

/** What fell due meanwhile is not told late: the next digest tells what has changed since the last. */
async function resume(digest: Digest, context: Context): Promise<Reply> {
  const { following, clock, t } = context;
  const { id, job, cadence, timeZone, paused } = digest;
  if (paused?.why === 'ended' && job) return nothingToWatch(job, t);
  const next = paused || !digest.next ? nextSlot(cadence, timeZone, clock.now()) : digest.next;
  if (paused) await following.digests.pause(id, undefined, next, actorOf(context));
  await wake('digest', id, context, next);
  return digestSwitched({ ...digest, paused: undefined, next }, t);
}

/** Makes it again. */
function lineOf({ job, cadence, timeZone, language, unchanged, channel }: Digest): string {
  const when = writeCadence(cadence, { timeZone }).split(' ');
  const wishes = [
    ...(unchanged === 'nothing' ? ['--changes'] : []),
    ...['--language', language, '--channel', channel],
  ];
  return writeLine('digest', job?.id ?? 'all', ...when, ...wishes);
}
