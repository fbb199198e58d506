import { z } from 'zod';
import { alertList } from '../blocks/following-list.ts';
import { alertRemoved, unknownAlert } from '../blocks/following-told.ts';
import { isDirect } from '../domain/roles.ts';
import { actorOf } from './actor.ts';
import { addAlert } from './add-alert.ts';
import { type Context, defineCommand, type Reply } from './command.ts';
import { refusalToChange } from './follow-place.ts';
import { badArguments } from './subject.ts';

const LIST: ReadonlySet<string> = new Set(['list', '列表']);
const REMOVE: ReadonlySet<string> = new Set(['remove', 'delete', '删除']);

export const alert = defineCommand({
  name: 'alert',
  usage: 'alert [job] [when]…',
  examples: [
    'alert resnet-lr when acc > 0.9',
    'alert resnet-lr when no new best for 20 trials',
    'alert resnet-lr when a trial fails',
    'alert resnet-lr when it ends',
    'alert list',
  ],
  permission: 'view',
  args: z.object({ job: z.string().optional(), when: z.array(z.string()).default([]) }),

  async run({ job: first, when }, context) {
    if (first === undefined || LIST.has(first.toLowerCase())) return listed(context);
    if (REMOVE.has(first.toLowerCase())) return remove(when[0], context);
    return addAlert([first, ...when], context);
  },
});

async function listed({ following, source, asker, t }: Context): Promise<Reply> {
  const { channel } = source;
  return alertList(await following.alerts.list(isDirect(channel) ? { by: asker.id } : { channel }), t);
}

async function remove(id: string | undefined, context: Context): Promise<Reply> {
  const { following, t } = context;
  if (id === undefined) throw badArguments('alert', { kind: 'missing', name: 'id' });
  const found = await following.alerts.get(id.toLowerCase());
  if (!found) return unknownAlert(id, t);
  const refusal = await refusalToChange(found, 'alert', context);
  if (refusal) return refusal;
  await following.alerts.remove(found.id, actorOf(context));
  return alertRemoved(found, t);
}
