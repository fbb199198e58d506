import { z } from 'zod';
import { comparison, notComparable } from '../blocks/search/compare.ts';
import { defineCommand } from './command.ts';
import { findTrial, gather, judge } from './gather.ts';

/** As many as stay readable side by side. */
const MOST = 6;
/** What people write between trials. */
const BETWEEN = /^(?:and|vs\.?|versus|with|to|&|和|与|跟|,)$/i;

export const compare = defineCommand({
  name: 'compare',
  usage: 'compare <job> <trial> <trial>… [--metric NAME] [--mode max|min]',
  examples: ['compare resnet-lr 7aefe81c 13b28374', 'compare resnet-lr 7aef 13b2 --metric loss --mode min'],
  permission: 'view',
  args: z.object({
    job: z.string(),
    trial: z.array(z.string()),
    metric: z.string().optional(),
    mode: z.enum(['max', 'min']).optional(),
  }),

  async run({ job: word, trial: words, metric, mode }, context) {
    const { asked, t } = context;
    const gathered = await gather(word, context);
    const wanted = words
      .flatMap((each) => each.split(/[,，、]/))
      .filter((each) => each !== '' && !BETWEEN.test(each));
    const trials = [...new Set(wanted.map((each) => findTrial(each, gathered)))];
    const [first] = trials;
    if (trials.length > MOST)
      return notComparable(t.search.compare.tooMany(MOST, trials.length), gathered.job, t);
    if (first && trials.length === 1) return notComparable(t.search.compare.twice(first.id), gathered.job, t);
    const ranking = judge(gathered, { metric, mode });
    return comparison({ ...gathered, trials, ranking, asked }, t);
  },
});
