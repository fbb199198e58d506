import { z } from 'zod';
import type { EngineRuntimes, RuntimeList } from '../../domain/platform/runtimes.ts';
import { orEmpty } from '../http/empty-answer.ts';
import type { Http } from '../http/http.ts';
import { countedList } from '../http/loose.ts';
import { path } from '../http/path.ts';
import { engineRuntimes, WireRuntimes } from './runtime-rows.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

const Count = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int().min(0));
/** `count` is everything there is and `total_count` this answer, elsewhere in ModelArts it is the other way round. */
const Page = orEmpty(
  ['engine_runtimes'],
  z.object({
    count: Count.nullish().catch(undefined),
    engine_runtimes: countedList(WireRuntimes.transform(engineRuntimes)).nullable(),
  }),
).transform(({ count, engine_runtimes }) => ({
  count: count ?? 0,
  engines: engine_runtimes?.items ?? [],
  damaged: engine_runtimes?.damaged ?? 0,
}));

/** The runtimes in which models are deployed. For training there are engines. */
export function runtimesApi(http: Http) {
  const readPage = (query: Readonly<Record<string, number>>, { signal }: Asking) =>
    http.get(path`/v1/{project_id}/models/ai-engine-runtimes`, Page, {
      endpoint: 'ShowModelEngineAndRuntime',
      query,
      signal,
    });

  return {
    /** Every engine with its runtimes; an engine may have none. */
    async list(asking: Asking = {}): Promise<RuntimeList> {
      const first = await readPage({}, asking);
      const { count } = first;
      let { damaged } = first;
      let found: readonly EngineRuntimes[] = merged([], first.engines);
      // Asked without a limit it gives all, as far as is known. Whether `count` means engines or runtimes is told
      // nowhere, so that a page which brings nothing new has to end it.
      while (found.length + damaged < count) {
        const next = await readPage({ limit: count, offset: found.length + damaged }, asking);
        const grown = merged(found, next.engines);
        if (sizeOf(grown) === sizeOf(found)) break;
        found = grown;
        damaged += next.damaged;
      }
      const isCounted = sizeOf(found) - found.length === count;
      return { engines: found, damaged, missing: isCounted ? 0 : missing(count - damaged, found) };
    },
  };
}

function missing(count: number, found: readonly EngineRuntimes[]): number {
  return Math.max(0, count - found.length);
}

/** Engines and runtimes together. */
function sizeOf(engines: readonly EngineRuntimes[]): number {
  return engines.reduce((sum, { runtimes }) => sum + 1 + runtimes.length, 0);
}

/** Pages may overlap, or split an engine. */
function merged(before: readonly EngineRuntimes[], page: readonly EngineRuntimes[]): EngineRuntimes[] {
  const engines = new Map(before.map((each) => [each.engine, each]));
  for (const each of page) {
    const known = engines.get(each.engine);
    const seen = new Set(known?.runtimes.map((runtime) => JSON.stringify(runtime)));
    const fresh = each.runtimes.filter((runtime) => !seen.has(JSON.stringify(runtime)));
    engines.set(each.engine, {
      engine: each.engine,
      runtimes: [...(known?.runtimes ?? []), ...fresh],
      isUneven: each.isUneven || (known?.isUneven ?? false),
    });
  }
  return [...engines.values()];
}
