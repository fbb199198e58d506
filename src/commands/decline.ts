import { z } from 'zod';
import { told } from '../blocks/stop.ts';
import { stopChanged, tooLate } from '../blocks/stop-message.ts';
import { actorOf } from './actor.ts';
import { defineCommand } from './command.ts';

export const decline = defineCommand({
  name: 'decline',
  usage: 'decline <stop>',
  examples: ['decline 5d0c1f0e-3b5a-4d0e-9a51-6c1d3f1b2a77'],
  permission: 'operate',
  args: z.object({ stop: z.string() }),

  async run({ stop: id }, context) {
    const { stops, t } = context;
    const wanted = await stops.get(id);
    if (!wanted) return told(t.stop.none.decline);
    const declined = await stops.decline(id, actorOf(context));
    if (declined)
      return { ...stopChanged('decline', declined, t), isInChannel: declined.message?.kind === 'channel' };
    return tooLate('decline', (await stops.get(id)) ?? wanted, t);
  },
});
