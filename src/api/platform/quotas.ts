import { z } from 'zod';
import type { PoolSettings } from '../../domain/platform/pool-settings.ts';
import type { Limit, Quota, QuotaList } from '../../domain/platform/quotas.ts';
import type { Http } from '../http/http.ts';
import { looseLimit } from '../http/limit.ts';
import { countedList, looseNumber, looseText } from '../http/loose.ts';
import { path } from '../http/path.ts';
import { WirePoolSettings } from './pool-settings.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

const UNNAMED = { en: undefined, zh: undefined };

// Documented as text, sent as integers.
const OsQuota = z
  .object({ type: z.string().min(1), quota: looseLimit, used: looseNumber })
  .transform(({ type, quota, used }): Quota => ({ ...counted(type, quota, used), scope: 'project' }));
const OsQuotas = z
  .object({ quotas: z.object({ resources: countedList(OsQuota).nullish() }) })
  .transform(({ quotas }) => listOf(quotas.resources));

const TrainingQuota = z
  .object({ resource: z.string().min(1), quota: looseLimit, used: looseNumber })
  .transform(({ resource, quota, used }): Quota => ({ ...counted(resource, quota, used), scope: 'project' }));
const TrainingQuotas = z
  .object({ quotas: orNone(countedList(TrainingQuota)) })
  .transform(({ quotas }) => listOf(quotas));

const WorkspaceQuota = z
  .object({
    resource: z.string().min(1),
    quota: z.unknown().optional(),
    used_quota: z.unknown().optional(),
    // The SDK takes the first for the id of a workspace; they are names of the resource.
    name_en: looseText,
    name_cn: looseText,
    unit_en: looseText,
    unit_cn: looseText,
  })
  .transform(({ resource, quota, used_quota: used, ...names }): Quota => {
    const numbers = counted(resource, looseLimit.parse(quota), looseNumber.parse(used));
    return {
      ...numbers,
      // What is used is null where there is no limit. With a limit that is null too, that is all there is to go by.
      limit: quota === null && used === null ? 'unlimited' : numbers.limit,
      name: { en: names.name_en, zh: names.name_cn },
      unit: { en: names.unit_en, zh: names.unit_cn },
      scope: 'workspace',
    };
  });
const WorkspaceQuotas = z
  .object({ quotas: orNone(countedList(WorkspaceQuota)) })
  .transform(({ quotas }) => listOf(quotas));

/** What the project may have, and how much of it is taken. */
export function quotasApi(http: Http) {
  return {
    /** Resource pools and networks. */
    project: ({ signal }: Asking = {}): Promise<QuotaList> =>
      http.get(path`/v1/{project_id}/quotas`, OsQuotas, { endpoint: 'ShowOsQuota', signal }),

    /** What new pools and networks may be like. */
    poolSettings: ({ signal }: Asking = {}): Promise<PoolSettings> =>
      http.get(path`/v1/{project_id}/os-user-config`, WirePoolSettings, { endpoint: 'ShowOsConfig', signal }),

    /** Training jobs. */
    training: ({ signal }: Asking = {}): Promise<QuotaList> =>
      http.get(path`/v2/{project_id}/training-quotas`, TrainingQuotas, {
        endpoint: 'ShowTrainingQuotas',
        // The only one that is documented as readable.
        query: { resource: 'job-num' },
        signal,
      }),

    /** Whatever is limited within one workspace. */
    workspace: (workspaceId: string, { signal }: Asking = {}): Promise<QuotaList> =>
      http.get(path`/v1/{project_id}/workspaces/${workspaceId}/quotas`, WorkspaceQuotas, {
        endpoint: 'ShowWorkspaceQuotas',
        signal,
      }),
  };
}

/** An object with nothing in it is an empty list from a service that knows no lists. */
function orNone<List extends z.ZodType>(list: List) {
  return z.union([list.nullable(), z.strictObject({}).transform(() => null)]);
}

function listOf(
  read: { readonly items: readonly Quota[]; readonly damaged: number } | null | undefined,
): QuotaList {
  return { quotas: read?.items ?? [], damaged: read?.damaged ?? 0 };
}

function counted(resource: string, limit: Limit, used: number | undefined) {
  return {
    resource,
    name: UNNAMED,
    unit: UNNAMED,
    limit,
    used: used !== undefined && used >= 0 ? used : undefined,
  };
}
