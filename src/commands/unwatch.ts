import { z } from 'zod';
import { watchEnded } from '../blocks/following-told.ts';
import type { Followed, Watch } from '../domain/following.ts';
import { actorOf } from './actor.ts';
import { type Context, defineCommand } from './command.ts';
import { findJob } from './find-job.ts';
import { wake } from './follow-means.ts';
import { placeFor, refusalToChange } from './follow-place.ts';

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
    const isEnded = await following.watches.remove(channel, job.id, actorOf(context));
    // Who keeps the cards may have one under way.
    await wake('post', channel, context);
    return watchEnded({ job, channel }, isEnded ? 'ended' : 'none', t);
  },
});

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
