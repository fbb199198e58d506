import { z } from 'zod';
import { searchProgress } from '../blocks/search/progress.ts';
import { progressOf } from '../domain/search/progress.ts';
import { defineCommand } from './command.ts';
import { gather, judge } from './gather.ts';

export const progress = defineCommand({
  name: 'progress',
  usage: 'progress <job> [--metric NAME] [--mode max|min]',
  examples: ['progress resnet-lr', 'progress bert-tune --metric loss --mode min'],
  permission: 'view',
  args: z.object({
    job: z.string(),
    metric: z.string().optional(),
    mode: z.enum(['max', 'min']).optional(),
  }),

  async run({ job: word, metric, mode }, context) {
    const gathered = await gather(word, context);
    const { job, table, stopped } = gathered;
    const ranking = judge(gathered, { metric, mode });
    return searchProgress(
      {
        job,
        table,
        ranking,
        progress: progressOf({ job, trials: table.trials, ranking, stopped }),
        now: context.clock.now(),
        asked: context.asked,
      },
      context.t,
    );
  },
});
