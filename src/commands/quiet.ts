import { z } from 'zod';
import { type FollowFault, followFault } from '../blocks/follow/follow-fault.ts';
import { quietTold } from '../blocks/follow/noise-told.ts';
import { allows, isDirect } from '../domain/access/roles.ts';
import type { ChannelRule, QuietHours } from '../domain/follow/channel-rule.ts';
import { type ReadQuiet, readQuiet } from '../domain/follow/quiet-words.ts';
import { type Context, defineCommand } from './command.ts';
import { wake, zoneOf } from './follow-means.ts';
import { actorAt, type Place, placeFor } from './follow-place.ts';

const OFF: ReadonlySet<string> = new Set(['off', 'none', '关闭', '取消']);
/** Slack takes one post a second in a channel, and nobody reads as many. */
const MOST = 60;

/** Whoever may look may see what holds. Everybody in the channel hears less by it, so that operators set it. */
export const quiet = defineCommand({
  name: 'quiet',
  usage: 'quiet [hours]… [--failures] [--most N] [--channel CHANNEL]',
  examples: [
    'quiet 22:00-08:00',
    'quiet 22:00-08:00 Asia/Shanghai --failures',
    'quiet --most 5',
    'quiet off',
    'quiet',
  ],
  permission: 'view',
  args: z.object({
    hours: z.array(z.string()).default([]),
    failures: z.boolean().default(false),
    most: z.string().optional(),
    channel: z.string().optional(),
  }),

  async run({ hours, failures, most, channel: named }, context) {
    const { following, t } = context;
    const words = hours.join(' ');
    const place = await placeFor(named, 'quiet', context);
    if ('refusal' in place) return place.refusal;
    const { channel } = place;
    const before = await following.rules.get(channel);
    if (words === '' && !failures && most === undefined) return quietTold({ channel, ...before }, false, t);
    const after = wished({ words, failures, most }, before, context);
    if ('fault' in after) return followFault(after.fault, 'quiet', t);
    if (!allows(place.role, 'operate') && !isDirect(channel))
      return followFault({ kind: 'rules' }, 'quiet', t);
    await set(after, before, place, context);
    const isOver = before.quiet !== undefined && after.quiet === undefined;
    return quietTold({ channel, ...after }, isOver, t);
  },
});

type Rules = Pick<ChannelRule, 'quiet' | 'cap'>;

interface Wish {
  readonly words: string;
  readonly failures: boolean;
  readonly most: string | undefined;
}

/** What was not named stays as it was. */
function wished(
  { words, failures, most }: Wish,
  before: Rules,
  context: Context,
): Rules | { readonly fault: FollowFault } {
  const cap = most === undefined ? before.cap : readCap(most);
  if (cap === 'unclear') return { fault: { kind: 'most', words: most ?? '', max: MOST } };
  if (OFF.has(words.toLowerCase())) return { quiet: undefined, cap };
  if (words === '') {
    if (!failures) return { quiet: before.quiet, cap };
    return before.quiet
      ? { quiet: { ...before.quiet, failuresPass: true }, cap }
      : { fault: { kind: 'quiet', words, fault: { kind: 'none' } } };
  }
  const read = readQuiet(words);
  if (read.kind === 'fault') return { fault: { kind: 'quiet', words, fault: read.fault } };
  return { quiet: hoursOf(read, { failures, before: before.quiet }, context), cap };
}

function hoursOf(
  { from, to, timeZone }: Extract<ReadQuiet, { kind: 'hours' }>,
  { failures, before }: { readonly failures: boolean; readonly before: QuietHours | undefined },
  context: Context,
): QuietHours {
  return { from, to, timeZone: timeZone ?? before?.timeZone ?? zoneOf(context), failuresPass: failures };
}

function readCap(word: string): number | undefined | 'unclear' {
  if (OFF.has(word.toLowerCase())) return undefined;
  const cap = /^\d{1,2}$/.test(word) ? Number(word) : 0;
  return cap >= 1 && cap <= MOST ? cap : 'unclear';
}

/** Posts that were held may go now. */
async function set(after: Rules, before: Rules, place: Place, context: Context): Promise<void> {
  const { rules } = context.following;
  const actor = actorAt(place, context);
  if (after.quiet !== before.quiet) await rules.setQuiet(place.channel, after.quiet, actor);
  if (after.cap !== before.cap) await rules.setCap(place.channel, after.cap, actor);
  await wake('post', place.channel, context);
}
