import { z } from 'zod';
import type { Template, TemplateFamily } from '../../domain/search/templates.ts';
import { orEmpty } from '../http/empty-answer.ts';
import type { Http } from '../http/http.ts';
import { looseText, looseTexts } from '../http/loose.ts';
import { path } from '../http/path.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

/** Dots alone would lead to another path. */
const isName = (name: string) => !/^\.{1,2}$/.test(name);

// `algorithm_type_zh` is not read: in every published entry it holds "algorithm_type_zh to translate".
const WireFamily = z
  .object({ algorithm_type_en: z.string().min(1).refine(isName), algorithm_names: looseTexts })
  .transform(
    ({ algorithm_type_en, algorithm_names }): TemplateFamily => ({
      type: algorithm_type_en,
      algorithms: [...new Set(algorithm_names.filter(isName))],
    }),
  );

const Families = orEmpty(
  ['yaml_templates'],
  z.object({ yaml_templates: z.array(WireFamily).nullable() }),
).transform(({ yaml_templates }) => yaml_templates ?? []);

// Not parsed: the published sample has lost its indentation, and people want it as it is.
const WireTemplate = z
  .object({ file_name: looseText, content: z.string() })
  .transform(({ file_name, content }): Template => ({ file: file_name, content }));

/** Files to configure a search with. */
export function templatesApi(http: Http) {
  return {
    /** The algorithms for which there is one, by their kind. */
    list: ({ signal }: Asking = {}): Promise<TemplateFamily[]> =>
      // A sibling of `/training-jobs/{training_job_id}`: `autosearch` is no job.
      http.get(path`/v2/{project_id}/training-jobs/autosearch/yaml-templates`, Families, {
        endpoint: 'ShowAutoSearchYamlTemplatesInfo',
        signal,
      }),

    /** @param name both written as the list has them */
    get: (
      { type, algorithm }: { readonly type: string; readonly algorithm: string },
      { signal }: Asking = {},
    ): Promise<Template> =>
      http.get(
        path`/v2/{project_id}/training-jobs/autosearch/yaml-templates/${type}/${algorithm}`,
        WireTemplate,
        { endpoint: 'ShowAutoSearchYamlTemplateContent', signal },
      ),
  };
}
