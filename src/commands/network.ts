import { z } from 'zod';
import { oneNetwork } from '../blocks/platform/network.ts';
import { networkList, whichNetwork } from '../blocks/platform/networks.ts';
import { defineCommand } from './command.ts';

export const network = defineCommand({
  name: 'network',
  usage: 'network [name]',
  examples: ['network network-7a03', 'network network-7a03-86c13962597848eeb29c5861153a391f'],
  permission: 'view',
  args: z.object({ name: z.string().optional() }),

  async run({ name }, { modelarts, signal, asked, t }) {
    if (name === undefined)
      return networkList({ networks: await modelarts.networks.list({ signal }), asked }, t);
    const found = await modelarts.networks.find(name, { signal });
    if (found.kind !== 'one') return whichNetwork({ word: name, found }, t);
    return oneNetwork({ network: found.item, asked }, t);
  },
});
