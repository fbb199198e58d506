import type { QuotaSource, Unread } from '../blocks/platform/quotas.ts';
import type { PoolSettings } from '../domain/platform/pool-settings.ts';
import type { Quota } from '../domain/platform/quotas.ts';
import { UserError } from '../errors.ts';
import type { Context } from './command.ts';

interface Gathered {
  readonly quotas: readonly Quota[];
  readonly settings: PoolSettings | undefined;
  readonly unread: readonly Unread[];
  /** How many entries ModelArts gave that cannot be read. */
  readonly damaged: number;
}

const SOURCES = [
  'project',
  'poolSettings',
  'training',
  'workspace',
] as const satisfies readonly QuotaSource[];

const UNNAMED = { en: undefined, zh: undefined };

/**
 * What is limited, from all of its sources. One that fails leaves the others standing.
 * @throws UserError when not one of them could be read.
 */
export async function gatherQuotas(
  workspaceId: string,
  { modelarts: { quotas }, signal }: Pick<Context, 'modelarts' | 'signal'>,
): Promise<Gathered> {
  const [project, poolSettings, training, workspace] = await Promise.allSettled([
    quotas.project({ signal }),
    quotas.poolSettings({ signal }),
    quotas.training({ signal }),
    quotas.workspace(workspaceId, { signal }),
  ]);
  const read = { project, poolSettings, training, workspace };
  const unread = SOURCES.flatMap((source) => failureOf(source, read[source]));
  if (unread.length === SOURCES.length && project.status === 'rejected') throw project.reason;
  const settings = fulfilled(poolSettings);
  const lists = [project, training, workspace].map(fulfilled);
  const limits = project.status === 'rejected' && settings ? limitsOf(settings) : [];
  return {
    quotas: [...limits, ...lists.flatMap((list) => list?.quotas ?? [])],
    settings,
    unread,
    damaged: lists.reduce((sum, list) => sum + (list?.damaged ?? 0), 0),
  };
}

/** @throws whatever is no failure of ModelArts: that the asker has gone, or a fault of the bot. */
function failureOf(source: QuotaSource, result: PromiseSettledResult<unknown>): Unread[] {
  if (result.status === 'fulfilled') return [];
  const { reason } = result;
  if (!(reason instanceof UserError) || !('endpoint' in reason.problem)) throw reason;
  return [{ source, problem: reason.problem }];
}

function fulfilled<T>(result: PromiseSettledResult<T>): T | undefined {
  return result.status === 'fulfilled' ? result.value : undefined;
}

/** The settings know the limits of pools and networks too, though not what is taken of them. */
function limitsOf({ poolLimit, networkLimit }: PoolSettings): Quota[] {
  const limits = [
    ['pool', poolLimit],
    ['network', networkLimit],
  ] as const;
  return limits
    .filter(([, limit]) => limit !== undefined)
    .map(([resource, limit]) => ({
      resource,
      limit,
      used: undefined,
      name: UNNAMED,
      unit: UNNAMED,
      scope: 'project',
    }));
}
