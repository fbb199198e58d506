import { z } from 'zod';
import { modelList } from '../blocks/platform/models.ts';
import { defineCommand } from './command.ts';

export const models = defineCommand({
  name: 'models',
  usage: 'models [name]',
  examples: ['models', 'models mnist'],
  permission: 'view',
  args: z.object({ name: z.string().optional() }),

  async run({ name }, { modelarts, signal, asked, t }) {
    return modelList({ ...(await modelarts.models.list({ name, signal })), word: name, asked }, t);
  },
});
