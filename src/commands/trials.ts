import { z } from 'zod';
import { trialList } from '../blocks/trials.ts';
import { count, defineCommand } from './command.ts';
import { gather, inOrder, judge } from './gather.ts';

export const trials = defineCommand({
  name: 'trials',
  usage: 'trials <job> [--status pending|running|paused|finished|failed] [--page N]',
  examples: ['trials resnet-lr', 'trials resnet-lr --status running', 'trials resnet-lr --page 2'],
  permission: 'view',
  args: z.object({
    job: z.string(),
    status: z.enum(['pending', 'running', 'paused', 'finished', 'failed']).optional(),
    page: count(1, 10_000).default(1),
  }),

  async run({ job, status, page }, context) {
    const gathered = await gather(job, context);
    const ranking = judge(gathered);
    const matching = inOrder(gathered.table.trials).filter(
      (trial) => status === undefined || trial.state === status,
    );
    return trialList(
      { ...gathered, trials: matching, ranking, state: status, page, asked: context.asked },
      context.t,
    );
  },
});
