import { z } from 'zod';
import { oneTrial } from '../blocks/search/trial.ts';
import { defineCommand } from './command.ts';
import { findTrial, gather, judge } from './gather.ts';

export const trial = defineCommand({
  name: 'trial',
  usage: 'trial <job> <trial>',
  examples: ['trial resnet-lr 7aefe81c', 'trial resnet-lr 7aef'],
  permission: 'view',
  args: z.object({ job: z.string(), trial: z.string() }),

  async run({ job, trial: word }, context) {
    const { modelarts, signal, t, asked } = context;
    const gathered = await gather(job, context);
    const found = findTrial(word, gathered);
    const read = await modelarts.trials.get(gathered.job.id, found.id, { signal });
    return oneTrial(
      { ...gathered, trial: found, reports: [...read.earlier, read], ranking: judge(gathered), asked },
      t,
    );
  },
});
