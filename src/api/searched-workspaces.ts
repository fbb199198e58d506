import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { Workspace, WorkspacesApi } from './workspaces.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

/** Which workspaces jobs are searched in: ListTrainingJobs without one means the default one alone. */
export interface SearchedWorkspaces {
  /** All that the bot can read, or those that its configuration names; never none. */
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
    const wanted =
      only.length === 0 ? all : all.filter(({ id, name }) => only.includes(id) || only.includes(name));
    return wanted.length > 0 ? wanted : [DEFAULT_WORKSPACE];
  }

  return {
    async list() {
      const now = clock.now().getTime();
      if (!read || now - read.at > CACHE_TTL_MS) {
        // One reading for all who ask, whose own signals end only their waits.
        const found = find().catch((error: unknown) => {
          // Who cannot list workspaces can still read the default one. Anything else is tried again at the next search.
          if (!isRefusal(error)) read = undefined;
          return [DEFAULT_WORKSPACE];
        });
        read = { at: now, found };
      }
      return read.found;
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof UserError && ['forbidden', 'notFound', 'rejected'].includes(error.problem.kind);
}
