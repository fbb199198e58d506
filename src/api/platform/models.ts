import { z } from 'zod';
import type { Model, ModelDetail } from '../../domain/platform/model.ts';
import { type Lookup, lookUp } from '../../domain/text/lookup.ts';
import type { Http } from '../http/http.ts';
import { looseNumber } from '../http/loose.ts';
import { path } from '../http/path.ts';
import { WireModel } from './model.ts';
import { WireModelDetail } from './model-detail.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

interface Wanted extends Asking {
  /** A part of the name. */
  readonly name?: string | undefined;
}

export interface Models {
  /** Newest first; every version is one of its own. */
  readonly models: readonly Model[];
  /** How many there are altogether. */
  readonly total: number;
}

/** As many as one screen shows. */
const PAGE = 100;
/** How many versions of one name are looked through, in pages. */
const PAGES = 5;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const Page = z
  // `count` is documented like `total_count`, and means the rows of the page in other lists.
  .object({ models: z.array(WireModel).nullish(), total_count: looseNumber })
  .transform(({ models, total_count }) => ({ models: models ?? [], total: total_count }));

export function modelsApi(http: Http) {
  async function readPage(page: number, { name, signal }: Wanted) {
    const query = { sort_by: 'create_at', order: 'desc', limit: PAGE, offset: page, ...nameQuery(name) };
    return http.get(path`/v1/{project_id}/models`, Page, { endpoint: 'ListModels', query, signal });
  }

  async function list(wanted: Wanted = {}): Promise<Models> {
    const { models, total } = await readPage(0, wanted);
    return { models, total: Math.max(total ?? 0, models.length) };
  }

  async function everyVersion(name: string, asking: Asking): Promise<Model[]> {
    const found = new Map<string, Model>();
    for (let page = 0; page < PAGES; page += 1) {
      const { models } = await readPage(page, { ...asking, name });
      for (const model of models) found.set(model.id, model);
      if (models.length < PAGE) break;
    }
    return [...found.values()];
  }

  return {
    /** The newest 100, or of those with `name` in theirs. A name with an underscore is matched as a whole. */
    list,

    /** @throws NotFound when there is no such model. */
    get: (id: string, { signal }: Asking = {}): Promise<ModelDetail> =>
      http.get(path`/v1/{project_id}/models/${id}`, WireModelDetail, { endpoint: 'ShowModel', signal }),

    /**
     * The id of the model that a person means by its id or name. A whole id is taken at its word, without a request.
     * Each version is a model of its own, so that a name alone may mean several.
     */
    async find(
      word: string,
      { version, signal }: Asking & { readonly version?: string | undefined } = {},
    ): Promise<Lookup<Pick<Model, 'id' | 'name' | 'version'>>> {
      if (UUID.test(word))
        return { kind: 'one', item: { id: word.toLowerCase(), name: word, version: undefined } };
      const named = await everyVersion(word, { signal });
      const found = lookUp(word, named);
      if (found.kind === 'none')
        return named.length > 0 ? found : lookUp(word, (await list({ signal })).models);
      const versions = found.kind === 'one' ? [found.item] : found.items;
      const [fit, ...others] = versions.filter((model) => version === undefined || model.version === version);
      if (!fit) return { kind: 'none', nearest: versions };
      return others.length === 0 ? { kind: 'one', item: fit } : { kind: 'several', items: [fit, ...others] };
    },
  };
}

/** The name is matched loosely, but one with an underscore in it only as a whole, and only when told to. */
function nameQuery(name: string | undefined): Record<string, string> {
  if (name === undefined) return {};
  return name.includes('_') ? { model_name: name, exact_match: 'true' } : { model_name: name };
}
