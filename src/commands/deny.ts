import { z } from 'zod';
import { accessTrouble, roleTaken, type Target } from '../blocks/access/access.ts';
import type { Access } from '../domain/access/access.ts';
import { allRights, groupsOf, isGroup, type Right, rightsOfGroup, roleIn } from '../domain/access/roles.ts';
import { actorOf } from './actor.ts';
import { setGuests, setListed } from './channel-access.ts';
import { type Context, defineCommand, type Reply } from './command.ts';
import { badArguments, readSubject } from './subject.ts';

const usage = 'deny <who> [place]';

export const deny = defineCommand({
  name: 'deny',
  usage,
  examples: ['deny @operators', 'deny @mei here', 'deny guests here', 'deny channel'],
  permission: 'admin',
  args: z.object({ who: z.string(), place: z.string().optional() }),

  async run({ who, place }, context) {
    const { source, t } = context;
    const read = readSubject({ command: 'deny', words: [who, place], here: source.channel });
    if ('trouble' in read) return accessTrouble(read.trouble, usage, t);
    const { subject, role, channel } = read;
    if (role) throw badArguments('deny', { kind: 'surplus', word: role });
    if (subject.kind === 'named') return takeRole({ subject: subject.id, channel }, context);
    return (subject.kind === 'guests' ? setGuests : setListed)({ channel, isOn: false, usage }, context);
  },
});

async function takeRole({ subject, channel }: Target, context: Context): Promise<Reply> {
  const { access: store, asker, t } = context;
  const access = await store.read();
  if (roleIn(channel, asker, access) !== 'admin') return accessTrouble({ kind: 'reach' }, usage, t);
  const there = access.grants.filter((grant) => grant.subject === subject && grant.channel === channel);
  const taken = await store.revoke(subject, channel, actorOf(context));
  const left = await store.read();
  return roleTaken(
    {
      subject,
      channel,
      role: taken ? there.find(({ by }) => by !== undefined)?.role : undefined,
      still: await rightsLeft(subject, left, context),
      isConfigured: there.some(({ by }) => by === undefined),
      isOwnAdmin: roleIn(channel, asker, left) !== 'admin',
    },
    t,
  );
}

/** Nothing where Slack does not tell who that is: somebody who has left can lose a role, too. */
async function rightsLeft(
  subject: string,
  access: Access,
  { people }: Pick<Context, 'people'>,
): Promise<Right[] | undefined> {
  if (isGroup(subject)) return rightsOfGroup(subject, access);
  const person = await people.get(subject, groupsOf(access));
  return person.isKnown ? allRights(person, access) : undefined;
}
