import { z } from 'zod';
import { tagList } from '../blocks/platform/tags.ts';
import { defineCommand } from './command.ts';

export const tags = defineCommand({
  name: 'tags',
  usage: 'tags',
  examples: ['tags'],
  permission: 'view',
  args: z.object({}),

  async run(_, { modelarts, signal, asked, t }) {
    return tagList({ ...(await modelarts.tags.list({ signal })), asked }, t);
  },
});
