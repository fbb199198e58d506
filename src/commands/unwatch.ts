import { z } from 'zod';
import { faceOf, liveCard, unwatchedCard } from '../blocks/follow/card.ts';
import { watchEnded } from '../blocks/follow/following-told.ts';
import type { Followed, Watch } from '../domain/follow/following.ts';
import { UserError } from '../errors.ts';
import { wordsFor } from '../i18n/index.ts';
import type { Wanted } from '../store/follow/following.ts';
import { actorOf } from './actor.ts';
import { type Context, defineCommand } from './command.ts';
import { findJob } from './find-job.ts';
import { wake } from './follow-means.ts';
import { placeFor, refusalToChange } from './follow-place.ts';
import { searchNow } from './search-now.ts';

export const unwatch = defineCommand({
  name: 'unwatch',
  usage: 'unwatch <job> [--channel CHANNEL]',
  examples: ['unwatch resnet-lr'],
  permission: 'view',
  args: z.object({ job: z.string(), channel: z.string().optional() }),

  async run({ job: word, channel: named }, context) {
    const { following, t } = context;
    const place = await placeFor(named, 'unwatch', context);
    if ('refusal' in place) return place.refusal;
    const { channel } = place;
    const watch = await watchedHere(word, channel, context);
    if (!watch) return watchEnded({ job: await findJob(word, context), channel }, 'none', t);
    const refusal = await refusalToChange(watch, 'unwatch', context);
    if (refusal) return refusal;
    const { job } = watch;
    const farewell = watch.endedAt ? undefined : await farewellOf(watch, context);
    const isEnded = await following.watches.remove(channel, job.id, actorOf(context), farewell);
    // Who keeps the cards may have one under way.
    await wake('post', channel, context);
    return watchEnded({ job, channel }, isEnded ? 'ended' : 'none', t);
  },
});

/** What the card is left with, so that nobody takes it for a live one. */
async function farewellOf(watch: Watch, { following, stops, signal }: Context): Promise<Wanted> {
  const t = wordsFor(watch.language);
  try {
    const look = await following.looks.of(watch.job.id, { signal });
    const search = await searchNow(look, { stops });
    const last = { last: undefined, mutedUntil: undefined };
    const card = { search, watch, ...last, isUnwatched: true, at: look.at };
    return { face: faceOf(card, t), message: liveCard(card, t) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { face: 'unwatched', message: unwatchedCard(watch.job, t) };
  }
}

/** By what the channel watches rather than by what ModelArts has: a search may have been deleted there. */
async function watchedHere(word: string, channel: string, context: Context): Promise<Watch | undefined> {
  const watches = await context.following.watches.list({ channel });
  const named = watches.find(({ job }) => isNamed(job, word));
  if (named || watches.length === 0) return named;
  const { id } = await findJob(word, context);
  return watches.find(({ job }) => job.id === id);
}

function isNamed({ id, name }: Followed, word: string): boolean {
  return id === word.toLowerCase() || name === word;
}
