import { z } from 'zod';
import { onePlugin, unknownPlugin } from '../blocks/platform/plugin.ts';
import { PLUGINS, type PluginTemplate, pluginNamed } from '../domain/platform/plugins.ts';
import { nearest } from '../domain/text/nearest.ts';
import { UserError } from '../errors.ts';
import { type Context, defineCommand } from './command.ts';

export const plugin = defineCommand({
  name: 'plugin',
  usage: 'plugin <name>',
  examples: ['plugin gpu-driver', 'plugin npu-driver'],
  permission: 'view',
  args: z.object({ name: z.string() }),

  async run({ name: word }, context) {
    const template = await find(pluginNamed(word), context);
    if (template) return onePlugin({ plugin: template, asked: context.asked }, context.t);
    const near = nearest(word, PLUGINS, { text: String, within: 0.7 });
    return unknownPlugin({ word, nearest: near }, context.t);
  },
});

/** Other templates than the documented two may exist, so ModelArts is asked for any name that can be one. */
async function find(
  name: string,
  { modelarts, signal }: Pick<Context, 'modelarts' | 'signal'>,
): Promise<PluginTemplate | undefined> {
  if (!/^[a-z0-9](?:[\w.-]{0,126}[a-z0-9])?$/i.test(name)) return undefined;
  try {
    return await modelarts.plugins.get(name, { signal });
  } catch (error) {
    // Its own sentence for this is of no use: it still has the placeholder `{name}` in it.
    if (error instanceof UserError && error.problem.kind === 'notFound') return undefined;
    throw error;
  }
}
