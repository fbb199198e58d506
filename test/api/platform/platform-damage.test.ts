import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import channelSample from '../../../sandbox/modelarts/samples/inference-vpc-channel.json' with {
  type: 'json',
};
import runtimesSample from '../../../sandbox/modelarts/samples/model-engine-runtimes.json' with {
  type: 'json',
};
import { refusalOf } from '../../../sandbox/slack/blocks.ts';
import { readAnswer } from '../../../src/api/http/answer.ts';
import { ModelArtsError } from '../../../src/api/http/errors.ts';
import type { Http } from '../../../src/api/http/http.ts';
import { enginesApi } from '../../../src/api/platform/engines.ts';
import { inferenceChannelApi } from '../../../src/api/platform/inference-channel.ts';
import { pluginsApi } from '../../../src/api/platform/plugins.ts';
import { runtimesApi } from '../../../src/api/platform/runtimes.ts';
import { tagsApi } from '../../../src/api/platform/tags.ts';
import type { Message } from '../../../src/blocks/kit/message.ts';
import { onePlugin } from '../../../src/blocks/platform/plugin.ts';
import { runtimeList } from '../../../src/blocks/platform/runtimes.ts';
import { searchEngineList } from '../../../src/blocks/platform/search-engines.ts';
import { tagList } from '../../../src/blocks/platform/tags.ts';
import { vpcChannel } from '../../../src/blocks/platform/vpc-channel.ts';
import { searchEngines } from '../../../src/domain/platform/engines.ts';
import { siftRuntimes } from '../../../src/domain/platform/runtimes.ts';
import { wordsFor } from '../../../src/i18n/index.ts';

const t = wordsFor('en');
const asked = { line: 'tags', audience: 'private' } as const;
const filter = { accelerator: undefined, arch: undefined, isAsync: false };

/** A client to which ModelArts says `body` whatever it is asked. */
function hearing(body: string): Http {
  const read: Http['get'] = async (_, schema, { endpoint }) =>
    readAnswer({ status: 200, headers: {}, body }, { schema, endpoint, now: new Date(0) }).data;
  return {
    get: read,
    post: async (path, schema, question) => ({
      data: await read(path, schema, question),
      requestId: undefined,
    }),
    close: async () => undefined,
  };
}

interface Subject {
  readonly reply: unknown;
  readonly show: (http: Http) => Promise<Message>;
}

const SUBJECTS: Readonly<Record<string, Subject>> = {
  runtimes: {
    reply: runtimesSample,
    async show(http) {
      const { engines, missing, damaged } = await runtimesApi(http).list();
      const sifted = siftRuntimes(engines, filter);
      return runtimeList(
        { engines, missing, damaged, word: undefined, filter, sifted, searching: undefined, asked },
        t,
      );
    },
  },
  'search engines': {
    reply: {
      total: 1,
      items: [
        {
          engine_id: 'a',
          engine_name: 'b',
          engine_version: 'c',
          tags: [{ key: 'auto_search', value: 'True' }],
        },
      ],
      search_algo_list: [
        { name: 'd', description: 'e', params: [{ key: 'f', value: '1', type: 'Integer' }] },
      ],
    },
    async show(http) {
      const engines = await enginesApi(http).list();
      const algorithms = await enginesApi(http).searchAlgorithms();
      const searching = searchEngines(engines);
      return searchEngineList({ searching, total: 1, algorithms, word: undefined, notApplied: [], asked }, t);
    },
  },
  plugin: {
    reply: {
      metadata: { name: 'gpu-driver', annotations: {} },
      spec: {
        type: 'gpu-driver',
        description: 'd',
        versions: {
          v: { version: 'v', creationTimestamp: '2025-03-11T08:00:00Z', inputs: { a: { default: 1 } } },
        },
      },
      versions: { w: { detail: 'x' } },
    },
    show: async (http) => onePlugin({ plugin: await pluginsApi(http).get('gpu-driver'), asked }, t),
  },
  tags: {
    reply: {
      tags: [
        { key: 'team', values: ['a', 'b'] },
        { key: 'b', value: 'c' },
      ],
    },
    show: async (http) => tagList({ ...(await tagsApi(http).list()), asked }, t),
  },
  'vpc-channel': {
    reply: channelSample,
    show: async (http) => vpcChannel({ channel: await inferenceChannelApi(http).get(), asked }, t),
  },
};

const odd = fc.constantFrom<unknown>(null, 0, -1, 1e308, '', 'odd', true, [], {}, [null], { a: { b: 1 } }, [
  [1],
]);

/** The places of a reply, as paths of keys. */
function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))];
}

/** The same with something else, or nothing, in one place. */
function damaged(
  value: unknown,
  [key, ...rest]: readonly string[],
  by: { readonly value: unknown } | 'drop',
): unknown {
  if (key === undefined) return by === 'drop' ? undefined : by.value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
    if (name !== key) return [[name, each]];
    return rest.length === 0 && by === 'drop' ? [] : [[name, damaged(each, rest, by)]];
  });
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

function damages(reply: unknown): fc.Arbitrary<string> {
  const places = placesIn(reply);
  const blow = fc.tuple(
    fc.constantFrom(...places),
    fc.oneof(
      fc.constant('drop' as const),
      odd.map((value) => ({ value })),
    ),
  );
  const changed = fc
    .array(blow, { minLength: 1, maxLength: 4 })
    .map((blows) => blows.reduce<unknown>((sofar, [place, by]) => damaged(sofar, place, by), reply));
  const text = JSON.stringify(reply);
  return fc.oneof(
    { weight: 8, arbitrary: changed.map((each) => JSON.stringify(each) ?? '') },
    { weight: 1, arbitrary: fc.nat(text.length).map((end) => text.slice(0, end)) },
    { weight: 1, arbitrary: fc.constantFrom('<html><body>Bad Gateway</body></html>', '', 'null', '[]', '7') },
  );
}

/** What stands on the screen; `undefined` in JSON would be gone, so that it is looked for in the texts. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

describe.each(Object.entries(SUBJECTS))('the answer to /modelarts %s', (_, { reply, show }) => {
  it('shows an undamaged reply whole', async () => {
    const message = await show(hearing(JSON.stringify(reply)));
    expect(refusalOf(message.blocks)).toBeUndefined();
  });

  it('answers a damaged reply with a screen or a problem, and shows nothing of the damage', async () => {
    await fc.assert(
      fc.asyncProperty(damages(reply), async (body) => {
        const message = await show(hearing(body)).catch((error: unknown) => {
          if (error instanceof ModelArtsError) return undefined;
          throw error;
        });
        if (!message) return;
        const { blocks, plain, text } = message;
        expect(refusalOf(blocks)).toBeUndefined();
        if (plain) expect(refusalOf(plain)).toBeUndefined();
        for (const each of textsOf([text, blocks, plain]))
          expect(each).not.toMatch(/\bundefined\b|\bNaN\b|\[object|Invalid Date|Infinity/);
      }),
      { numRuns: 300 },
    );
  });
});
