import { z } from 'zod';
import { clip, NAME } from '../blocks/kit/limits.ts';
import { trialList, trialsSent } from '../blocks/search/trials.ts';
import { chooseCriterion } from '../domain/search/criterion.ts';
import type { Ranking } from '../domain/search/ranking.ts';
import { ordered, type TrialOrder } from '../domain/search/trial-order.ts';
import { trialsCsv } from '../domain/search/trials-csv.ts';
import { metricChoices } from './choices.ts';
import { count, defineCommand } from './command.ts';
import { type Gathered, gather, judge } from './gather.ts';

export const trials = defineCommand({
  name: 'trials',
  usage:
    'trials <job> [--status pending|running|paused|finished|failed] [--sort index|place|value|time|METRIC] [--metric NAME] [--mode max|min] [--page N] [--csv]',
  examples: [
    'trials resnet-lr',
    'trials resnet-lr --status running',
    'trials resnet-lr --sort place',
    'trials resnet-lr --sort loss --mode min',
    'trials resnet-lr --page 2',
    'trials resnet-lr --csv',
  ],
  permission: 'view',
  form: ['status', 'sort', 'metric', 'mode'],
  args: z.object({
    job: z.string(),
    status: z.enum(['pending', 'running', 'paused', 'finished', 'failed']).optional(),
    sort: z.string().optional(),
    metric: z.string().optional(),
    mode: z.enum(['max', 'min']).optional(),
    page: count(1, 10_000).default(1),
    csv: z.boolean().default(false),
  }),

  choices: async ({ job }, context) => metricChoices(job, context),

  async run({ job: word, page, csv, ...chosen }, { clock, asked, t, ...context }) {
    const gathered = await gather(word, context);
    const { job, table, stopped } = gathered;
    // The direction is that of what they are sorted by; places stay as the search is judged.
    const ranking = judge(gathered, isMetric(chosen.sort) ? { metric: chosen.metric } : chosen);
    const order = orderOf(chosen, gathered, ranking);
    const shown = ordered(table.trials, order, ranking).filter(
      ({ state }) => chosen.status === undefined || state === chosen.status,
    );
    if (!csv || shown.length === 0)
      return trialList({ ...gathered, trials: shown, order, ranking, chosen, page, asked }, t);
    const content = trialsCsv({ job, trials: shown, ranking, stopped });
    const name = `modelarts-trials-${job.id.replaceAll(/[^\w-]/g, '').slice(0, 8)}-${clock.now().toISOString().slice(0, 10)}.csv`;
    const words = t.search.trials.file(clip(job.name, NAME), shown.length);
    return { ...trialsSent({ job, count: shown.length }, t), file: { name, content, words } };
  },
});

interface Chosen {
  readonly sort?: string | undefined;
  readonly mode?: 'max' | 'min' | undefined;
}

/**
 * Any word but the four is a metric; one that is called like them is sorted by with `--metric time --sort value`.
 * @throws UserError `metricNotFound`
 */
function orderOf({ sort = 'index', mode }: Chosen, { job, table }: Gathered, ranking: Ranking): TrialOrder {
  if (sort === 'index' || sort === 'place' || sort === 'time') return sort;
  if (!isMetric(sort)) return ranking.criterion;
  return chooseCriterion(job.search?.objectives ?? [], table, { metric: sort, mode });
}

const WORDS: ReadonlySet<string> = new Set(['index', 'place', 'value', 'time']);

function isMetric(sort: string | undefined): boolean {
  return sort !== undefined && !WORDS.has(sort);
}
