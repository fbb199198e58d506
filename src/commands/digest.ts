import { z } from 'zod';
import { digestList } from '../blocks/follow/following-list.ts';
import { addDigest } from './add-digest.ts';
import { changeDigest, removeDigest } from './change-digest.ts';
import { type Context, count, defineCommand, type Reply } from './command.ts';
import { digestNow } from './digest-now.ts';
import { listedHere } from './follow-means.ts';

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
  usage: 'digest [job] [when]… [--changes] [--language en|zh] [--channel CHANNEL] [--page N]',
  examples: [
    'digest resnet-lr every weekday 09:00',
    'digest all every 6h',
    'digest all weekly mon 09:00 Asia/Shanghai --changes',
    'digest list',
    'digest list --page 2',
    'digest now',
  ],
  permission: 'view',
  args: z.object({
    job: z.string().optional(),
    when: z.array(z.string()).default([]),
    changes: z.boolean().default(false),
    language: z.enum(['en', 'zh']).optional(),
    channel: z.string().optional(),
    page: count(1, 10_000).default(1),
  }),

  async run({ job: first, when, changes, language, channel, page }, context) {
    if (first === undefined) return offer(page, context);
    const verb = Object.hasOwn(VERBS, first.toLowerCase()) ? VERBS[first.toLowerCase()] : undefined;
    if (!verb) return addDigest({ words: [first, ...when], changes, language, channel }, context);
    const [id] = when;
    if (verb === 'list') return listed(page, context);
    if (verb === 'now') return digestNow(id, context);
    return verb === 'remove' ? removeDigest(id, context) : changeDigest(verb, id, context);
  },
});

async function listed(page: number, context: Context): Promise<Reply> {
  const { following, asked, t } = context;
  const digests = await following.digests.list(listedHere(context));
  return digestList(digests, { page, asked }, t);
}

/** The form of a new one, with what is meant here already chosen. */
async function offer(page: number, context: Context): Promise<Reply> {
  const { uses, source, asker } = context;
  const { search } = await uses.read(source.channel, asker.id);
  const job = search && { id: search.jobId, name: search.jobName };
  return { ...(await listed(page, context)), opens: { form: 'digest', job } };
}
