import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js';
import { HcClient } from '@huaweicloud/huaweicloud-sdk-core/HcClient.js';
import { DefaultHttpClient } from '@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient.js';
import type { SdkResponse } from '@huaweicloud/huaweicloud-sdk-core/SdkResponse.js';
import { Pool } from 'undici';
import { sandboxKey } from '../sandbox/modelarts/server.ts';
import { keyAuth } from '../src/api/http/auth.ts';
import { createModelArts } from '../src/api/modelarts.ts';
import { systemClock } from '../src/clock.ts';
import { PAGE_SIZE, PAGES } from './pages.ts';

/** One way to read the whole table of a search. */
export interface Reader extends AsyncDisposable {
  /** @returns how many trials there were. */
  readAll(): Promise<number>;
}

interface Page extends SdkResponse {
  readonly items: { readonly data: readonly unknown[] };
}

const PROJECT_ID = '0123456789abcdef0123456789abcdef';
/** As many as the bot has in flight. */
const LANES = 4;

export function ourReader(endpoint: string): Reader {
  const auth = keyAuth({ ...sandboxKey, projectId: PROJECT_ID }, systemClock);
  const modelarts = createModelArts({ endpoint, projectId: PROJECT_ID, auth, clock: systemClock });
  return {
    async readAll() {
      const { trials } = await modelarts.trials.list('search', { fresh: true });
      return trials.length;
    },
    [Symbol.asyncDispose]: async () => modelarts.close(),
  };
}

/** The pages and nothing else: no signature, no check of what came. */
export function rawReader(url: string): Reader {
  const pool = new Pool(url, { connections: LANES });

  async function rowsOn(page: number): Promise<number> {
    const { body } = await pool.request({ method: 'GET', path: `/?limit=${PAGE_SIZE}&offset=${page}` });
    const { items }: Page = JSON.parse(await body.text());
    return items.data.length;
  }

  return {
    async readAll() {
      let rows = 0;
      const pages = Array(PAGES).keys();
      async function lane(): Promise<void> {
        for (const page of pages) {
          const more = await rowsOn(page);
          rows += more;
        }
      }
      await Promise.all(Array.from({ length: LANES }, lane));
      return rows;
    },
    [Symbol.asyncDispose]: async () => pool.close(),
  };
}

/**
 * The vendor's client, one page after the other as its samples do. Put together by hand from the vendor's parts:
 * `ClientBuilder`, which would do it, cannot be loaded, since the package does not declare its dependency on `uuid`.
 */
export function vendorReader(url: string): Reader {
  const credentials = new BasicCredentials({
    ak: sandboxKey.ak,
    sk: sandboxKey.sk,
    projectId: PROJECT_ID,
  });
  const client = new HcClient(new DefaultHttpClient({}, [url]))
    .withEndpoints([url])
    .withCredential(credentials);

  async function rowsOn(page: number): Promise<number> {
    const { items } = await client.sendRequest<Page>({
      method: 'GET',
      url: '/v2/{project_id}/training-jobs/{training_job_id}/autosearch-trials',
      contentType: 'application/json',
      queryParams: { limit: PAGE_SIZE, offset: page },
      pathParams: { project_id: PROJECT_ID, training_job_id: 'search' },
      headers: {},
    });
    return items.data.length;
  }

  return {
    async readAll() {
      let rows = 0;
      for (let page = 0; page < PAGES; page += 1) rows += await rowsOn(page);
      return rows;
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
