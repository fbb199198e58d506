import { z } from 'zod';
import type { SearchAlgorithm, TrainingEngine } from '../../domain/platform/engines.ts';
import { orEmpty } from '../http/empty-answer.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/path.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

const text = z.string().nullish().catch(undefined);
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String).nullish().catch(undefined);

const WireTag = z.object({ key: z.string(), value: scalar });

const WireEngine = z
  .object({
    engine_id: text,
    engine_name: text,
    engine_version: text,
    tags: z.array(WireTag.nullable().catch(null)).nullish().catch(undefined),
  })
  .transform(
    ({ engine_id, engine_name, engine_version, tags }): TrainingEngine => ({
      id: engine_id ?? '',
      name: engine_name ?? '',
      version: engine_version ?? '',
      searches: markOf(tags),
    }),
  );

const Engines = orEmpty(['items'], z.object({ items: z.array(WireEngine).nullable() })).transform(
  ({ items }) => items ?? [],
);

const WireParameter = z.object({ key: z.string(), value: scalar });

const WireAlgorithm = z
  .object({
    name: z.string(),
    description: text,
    params: z.array(WireParameter.nullable().catch(null)).nullish().catch(undefined),
  })
  .transform(
    ({ name, description, params }): SearchAlgorithm => ({
      name,
      description: description || undefined,
      parameters: (params ?? [])
        .filter((each) => each !== null)
        .map(({ key, value }) => ({ name: key, value: value ?? undefined })),
    }),
  );

const Algorithms = orEmpty(
  ['search_algo_list'],
  z.object({ search_algo_list: z.array(WireAlgorithm).nullable() }),
).transform(({ search_algo_list }) => search_algo_list ?? []);

/** The engines in which training jobs run, and how a search may choose its trials. */
export function enginesApi(http: Http) {
  return {
    /** Every preset engine; there is no paging. */
    list: ({ signal }: Asking = {}): Promise<TrainingEngine[]> =>
      http.get(path`/v2/{project_id}/training-job-engines`, Engines, {
        endpoint: 'ShowTrainingJobEngines',
        signal,
      }),

    searchAlgorithms: ({ signal }: Asking = {}): Promise<SearchAlgorithm[]> =>
      http.get(path`/v2/{project_id}/search-algorithms`, Algorithms, {
        endpoint: 'ShowSearchAlgorithms',
        signal,
      }),
  };
}

type Tags = readonly (z.output<typeof WireTag> | null)[] | null | undefined;

/** An engine that can search has the tag `auto_search` with the text `True`. An engine without it may merely be unmarked. */
function markOf(tags: Tags): boolean | undefined {
  const mark = tags?.find((tag) => tag?.key === 'auto_search');
  return mark ? mark.value?.toLowerCase() === 'true' : undefined;
}
