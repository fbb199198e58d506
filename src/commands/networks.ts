import { z } from 'zod';
import { networkList } from '../blocks/platform/networks.ts';
import { defineCommand } from './command.ts';

export const networks = defineCommand({
  name: 'networks',
  usage: 'networks',
  examples: ['networks'],
  permission: 'view',
  args: z.object({}),

  async run(_, { modelarts, signal, asked, t }) {
    return networkList({ networks: await modelarts.networks.list({ signal }), asked }, t);
  },
});
