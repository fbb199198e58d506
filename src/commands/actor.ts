import type { Actor } from '../domain/access/audit.ts';
import type { Context } from './command.ts';

/** Who acts in this context, as the audit notes it. */
export function actorOf({ asker, role, source }: Pick<Context, 'asker' | 'role' | 'source'>): Actor {
  return { by: asker.id, role, channel: source.channel, messageTs: source.messageTs };
}
