import { z } from 'zod';
import { runtimeList, unknownRuntime } from '../blocks/platform/runtimes.ts';
import { searchEngines } from '../domain/platform/engines.ts';
import { runtimesNamed, siftRuntimes } from '../domain/platform/runtimes.ts';
import { nearest } from '../domain/text/nearest.ts';
import { runtimeChoices } from './choices.ts';
import { type Context, defineCommand, type Reply } from './command.ts';
import { orNothing, showSearchEngines } from './search-engines.ts';

const args = z.object({
  engine: z.string().optional(),
  accelerator: z.enum(['npu', 'gpu', 'none']).optional(),
  arch: z.string().optional(),
  async: z.boolean().default(false),
  search: z.boolean().default(false),
});

type Args = z.output<typeof args>;

export const runtimes = defineCommand({
  name: 'runtimes',
  usage: 'runtimes [engine] [--accelerator npu|gpu|none] [--arch A] [--async] [--search]',
  examples: [
    'runtimes',
    'runtimes pytorch --accelerator npu',
    'runtimes --arch aarch64 --async',
    'runtimes --search',
  ],
  permission: 'view',
  form: ['engine', 'accelerator', 'arch', 'async', 'search'],
  args,

  choices: async (_, context) => runtimeChoices(context),

  run: async (asked, context) =>
    asked.search ? showSearchEngines(asked, context) : showRuntimes(asked, context),
});

async function showRuntimes({ engine: word, ...asked }: Args, context: Context): Promise<Reply> {
  const { modelarts, signal, t } = context;
  const [{ engines, missing, damaged }, training] = await Promise.all([
    modelarts.runtimes.list({ signal }),
    orNothing(modelarts.engines.list({ signal })),
  ]);
  const named = word === undefined ? engines : runtimesNamed(engines, word);
  const names = engines.map(({ engine }) => engine);
  if (word !== undefined && named.length === 0 && engines.length > 0)
    return unknownRuntime({ word, nearest: near(word, names), engines: names }, t);
  const filter = { accelerator: asked.accelerator, arch: asked.arch, isAsync: asked.async };
  return runtimeList(
    {
      engines: named,
      missing,
      damaged,
      word,
      filter,
      sifted: siftRuntimes(named, filter),
      searching: training && searchEngines(training),
      asked: context.asked,
    },
    t,
  );
}

function near(word: string, engines: readonly string[]): string[] {
  return nearest(word, engines, { text: String, within: 0.6 });
}
