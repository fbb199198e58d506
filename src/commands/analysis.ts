import { z } from 'zod';
import { oneParameter, searchAnalysis, unknownParameter } from '../blocks/search/analysis.ts';
import { byImportance, canBeAsked, type Importance, parameterNamed } from '../domain/search/analysis.ts';
import { nearest } from '../domain/text/nearest.ts';
import { type ModelArtsProblem, UserError } from '../errors.ts';
import { type Context, defineCommand, type Reply } from './command.ts';
import { type Gathered, gather, judge } from './gather.ts';

export const analysis = defineCommand({
  name: 'analysis',
  usage: 'analysis <job> [parameter]',
  examples: ['analysis resnet-lr', 'analysis resnet-lr learning_rate'],
  permission: 'view',
  args: z.object({ job: z.string(), parameter: z.string().optional() }),

  async run({ job: word, parameter }, context) {
    const gathered = await gather(word, context);
    const { job, table } = gathered;
    // A job that is no search has nothing to be analysed, and what ModelArts would answer is not documented.
    const isSearch = job.search !== undefined || table.trials.length > 0;
    const read = isSearch
      ? await unlessRefused(context.modelarts.analysis.list(job.id, context))
      : { value: undefined, refusal: undefined };
    const importances = byImportance(read.value ?? []);
    if (parameter !== undefined && isSearch)
      return showOne({ ...gathered, importances, word: parameter }, context);
    const { finished } = judge(gathered).counts;
    const { asked, t } = context;
    return searchAnalysis({ job, importances, finished, refusal: read.refusal, asked }, t);
  },
});

interface Wanted extends Pick<Gathered, 'job' | 'table'> {
  readonly importances: readonly Importance[];
  readonly word: string;
}

async function showOne({ job, table, importances, word }: Wanted, context: Context): Promise<Reply> {
  const { asked, t } = context;
  const names = [
    ...new Set([
      ...importances.map(({ parameter }) => parameter),
      ...(job.search?.parameters ?? []),
      ...table.trials.flatMap(({ parameters }) => Object.keys(parameters)),
    ]),
  ];
  // Where no name is known, ModelArts knows better.
  const parameter = parameterNamed(word, names) ?? (names.length === 0 ? word : undefined);
  if (parameter === undefined)
    return unknownParameter({ job, word, nearest: nearest(word, names, { text: String, within: 0.6 }) }, t);
  const importance = importances.find((each) => each.parameter === parameter);
  const plot = await plotOf(job.id, parameter, context);
  return oneParameter({ job, parameter, importance, plot, asked }, t);
}

async function plotOf(jobId: string, parameter: string, { modelarts, signal }: Context) {
  if (!canBeAsked(parameter)) return 'slash';
  const { value, refusal } = await unlessRefused(modelarts.analysis.plot(jobId, parameter, { signal }));
  return refusal ?? { path: value };
}

type Answered<T> =
  | { readonly value: T; readonly refusal: undefined }
  | { readonly value: undefined; readonly refusal: ModelArtsProblem };

/** What ModelArts says before there is an analysis is not documented: it may well refuse. */
async function unlessRefused<T>(reading: Promise<T>): Promise<Answered<T>> {
  try {
    return { value: await reading, refusal: undefined };
  } catch (error) {
    const problem = error instanceof UserError ? error.problem : undefined;
    if (problem?.kind === 'notFound' || problem?.kind === 'rejected' || problem?.kind === 'conflict')
      return { value: undefined, refusal: problem };
    throw error;
  }
}
