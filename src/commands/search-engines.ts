import { searchEngineList } from '../blocks/platform/search-engines.ts';
import { searchEngines, trainingEnginesNamed } from '../domain/platform/engines.ts';
import { UserError } from '../errors.ts';
import type { Context, Reply } from './command.ts';

interface Asked {
  readonly engine?: string | undefined;
  readonly accelerator?: string | undefined;
  readonly arch?: string | undefined;
  readonly async: boolean;
}

/** What `runtimes --search` answers. */
export async function showSearchEngines({ engine: word, ...asked }: Asked, context: Context): Promise<Reply> {
  const { modelarts, signal, t } = context;
  const [training, algorithms] = await Promise.all([
    modelarts.engines.list({ signal }),
    orNothing(modelarts.engines.searchAlgorithms({ signal })),
  ]);
  const searching = searchEngines(training);
  const engines = word === undefined ? searching.engines : trainingEnginesNamed(searching.engines, word);
  return searchEngineList(
    {
      searching: { ...searching, engines },
      total: training.length,
      algorithms,
      word,
      notApplied: [
        ...(asked.accelerator ? ['--accelerator'] : []),
        ...(asked.arch ? ['--arch'] : []),
        ...(asked.async ? ['--async'] : []),
      ],
      asked: context.asked,
    },
    t,
  );
}

/** For what only rounds an answer off: it may need a right of its own, and its failure should not take the rest along. */
export async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
