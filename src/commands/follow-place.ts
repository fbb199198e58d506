import { type FollowFault, followFault } from '../blocks/follow/follow-fault.ts';
import { message } from '../blocks/kit/message.ts';
import { paragraph } from '../blocks/kit/parts.ts';
import type { Role } from '../domain/access/access.ts';
import { allows, isDirect, roleIn } from '../domain/access/roles.ts';
import { actorOf } from './actor.ts';
import type { Context, Reply } from './command.ts';
import { permit } from './permission.ts';
import { readWord } from './subject.ts';

/** A channel in which the asker may have something posted. */
export interface Place {
  readonly channel: string;
  /** The asker's role there. */
  readonly role: Role | undefined;
}

/**
 * Where something is to be posted, or whose rules are to change: the channel that was named, else the one of the
 * question. Whoever may look there may have something posted, as anybody in a channel can set a reminder there: it
 * changes nothing in ModelArts, everybody sees by whom it is, and operators can end it. Guests are there to look.
 * In another channel than that of the question, the asker has to be a member: what is posted there is theirs, and its
 * answers tell of what is in it.
 * @param word a mention of a channel, or its id
 * @throws UserError `notAllowed` or `notHere` for whoever may not even look there
 */
export async function placeFor(
  word: string | undefined,
  command: string,
  context: Context,
): Promise<Place | { readonly refusal: Reply }> {
  const { source, role, asker, access, t } = context;
  const channel = word === undefined ? source.channel : channelIn(word, context);
  if (channel === undefined)
    return { refusal: followFault({ kind: 'place', words: word ?? '' }, command, t) };
  if (isDirect(channel) && channel !== source.channel && channel !== asker.id)
    return { refusal: followFault({ kind: 'direct' }, command, t) };
  const place = channel === source.channel ? { channel, role } : await elsewhere(channel, context, access);
  const fault = channel === source.channel ? undefined : await faultOf(channel, command, context);
  if (fault) return { refusal: followFault(fault, command, t) };
  if (asker.isGuest && !isDirect(channel) && !allows(place.role, 'operate'))
    return { refusal: followFault({ kind: 'guest' }, command, t) };
  return place;
}

/** Commands that end, or hold for a while, what a person follows. They work from outside the channel as well. */
const ENDS: ReadonlySet<string> = new Set(['unwatch', 'mute']);

/** What keeps the asker from naming this channel. */
async function faultOf(
  channel: string,
  command: string,
  { asker, following, t }: Pick<Context, 'asker' | 'following' | 't'>,
): Promise<FollowFault | undefined> {
  // One's own direct message, which App Home and forms know by the person's id.
  if (channel === asker.id) return undefined;
  if (ENDS.has(command) && (await followsIn(channel, asker.id, following))) return undefined;
  const text = t.followFault.namedHere({ code: `/modelarts ${command}` });
  const found = await following.membership(channel, asker.id, message(text, [paragraph(text)]));
  if (found === 'member') return undefined;
  return { kind: found === 'unknown' ? 'unknownMember' : found, channel };
}

/** Whether the person has something posted there: they were a member then, and may end or mute it still. */
async function followsIn(
  channel: string,
  by: string,
  { digests, watches, alerts }: Context['following'],
): Promise<boolean> {
  const own = { channel, by };
  const found = await Promise.all([digests.list(own), watches.list(own), alerts.list(own)]);
  return found.flat().length > 0;
}

async function elsewhere(
  channel: string,
  { asker }: Pick<Context, 'asker'>,
  { read }: Pick<Context['access'], 'read'>,
): Promise<Place> {
  const access = await read();
  const role = roleIn(channel, asker, access);
  permit({ asker, role, channel, access }, 'view');
  return { channel, role };
}

/** App Home and forms know a person's direct message by their id. */
function channelIn(word: string, { source, asker }: Pick<Context, 'source' | 'asker'>): string | undefined {
  if (word === source.channel || word === asker.id) return word;
  const read = readWord(word);
  if (read.is !== 'place') return /^[D][A-Z0-9]{5,}$/.test(word) ? word : undefined;
  return read.channel ?? source.channel;
}

/**
 * Nothing for whoever may change or end what follows something: whoever asked for it, and operators of its channel; for
 * others the refusal.
 */
export async function refusalToChange(
  { by, channel }: { readonly by: string; readonly channel: string },
  command: string,
  { asker, access, t }: Pick<Context, 'asker' | 'access' | 't'>,
): Promise<Reply | undefined> {
  if (by === asker.id) return undefined;
  const role = roleIn(channel, asker, await access.read());
  return allows(role, 'operate') ? undefined : followFault({ kind: 'others', by }, command, t);
}

/** Who acts, in the channel that is meant rather than in the one where it was asked for. */
export function actorAt(place: Place, context: Context) {
  const { channel, role } = place;
  return channel === context.source.channel ? actorOf(context) : { by: context.asker.id, role, channel };
}
