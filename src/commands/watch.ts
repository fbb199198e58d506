import { z } from 'zod';
import { faceOf, liveCard } from '../blocks/follow/card.ts';
import { followFault } from '../blocks/follow/follow-fault.ts';
import { watchList } from '../blocks/follow/following-list.ts';
import { nothingToWatch, watchTold } from '../blocks/follow/following-told.ts';
import { mutedUntil } from '../domain/follow/channel-rule.ts';
import { cardKey, type Reach, type Watch } from '../domain/follow/following.ts';
import { hasEnded } from '../domain/search/search.ts';
import { wordsFor } from '../i18n/index.ts';
import type { OutgoingPost } from '../store/follow/following.ts';
import { type Context, count, defineCommand, type Reply } from './command.ts';
import { LIST, listedHere, wake } from './follow-means.ts';
import { actorAt, type Place, placeFor, refusalToChange } from './follow-place.ts';
import type { Look } from './looks.ts';
import { searchNow } from './search-now.ts';

/** What a channel hears of without asking for more: not each new best, of which a search has many at first. */
const USUAL: readonly Reach[] = ['finished', 'failed'];

export const watch = defineCommand({
  name: 'watch',
  usage: 'watch <job> [--best] [--finished] [--failed] [--thread] [--gain N] [--channel CHANNEL] [--page N]',
  examples: [
    'watch resnet-lr',
    'watch bert-tune --best --gain 0.01',
    'watch resnet-lr --thread',
    'watch list',
  ],
  permission: 'view',
  ownWords: LIST,
  args: z.object({
    job: z.string(),
    best: z.boolean().default(false),
    finished: z.boolean().default(false),
    failed: z.boolean().default(false),
    thread: z.boolean().default(false),
    gain: z.string().optional(),
    channel: z.string().optional(),
    page: count(1, 10_000).default(1),
  }),

  async run({ job: word, gain, channel, page, ...flags }, context) {
    if (LIST.has(word.toLowerCase())) return listed(page, context);
    const { modelarts, following, signal, t } = context;
    const minGain = gain === undefined ? 0 : amount(gain);
    if (minGain === undefined)
      return followFault({ kind: 'number', option: '--gain', words: gain ?? '' }, 'watch', t);
    const place = await placeFor(channel, 'watch', context);
    if ('refusal' in place) return place.refusal;
    const look = await following.looks.of(await modelarts.jobs.resolve(word, { signal }), { signal });
    const reach = reachOf({ ...flags, best: flags.best || minGain > 0 });
    return begin({ look, place, reach, minGain }, context);
  },
});

async function listed(page: number, context: Context): Promise<Reply> {
  const { following, source, asked, t } = context;
  const watches = await following.watches.list(listedHere(context));
  return watchList(watches, { here: source.channel, page, asked }, t);
}

interface Wish extends Pick<Watch, 'reach' | 'minGain'> {
  readonly look: Look;
  readonly place: Place;
}

async function begin({ look, place, reach, minGain }: Wish, context: Context): Promise<Reply> {
  const { following, asker, t } = context;
  const { id, name } = look.job;
  const { channel } = place;
  const wanted: Watch = {
    channel,
    job: { id, name },
    language: asker.language,
    by: asker.id,
    // What happens after this reading is told, however long the command takes.
    at: look.at,
    reach,
    minGain,
    bestTold: undefined,
    card: undefined,
    face: undefined,
    editedAt: undefined,
    isReposted: false,
    endedAt: undefined,
  };
  const before = await following.watches.get(channel, id);
  if (before && !before.endedAt) return change(before, wanted, place, context);
  if (hasEnded(look.job)) return nothingToWatch(wanted.job, t);
  const { post, face } = await cardOf(wanted, look, context);
  if (!(await following.watches.add({ ...wanted, face }, post, actorAt(place, context))))
    return watchTold((await following.watches.get(channel, id)) ?? wanted, 'exists', t);
  await wake('post', channel, context);
  await wake('look', id, context);
  return watchTold(wanted, 'made', t);
}

/** The card stays; what of it reaches the channel is another matter. */
async function change(before: Watch, wanted: Watch, place: Place, context: Context): Promise<Reply> {
  const { following, t } = context;
  const { reach, minGain } = wanted;
  const isSame = before.reach.toSorted().join() === reach.toSorted().join() && before.minGain === minGain;
  if (isSame) return watchTold(before, 'exists', t);
  const refusal = await refusalToChange(before, 'watch', context);
  if (refusal) return refusal;
  await following.watches.change(before.channel, before.job.id, { reach, minGain }, actorAt(place, context));
  return watchTold({ ...before, reach, minGain }, 'changed', t);
}

async function cardOf(
  watched: Watch,
  look: Look,
  { following, stops }: Pick<Context, 'following' | 'stops'>,
): Promise<{ readonly post: OutgoingPost; readonly face: string }> {
  const { channel, job, language, at } = watched;
  const [search, rule] = await Promise.all([searchNow(look, { stops }), following.rules.get(channel)]);
  const card = {
    search,
    watch: watched,
    last: undefined,
    mutedUntil: mutedUntil(rule, job.id, at),
    isUnwatched: false,
    at: look.at,
  };
  const t = wordsFor(language);
  const message = liveCard(card, t);
  const post = { key: cardKey(watched), kind: 'card', channel, jobId: job.id, message, dueAt: at } as const;
  return { post, face: faceOf(card, t) };
}

function reachOf(flags: Readonly<Record<Reach | 'thread', boolean>>): readonly Reach[] {
  const chosen = (['best', 'finished', 'failed'] as const).filter((each) => flags[each]);
  return chosen.length > 0 || flags.thread ? chosen : USUAL;
}

/** In the metric's own unit. */
function amount(text: string): number | undefined {
  const value = /^\d*\.?\d+(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}
