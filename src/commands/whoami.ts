import { z } from 'zod';
import { whoAmI } from '../blocks/access/whoami.ts';
import { allRights } from '../domain/access/roles.ts';
import { defineCommand } from './command.ts';

export const whoami = defineCommand({
  name: 'whoami',
  usage: 'whoami',
  examples: ['whoami'],
  permission: 'view',
  isPrivate: true,
  args: z.object({}),

  async run(_, { asker, access: store, source, clock, t }) {
    const access = await store.read();
    const { channel } = source;
    return whoAmI({ asker, channel, access, all: allRights(asker, access), now: clock.now() }, t);
  },
});
