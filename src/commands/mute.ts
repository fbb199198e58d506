import { z } from 'zod';
import { followFault } from '../blocks/follow/follow-fault.ts';
import { muted, wasNotMuted } from '../blocks/follow/noise-told.ts';
import { mutedUntil } from '../domain/follow/channel-rule.ts';
import type { Followed } from '../domain/follow/following.ts';
import { readUntil } from '../domain/follow/until-words.ts';
import { type Context, defineCommand, type Reply } from './command.ts';
import { findJob } from './find-job.ts';
import { wake, zoneOf } from './follow-means.ts';
import { actorAt, type Place, placeFor, refusalToChange } from './follow-place.ts';

const OFF: ReadonlySet<string> = new Set(['off', '取消']);

/** It holds what watches and digests post, so that it takes what changing them takes; alerts pass. */
export const mute = defineCommand({
  name: 'mute',
  usage: 'mute <job> [when]… [--until WHEN] [--off] [--channel CHANNEL]',
  examples: [
    'mute resnet-lr',
    'mute resnet-lr --until 3h',
    'mute resnet-lr until monday 09:00',
    'mute resnet-lr --off',
  ],
  permission: 'view',
  args: z.object({
    job: z.string(),
    when: z.array(z.string()).default([]),
    until: z.string().optional(),
    off: z.boolean().default(false),
    channel: z.string().optional(),
  }),

  async run({ job: word, when, until, off, channel }, context) {
    const { clock, t } = context;
    const place = await placeFor(channel, 'mute', context);
    if ('refusal' in place) return place.refusal;
    const words = [...(until === undefined ? [] : [until]), ...when].join(' ');
    if (off || OFF.has(words.toLowerCase())) return unmute(word, place, context);
    const end = readUntil(words || 'tomorrow', { now: clock.now(), timeZone: zoneOf(context) });
    if (!end) return followFault({ kind: 'until', words }, 'mute', t);
    const job = await followedHere(word, place, context);
    const refusal = await refusalToMute(job, place, context);
    if (refusal) return refusal;
    await context.following.rules.mute(place.channel, job.id, end, actorAt(place, context));
    await wake('look', job.id, context);
    return muted({ job, channel: place.channel }, end, t);
  },
});

async function unmute(word: string, place: Place, context: Context): Promise<Reply> {
  const { following, clock, t } = context;
  const { channel } = place;
  const job = await followedHere(word, place, context);
  const rule = await following.rules.get(channel);
  if (!mutedUntil(rule, job.id, clock.now())) return wasNotMuted({ job, channel }, t);
  const refusal = await refusalToUnmute(job, place, context);
  if (refusal) return refusal;
  await following.rules.mute(channel, job.id, undefined, actorAt(place, context));
  await wake('post', channel, context);
  await wake('look', job.id, context);
  return muted({ job, channel }, undefined, t);
}

async function refusalToMute(job: Followed, place: Place, context: Context): Promise<Reply | undefined> {
  const held = await heldBy(job, place, context);
  // A person's own may stand beside those of others.
  const of = held.find(({ by }) => by !== context.asker.id);
  return of && refusalToChange(of, 'mute', context);
}

/** It gives back what was held: to one of those who follow the search, or by an operator. */
async function refusalToUnmute(job: Followed, place: Place, context: Context): Promise<Reply | undefined> {
  const held = await heldBy(job, place, context);
  const of = held.find(({ by }) => by === context.asker.id) ?? held[0];
  return of && refusalToChange(of, 'mute', context);
}

/** What a mute holds: the watch and the digests of a search in a channel. */
async function heldBy({ id: jobId }: Followed, { channel }: Place, { following }: Context) {
  const { watches, digests } = following;
  const [watch, all] = await Promise.all([watches.get(channel, jobId), digests.list({ channel })]);
  return [...(watch ? [watch] : []), ...all.filter(({ job }) => job?.id === jobId)];
}

/** By what the channel watches, if it does: ModelArts need not be asked then. */
async function followedHere(word: string, { channel }: Place, context: Context): Promise<Followed> {
  const watches = await context.following.watches.list({ channel });
  const watched = watches.find(({ job }) => job.id === word.toLowerCase() || job.name === word);
  return watched?.job ?? findJob(word, context);
}
