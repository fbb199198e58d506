import { z } from 'zod';
import type { Tag, TagList } from '../../domain/platform/tags.ts';
import { orEmpty } from '../http/empty-answer.ts';
import type { Http } from '../http/http.ts';
import { countedList } from '../http/loose.ts';
import { path } from '../http/path.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String).nullish().catch(undefined);

/** The view that merges all notebooks has `values`; the tags of one resource have one `value` an entry. */
const WireTag = z
  .object({
    key: z.string().min(1),
    values: z.array(scalar).nullish().catch(undefined),
    value: scalar,
  })
  .transform(({ key, values, value }) => ({ key, values: [...(values ?? []), value] }));

const Tags = orEmpty(['tags'], z.object({ tags: countedList(WireTag).nullable() })).transform(
  ({ tags }): TagList => ({ tags: merged(tags?.items ?? []), damaged: tags?.damaged ?? 0 }),
);

/**
 * Tags of Notebook instances. Of which workspaces is not certain: the API page says of all where none is named, the SDK
 * of the default one.
 */
export function tagsApi(http: Http) {
  return {
    list: ({ signal }: Asking = {}): Promise<TagList> =>
      http.get(path`/v1/{project_id}/notebooks/tags`, Tags, { endpoint: 'ShowNotebookTags', signal }),
  };
}

interface Read {
  readonly key: string;
  readonly values: readonly (string | null | undefined)[];
}

/** One entry a key, with each value once. A key may stand alone: a tag's value may be empty. */
function merged(tags: readonly Read[]): Tag[] {
  const byKey = new Map<string, Set<string>>();
  for (const { key, values } of tags) {
    const known = byKey.get(key) ?? new Set();
    for (const value of values) if (value) known.add(value);
    byKey.set(key, known);
  }
  return [...byKey].map(([key, values]) => ({ key, values: [...values] }));
}
