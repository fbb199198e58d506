import { z } from 'zod';
import { bestTrials } from '../blocks/search/best.ts';
import { metricChoices } from './choices.ts';
import { count, defineCommand } from './command.ts';
import { gather, judge } from './gather.ts';

export const best = defineCommand({
  name: 'best',
  usage: 'best <job> [--top N] [--by final|peak] [--metric NAME] [--mode max|min]',
  examples: [
    'best resnet-lr',
    'best resnet-lr --top 10',
    'best resnet-lr --by peak',
    'best bert-tune --metric loss --mode min',
  ],
  permission: 'view',
  form: ['metric', 'mode', 'by', 'top'],
  args: z.object({
    job: z.string(),
    top: count(1, 50).default(5),
    by: z.enum(['final', 'peak']).default('final'),
    metric: z.string().optional(),
    mode: z.enum(['max', 'min']).optional(),
  }),

  choices: async ({ job }, context) => metricChoices(job, context),

  async run({ job, top, by, metric, mode }, context) {
    const gathered = await gather(job, context);
    const ranking = judge(gathered, { by, metric, mode });
    return bestTrials({ ...gathered, ranking, top, asked: context.asked }, context.t);
  },
});
