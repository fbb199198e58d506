import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { Workspace, WorkspacesApi } from '../platform/workspaces.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

/** Which workspaces jobs are searched in: ListTrainingJobs without one means the default one alone. */
export interface SearchedWorkspaces {
  /** All that the bot can read, or those that its configuration names; none where those do not exist. */
  list(asking?: Asking): Promise<readonly Workspace[]>;
}

export const DEFAULT_WORKSPACE: Workspace = { id: '0', name: 'default' };

/** Workspaces are made by administrators, and seldom. */
const CACHE_TTL_MS = 5 * 60_000;

/** @param only names or ids; all that are accessible where it is empty */
export function searchedWorkspaces(
  workspaces: Pick<WorkspacesApi, 'list'>,
  only: readonly string[],
  clock: Pick<Clock, 'now'>,
): SearchedWorkspaces {
  let read: { readonly at: number; readonly found: Promise<readonly Workspace[]> } | undefined;

  async function find(): Promise<readonly Workspace[]> {
    const all = await workspaces.list();
    if (only.length === 0) return all.length > 0 ? all : [DEFAULT_WORKSPACE];
    const wanted = all.filter(({ id, name }) => only.includes(id) || only.includes(name));
    return wanted.length > 0 ? wanted : named();
  }

  /** What the configuration names by id: never a workspace that it leaves out. */
  function named(): readonly Workspace[] {
    return only.filter(isId).map((id) => ({ id, name: id }));
  }

  return {
    async list() {
      const now = clock.now().getTime();
      if (!read || now - read.at > CACHE_TTL_MS) {
        // One reading for all who ask, whose own signals end only their waits.
        const found = find().catch((error: unknown) => {
          // Who cannot list workspaces can still read the default one. Anything else is tried again at the next search.
          if (!isRefusal(error) && !isKind(error, ['unexpectedAnswer'])) {
            read = undefined;
            throw error;
          }
          return only.length === 0 ? [DEFAULT_WORKSPACE] : named();
        });
        read = { at: now, found };
      }
      return read.found;
    },
  };
}

function isId(word: string): boolean {
  return word === '0' || /^[0-9a-f]{32}$/.test(word);
}

/** Whether ModelArts has said no, rather than nothing. */
export function isRefusal(error: unknown): boolean {
  return isKind(error, ['forbidden', 'notFound', 'rejected']);
}

function isKind(error: unknown, kinds: readonly string[]): boolean {
  return error instanceof UserError && kinds.includes(error.problem.kind);
}
