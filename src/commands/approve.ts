import { z } from 'zod';
import { told } from '../blocks/stop.ts';
import { ownStop, stopChanged, tooLate } from '../blocks/stop-message.ts';
import { actorOf } from './actor.ts';
import { defineCommand } from './command.ts';

export const approve = defineCommand({
  name: 'approve',
  usage: 'approve <stop>',
  examples: ['approve 5d0c1f0e-3b5a-4d0e-9a51-6c1d3f1b2a77'],
  permission: 'operate',
  args: z.object({ stop: z.string() }),

  async run({ stop: id }, context) {
    const { stops, asker, t } = context;
    const wanted = await stops.get(id);
    if (!wanted) return told(t.stop.none.approve);
    if (wanted.by === asker.id && wanted.state === 'requested') return ownStop(wanted, t);
    const approved = await stops.approve(id, actorOf(context));
    if (approved)
      return { ...stopChanged('approve', approved, t), isInChannel: approved.message?.kind === 'channel' };
    return tooLate('approve', (await stops.get(id)) ?? wanted, t);
  },
});
