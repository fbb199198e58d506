import { z } from 'zod';
import { told } from '../blocks/stop.ts';
import { stopChanged, tooLate } from '../blocks/stop-message.ts';
import { actorOf } from './actor.ts';
import { defineCommand } from './command.ts';

export const undo = defineCommand({
  name: 'undo',
  usage: 'undo [stop]',
  examples: ['undo'],
  permission: 'operate',
  args: z.object({ stop: z.string().optional() }),

  async run({ stop: id }, context) {
    const { stops, asker, t } = context;
    const wanted = id === undefined ? await stops.openBy(asker.id) : await stops.get(id);
    if (!wanted) return told(t.stop.none.undo);
    const undone = await stops.undo(wanted.id, actorOf(context));
    if (undone) return { ...stopChanged('undo', undone, t), isInChannel: undone.message?.kind === 'channel' };
    return tooLate('undo', (await stops.get(wanted.id)) ?? wanted, t);
  },
});
