import { z } from 'zod';
import { searchCleared, searchSet, usedSearch } from '../blocks/search/use.ts';
import { allows, isDirect } from '../domain/access/roles.ts';
import { UserError } from '../errors.ts';
import { type Context, defineCommand } from './command.ts';
import { findJob } from './find-job.ts';

const NOTHING: ReadonlySet<string> = new Set(['nothing', 'none', 'off', '无']);

/**
 * Whoever may look may set it, as with a channel's topic: it changes nothing in ModelArts, everyone sees in each answer
 * what is set, and whatever stops something asks back by name. Guests are in a channel to look, so they need more.
 */
export const use = defineCommand({
  name: 'use',
  usage: 'use [job] [--clear]',
  examples: ['use resnet-lr', 'use', 'use last', 'use nothing'],
  permission: 'view',
  args: z.object({ job: z.string().optional(), clear: z.boolean().default(false) }),

  async run({ job: word, clear }, context) {
    const { uses, source, asker, clock, t } = context;
    const { channel } = source;
    const { search: before } = await uses.read(channel, asker.id);
    if (word === undefined && !clear) return usedSearch(before, t);
    if (clear && word !== undefined)
      throw new UserError({ kind: 'badArguments', command: 'use', fault: { kind: 'surplus', word } });
    mayChange(context);
    if (word === undefined || NOTHING.has(word.toLowerCase())) {
      await uses.clear(channel);
      return searchCleared(before, t);
    }
    const { id, name } = await findJob(word, context);
    const search = { channel, jobId: id, jobName: name, by: asker.id, at: clock.now() };
    await uses.set(search);
    return searchSet({ search, before }, t);
  },
});

function mayChange({ asker, role, source }: Context): void {
  if (!asker.isGuest || isDirect(source.channel) || allows(role, 'operate')) return;
  throw new UserError({ kind: 'notAllowed', permission: 'operate' });
}
