import { searchEngines } from '../domain/platform/engines.ts';
import { archOf } from '../domain/platform/runtimes.ts';
import { bareName } from '../domain/text/bare-name.ts';
import type { Choices, Reading } from './command.ts';
import { gather } from './gather.ts';
import { orNothing } from './search-engines.ts';

/** Orders that need no metric; a metric that is called like one of them has to be typed, as `trials` reads it. */
const ORDERS = ['place', 'value', 'time'];

/** The metrics that a search really has: what it aims at first, then what its trials report. */
export async function metricChoices(word: string, context: Reading): Promise<Choices> {
  const { job, table } = await gather(word, context);
  const aims = job.search?.objectives.map(({ metric }) => metric) ?? [];
  const metric = [...new Set([...aims, ...table.metrics])];
  const orders = new Set(['index', ...ORDERS]);
  const sort = [...ORDERS, ...metric.filter((each) => !orders.has(each))];
  return { job: job.name, words: { metric, sort } };
}

/** The engines and architectures that there are, for deploying and for training alike. */
export async function runtimeChoices({
  modelarts,
  signal,
}: Pick<Reading, 'modelarts' | 'signal'>): Promise<Choices> {
  const [{ engines }, training] = await Promise.all([
    modelarts.runtimes.list({ signal }),
    orNothing(modelarts.engines.list({ signal })),
  ]);
  const names = [
    ...engines.map(({ engine }) => engine),
    ...searchEngines(training ?? []).engines.map(({ name }) => name),
  ].filter((name) => bareName(name) !== '');
  const archs = engines.flatMap(({ runtimes }) => runtimes.flatMap(({ arch }) => arch ?? []));
  return {
    words: {
      engine: [...new Map(names.toReversed().map((name) => [bareName(name), name])).values()].toSorted(),
      arch: [...new Set(archs.map(archOf))].filter((arch) => arch !== '').toSorted(),
    },
  };
}
