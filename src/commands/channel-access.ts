import { accessTrouble, channelListed, guestsAdmitted, guestsRefused } from '../blocks/access/access.ts';
import { isDirect, isServed, roleIn } from '../domain/access/roles.ts';
import { actorOf } from './actor.ts';
import type { Context, Reply } from './command.ts';

interface Wish {
  /** Absent where none was named. */
  readonly channel: string | undefined;
  /** Given or taken back. */
  readonly isOn: boolean;
  /** Shown with what cannot be followed. */
  readonly usage: string;
}

/** Admits guests to a channel, or no longer. */
export async function setGuests({ channel, isOn, usage }: Wish, context: Context): Promise<Reply> {
  const { access: store, asker, t } = context;
  if (channel === undefined) return accessTrouble({ kind: 'guestsWhere' }, usage, t);
  const access = await store.read();
  if (roleIn(channel, asker, access) !== 'admin') return accessTrouble({ kind: 'reach' }, usage, t);
  const changed = access.guests.has(channel) !== isOn;
  if (changed) await store.admitGuests(channel, isOn, actorOf(context));
  if (!isOn) return guestsRefused({ channel, changed }, t);
  return guestsAdmitted({ channel, changed, isServed: isServed(channel, access) }, t);
}

/**
 * Puts a channel on the list of those where the bot answers, or takes it off. That changes what happens in all the
 * others, so an admin of one channel may not.
 */
export async function setListed({ channel: named, isOn, usage }: Wish, context: Context): Promise<Reply> {
  const { access: store, asker, source, t } = context;
  const channel = named ?? source.channel;
  if (isDirect(channel)) return accessTrouble({ kind: 'direct' }, usage, t);
  const access = await store.read();
  if (roleIn(undefined, asker, access) !== 'admin') return accessTrouble({ kind: 'reachAll' }, usage, t);
  const changed = access.listed.has(channel) !== isOn;
  if (changed) await store.list(channel, isOn, actorOf(context));
  const { listed } = changed ? await store.read() : access;
  return channelListed({ channel, changed, isListed: isOn, listed }, t);
}
