import { z } from 'zod';
import { alertList } from '../blocks/follow/following-list.ts';
import { alertRemoved, unknownAlert } from '../blocks/follow/following-told.ts';
import { actorOf } from './actor.ts';
import { addAlert } from './add-alert.ts';
import { type Context, count, defineCommand, type Reply } from './command.ts';
import { LIST, listedHere } from './follow-means.ts';
import { refusalToChange } from './follow-place.ts';
import { badArguments } from './subject.ts';

const REMOVE: ReadonlySet<string> = new Set(['remove', 'delete', '删除']);

export const alert = defineCommand({
  name: 'alert',
  usage: 'alert [job] [when]… [--page N] [--sure]',
  examples: [
    'alert resnet-lr when acc > 0.9',
    'alert resnet-lr when no new best for 20 trials',
    'alert resnet-lr when a trial fails',
    'alert resnet-lr when it ends',
    'alert list',
    'alert list --page 2',
  ],
  permission: 'view',
  args: z.object({
    job: z.string().optional(),
    when: z.array(z.string()).default([]),
    page: count(1, 10_000).default(1),
    sure: z.boolean().default(false),
  }),

  async run({ job: first, when, page, sure }, context) {
    if (first === undefined || LIST.has(first.toLowerCase())) return listed(page, context);
    if (REMOVE.has(first.toLowerCase())) return remove(when[0], context);
    return addAlert([first, ...when], { isSure: sure }, context);
  },
});

async function listed(page: number, context: Context): Promise<Reply> {
  const { following, asked, t } = context;
  const alerts = await following.alerts.list(listedHere(context));
  return alertList(alerts, { page, asked }, t);
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
