import { z } from 'zod';
import { type Lookup, lookUp } from '../../domain/text/lookup.ts';
import type { Http } from '../http/http.ts';
import { looseNumber, looseText } from '../http/loose.ts';
import { path } from '../http/path.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

/** A part of the project with rights and quotas of its own. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
}

const PAGE = 100;
/** 1,000 workspaces, as many as the default page has. */
const PAGES = 10;

const Listed = z
  .object({ id: z.string().min(1), name: looseText })
  .transform(({ id, name }): Workspace => ({ id, name: name ?? id }));
const Page = z
  .object({ workspaces: z.array(Listed).nullish(), total_count: looseNumber })
  .transform(({ workspaces, total_count }) => ({ workspaces: workspaces ?? [], total: total_count }));

export type WorkspacesApi = ReturnType<typeof workspacesApi>;

export function workspacesApi(http: Http) {
  async function list({ signal }: Asking = {}): Promise<Workspace[]> {
    // A workspace that is made meanwhile moves the others on, so that one may be seen twice.
    const found = new Map<string, Workspace>();
    for (let page = 0; page < PAGES; page += 1) {
      const query = { limit: PAGE, offset: page, filter_accessible: 'true' };
      const question = { endpoint: 'ListWorkspace', query, signal };
      const { workspaces, total } = await http.get(path`/v1/{project_id}/workspaces`, Page, question);
      const before = found.size;
      for (const workspace of workspaces) found.set(workspace.id, workspace);
      // Not by `count`, which is the rows of this page here and all matches elsewhere.
      const isAll = total === undefined ? workspaces.length < PAGE : found.size >= total;
      if (isAll || found.size === before) break;
    }
    return [...found.values()];
  }

  return {
    list,

    /** By whole name or id. An id is taken at its word, without a request: `0` is the default workspace. */
    async find(word: string, asking: Asking = {}): Promise<Lookup<Workspace>> {
      if (word === '0' || /^[0-9a-f]{32}$/.test(word)) return { kind: 'one', item: { id: word, name: word } };
      return lookUp(word, await list(asking));
    },
  };
}
