import { followFault } from '../blocks/follow-fault.ts';
import type { Role } from '../domain/access.ts';
import { allows, isDirect, roleIn } from '../domain/roles.ts';
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
  if (asker.isGuest && !isDirect(channel) && !allows(place.role, 'operate'))
    return { refusal: followFault({ kind: 'guest' }, command, t) };
  return place;
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
