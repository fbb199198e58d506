import { z } from 'zod';
import type { Network } from '../../domain/platform/network.ts';
import { type Lookup, lookUp } from '../../domain/text/lookup.ts';
import { NotFound } from '../http/errors.ts';
import type { Http } from '../http/http.ts';
import { looseText } from '../http/loose.ts';
import { path } from '../http/path.ts';
import { WireNetwork } from './network.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

const PAGE = 100;
/** A project has 15 networks by default: more pages than this are a list that never ends. */
const PAGES = 20;
/** `network-7a03-86c13962597848eeb29c5861153a391f`. Display names have 32 characters at the most. */
const GENERATED = /^.+-[0-9a-f]{32}$/;

const Page = z
  .object({
    items: z.array(WireNetwork).nullish(),
    metadata: z.object({ continue: looseText }).nullish().catch(undefined),
  })
  .transform(({ items, metadata }) => ({ networks: items ?? [], next: metadata?.continue }));

export function networksApi(http: Http) {
  async function list({ signal }: Asking = {}): Promise<Network[]> {
    const found = new Map<string, Network>();
    let token: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const query = { limit: PAGE, ...(token !== undefined && { continue: token }) };
      const question = { endpoint: 'ListNetworks', query, signal };
      const { networks, next } = await http.get(path`/v1/{project_id}/networks`, Page, question);
      for (const network of networks) found.set(network.id, network);
      if (next === undefined || next === token) break;
      token = next;
    }
    return [...found.values()];
  }

  /** @throws NotFound when there is no such network. */
  const get = (id: string, { signal }: Asking = {}): Promise<Network> =>
    http.get(path`/v1/{project_id}/networks/${id}`, WireNetwork, { endpoint: 'ShowNetwork', signal });

  return {
    list,
    get,

    /**
     * The network that a person means by its display name or its generated one. A generated one is taken at its word;
     * the path takes nothing else.
     */
    async find(word: string, asking: Asking = {}): Promise<Lookup<Network>> {
      const found = GENERATED.test(word) ? word : lookUp(word, await list(asking));
      if (typeof found !== 'string' && found.kind !== 'one') return found;
      try {
        const id = typeof found === 'string' ? found : found.item.id;
        return { kind: 'one', item: await get(id, asking) };
      } catch (error) {
        if (error instanceof NotFound) return { kind: 'none', nearest: [] };
        throw error;
      }
    },
  };
}
