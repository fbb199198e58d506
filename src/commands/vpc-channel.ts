import { z } from 'zod';
import { vpcChannel as vpcChannelScreen } from '../blocks/platform/vpc-channel.ts';
import { defineCommand } from './command.ts';

export const vpcChannel = defineCommand({
  name: 'vpc-channel',
  usage: 'vpc-channel',
  examples: ['vpc-channel'],
  permission: 'view',
  args: z.object({}),

  async run(_, { modelarts, signal, asked, t }) {
    return vpcChannelScreen({ channel: await modelarts.inferenceChannel.get({ signal }), asked }, t);
  },
});
