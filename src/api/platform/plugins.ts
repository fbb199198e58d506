import { z } from 'zod';
import type { PluginTemplate } from '../../domain/platform/plugins.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/path.ts';
import { readVersions } from './plugin-versions.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

const text = z.string().nullish().catch(undefined);
/** A map by version here, an array in the list of templates. */
const Versions = z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullish();

const Template = z
  .object({
    metadata: z.object({ name: text }),
    spec: z.object({ type: text, description: text, versions: Versions }).nullish(),
    versions: Versions,
  })
  .transform(
    ({ metadata, spec, versions }): PluginTemplate => ({
      name: metadata.name || '',
      kind: kindOf(spec?.type),
      description: spec?.description || undefined,
      // By the table of the documents they stand in `spec`, in the published sample at top level.
      versions: readVersions([spec?.versions, versions]),
    }),
  );

/** Plug-ins for resource pools. */
export function pluginsApi(http: Http) {
  return {
    /** @throws NotFound when there is no such template. */
    async get(name: string, { signal }: Asking = {}): Promise<PluginTemplate> {
      const one = path`/v1/{project_id}/plugintemplates/${name}`;
      const template = await http.get(one, Template, { endpoint: 'ShowPluginTemplate', signal });
      return { ...template, name: template.name || name };
    },
  };
}

/** Documented as `npu-river` (sic) and `gpu-driver`, in the sample `npuDriver`, in an older edition more than drivers. */
function kindOf(type: string | null | undefined): PluginTemplate['kind'] {
  if (!type) return undefined;
  if (/^npu-?d?river$/i.test(type)) return 'npu';
  return /^gpu-?driver$/i.test(type) ? 'gpu' : { other: type };
}
