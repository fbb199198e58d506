import { z } from 'zod';
import { digestList } from '../blocks/following-list.ts';
import { isDirect } from '../domain/roles.ts';
import { addDigest } from './add-digest.ts';
import { changeDigest, removeDigest } from './change-digest.ts';
import { type Context, defineCommand, type Reply } from './command.ts';
import { digestNow } from './digest-now.ts';

type Verb = 'list' | 'pause' | 'resume' | 'remove' | 'now';

/** In place of a search. */
const VERBS: Readonly<Record<string, Verb>> = {
  list: 'list',
  列表: 'list',
  pause: 'pause',
  暂停: 'pause',
  resume: 'resume',
  恢复: 'resume',
  remove: 'remove',
  delete: 'remove',
  删除: 'remove',
  now: 'now',
  现在: 'now',
};

export const digest = defineCommand({
  name: 'digest',
  usage: 'digest [job] [when]… [--changes] [--language en|zh] [--channel CHANNEL]',
  examples: [
    'digest resnet-lr every weekday 09:00',
    'digest all every 6h',
    'digest all weekly mon 09:00 Asia/Shanghai --changes',
    'digest list',
    'digest now',
  ],
  permission: 'view',
  args: z.object({
    job: z.string().optional(),
    when: z.array(z.string()).default([]),
    changes: z.boolean().default(false),
    language: z.enum(['en', 'zh']).optional(),
    channel: z.string().optional(),
  }),

  async run({ job: first, when, changes, language, channel }, context) {
    if (first === undefined) return offer(context);
    const verb = Object.hasOwn(VERBS, first.toLowerCase()) ? VERBS[first.toLowerCase()] : undefined;
    if (!verb) return addDigest({ words: [first, ...when], changes, language, channel }, context);
    const [id] = when;
    if (verb === 'list') return listed(context);
    if (verb === 'now') return digestNow(id, context);
    return verb === 'remove' ? removeDigest(id, context) : changeDigest(verb, id, context);
  },
});

async function listed({ following, source, asker, t }: Context): Promise<Reply> {
  const { channel } = source;
  return digestList(await following.digests.list(isDirect(channel) ? { by: asker.id } : { channel }), t);
}

/** The form of a new one, with what is meant here already chosen. */
async function offer(context: Context): Promise<Reply> {
  const { uses, source, asker } = context;
  const { search } = await uses.read(source.channel, asker.id);
  const job = search && { id: search.jobId, name: search.jobName };
  return { ...(await listed(context)), opens: { form: 'digest', job } };
}
