import { told } from '../blocks/stop/stop.ts';
import { ownStop, type StopChange, stopChanged, tooLate } from '../blocks/stop/stop-message.ts';
import { allows, roleIn } from '../domain/access/roles.ts';
import type { Stop } from '../domain/stop/stops.ts';
import { UserError } from '../errors.ts';
import { actorOf } from './actor.ts';
import type { Context, Reply } from './command.ts';

/** Undoes, approves or declines a stop. Without an id it is the newest that the asker has asked for. */
export async function changeStop(
  change: StopChange,
  id: string | undefined,
  context: Context,
): Promise<Reply> {
  const { stops, access, asker, t } = context;
  const wanted = id === undefined ? await stops.openBy(asker.id) : await stops.get(id);
  if (!wanted) return told(t.stop.none[change]);
  // Whoever is an operator here may not be one where the stop was asked for.
  const role = roleIn(wanted.channel, asker, await access.read());
  if (!allows(role, 'operate')) throw new UserError({ kind: 'notAllowed', permission: 'operate' });
  if (change === 'approve' && wanted.by === asker.id && wanted.state === 'requested')
    return ownStop(wanted, t);
  const changed = await stops[change](wanted.id, { ...actorOf(context), role });
  if (!changed) return tooLate(change, (await stops.get(wanted.id)) ?? wanted, t);
  return { ...stopChanged(change, changed, t), isInChannel: isInChannel(changed) };
}

function isInChannel({ message }: Stop): boolean {
  return message?.kind === 'channel' && message.ts !== undefined;
}
