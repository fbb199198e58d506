import { z } from 'zod';
import { accessTrouble, roleGiven, type Target, whichRole } from '../blocks/access/access.ts';
import type { Access, Grant, Role } from '../domain/access/access.ts';
import type { Person } from '../domain/access/person.ts';
import {
  groupsOf,
  isAtLeast,
  isGroup,
  isServed,
  type Right,
  rightsIn,
  rightsOfGroup,
  roleIn,
} from '../domain/access/roles.ts';
import { actorOf } from './actor.ts';
import { setGuests, setListed } from './channel-access.ts';
import { type Context, defineCommand, type Reply } from './command.ts';
import { badArguments, readSubject } from './subject.ts';

const usage = 'allow <who> [role] [place]';

export const allow = defineCommand({
  name: 'allow',
  usage,
  examples: ['allow @operators operator', 'allow @mei operator here', 'allow guests here', 'allow channel'],
  permission: 'admin',
  args: z.object({ who: z.string(), role: z.string().optional(), place: z.string().optional() }),

  async run({ who, role: second, place }, context) {
    const { source, t } = context;
    const read = readSubject({ command: 'allow', words: [who, second, place], here: source.channel });
    if ('trouble' in read) return accessTrouble(read.trouble, usage, t);
    const { subject, role, channel } = read;
    if (subject.kind === 'named') {
      const target = { subject: subject.id, channel };
      return role ? giveRole({ ...target, role }, context) : whichRole(target, t);
    }
    if (role) throw badArguments('allow', { kind: 'surplus', word: role });
    return (subject.kind === 'guests' ? setGuests : setListed)({ channel, isOn: true, usage }, context);
  },
});

interface Wish extends Target {
  readonly role: Role;
}

async function giveRole(wish: Wish, context: Context): Promise<Reply> {
  const { subject, channel, role } = wish;
  const { access: store, people, asker, clock, t } = context;
  const access = await store.read();
  if (roleIn(channel, asker, access) !== 'admin') return accessTrouble({ kind: 'reach' }, usage, t);
  const person = isGroup(subject) ? undefined : await people.get(subject, groupsOf(access));
  if (person && !person.isKnown) return accessTrouble({ kind: 'unknown', subject }, usage, t);
  if (person?.isGuest && role === 'admin') return accessTrouble({ kind: 'guestAdmin', subject }, usage, t);

  const same = access.grants.find((grant) => isSame(grant, wish));
  if (same?.role !== role) await store.grant({ ...wish, by: asker.id, at: clock.now() }, actorOf(context));
  const others = access.grants.filter((grant) => grant !== same);
  return roleGiven(
    {
      ...wish,
      before: same?.role,
      had: rightsThere(wish, person, { ...access, grants: others }).find((right) =>
        isAtLeast(right.role, role),
      ),
      isGuest: person?.isGuest ?? false,
      guestChannels: access.guests,
      isServed: channel === undefined || isServed(channel, access),
    },
    t,
  );
}

/** What the new role replaces. Those in the configuration stay as they are. */
function isSame({ subject, channel, by }: Grant, wish: Wish): boolean {
  return subject === wish.subject && channel === wish.channel && by !== undefined;
}

function rightsThere({ subject, channel }: Wish, person: Person | undefined, access: Access): Right[] {
  if (person) return rightsIn(channel, person, access);
  const grants = access.grants.filter((grant) => grant.channel === undefined || grant.channel === channel);
  return rightsOfGroup(subject, { grants });
}
