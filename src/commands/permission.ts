import type { Access, Permission, Role } from '../domain/access/access.ts';
import type { Person } from '../domain/access/person.ts';
import { allows, isServed } from '../domain/access/roles.ts';
import { UserError } from '../errors.ts';

export interface Asking {
  readonly asker: Pick<Person, 'isKnown' | 'whyUnknown'>;
  readonly role: Role | undefined;
  readonly channel: string;
  readonly access: Pick<Access, 'listed'>;
}

/** What a person is told of whom Slack says nothing. */
export function unknownPerson({ whyUnknown = 'justNow' }: Pick<Person, 'whyUnknown'>): UserError {
  return new UserError({ kind: 'unknownPerson', why: whyUnknown });
}

/**
 * The bot's own guard: ModelArts lets whoever can read a search also stop its trials.
 * Whoever may not even look is not told in which channels others may. Admins are answered everywhere: a list without
 * the channel they are in would otherwise lock them out.
 * @throws UserError `unknownPerson`, `notAllowed` or `notHere`.
 */
export function permit({ asker, role, channel, access }: Asking, permission: Permission): void {
  if (!asker.isKnown) throw unknownPerson(asker);
  if (role === undefined) throw new UserError({ kind: 'notAllowed', permission: 'view' });
  if (role !== 'admin' && !isServed(channel, access))
    throw new UserError({ kind: 'notHere', channels: [...access.listed] });
  if (!allows(role, permission)) throw new UserError({ kind: 'notAllowed', permission });
}
