import { z } from 'zod';
import { accessTrouble } from '../blocks/access/access.ts';
import { whoIs, whoIsGroup, whoOverview } from '../blocks/access/who.ts';
import { allRights, groupsOf, isGroup } from '../domain/access/roles.ts';
import { defineCommand } from './command.ts';
import { readWord } from './subject.ts';

const usage = 'who [person]';

export const who = defineCommand({
  name: 'who',
  usage,
  examples: ['who', 'who @mei'],
  permission: 'view',
  // Its mentions would notify everybody it names.
  isPrivate: true,
  args: z.object({ person: z.string().optional() }),

  async run({ person: word = 'here' }, { access: store, people, asker, source, t }) {
    const read = readWord(word);
    if (read.is === 'unclear' || read.is === 'role') return accessTrouble({ kind: 'who', word }, usage, t);
    const access = await store.read();
    const { channel } = source;
    if (read.is === 'place' || read.subject.kind !== 'named')
      return whoOverview({ reader: asker, channel, access }, t);
    const { id } = read.subject;
    if (isGroup(id)) return whoIsGroup({ group: id, access }, t);
    const person = await people.get(id, groupsOf(access));
    return whoIs({ person, all: allRights(person, access), channel, access }, t);
  },
});
