import { describe, expect, it } from 'vitest';
import { UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { enginesApi } from '../../../src/api/platform/engines.ts';
import { connect, failureOf, serve } from '../http/server.ts';

async function enginesWith(body: unknown) {
  const { url, requests } = await serve(() => ({ body }));
  return { engines: enginesApi(connect(url)), requests };
}

const items = (...tags: unknown[]) => ({
  total: tags.length,
  items: tags.map((each, at) => ({
    engine_id: `id${at}`,
    engine_name: 'PyTorch',
    engine_version: 'pytorch_1.8.0',
    tags: each,
  })),
});

describe('engines.list', () => {
  it('reads the engines of training jobs', async () => {
    const { engines, requests } = await enginesWith(items(undefined));
    await expect(engines.list()).resolves.toEqual([
      { id: 'id0', name: 'PyTorch', version: 'pytorch_1.8.0', searches: undefined },
    ]);
    expect(requests).toMatchObject([{ method: 'GET', path: '/v2/p1/training-job-engines' }]);
  });

  it.each([
    [[{ key: 'auto_search', value: 'True' }], true],
    [[{ key: 'auto_search', value: true }], true],
    [[null, 5, { key: 'auto_search', value: 'true' }], true],
    [[{ key: 'auto_search', value: 'False' }], false],
    [[{ key: 'auto_search' }], false],
    [[{ key: 'other', value: 'True' }], undefined],
    [[], undefined],
    [null, undefined],
    ['auto_search', undefined],
  ])('reads the tags %j as %s', async (tags, searches) => {
    const { engines } = await enginesWith(items(tags));
    await expect(engines.list()).resolves.toMatchObject([{ searches }]);
  });

  it('survives engines without a name, id or version', async () => {
    const { engines } = await enginesWith({ items: [{ engine_name: null, engine_version: 5 }] });
    await expect(engines.list()).resolves.toEqual([{ id: '', name: '', version: '', searches: undefined }]);
  });

  it.each([{ items: null }, { items: [] }, {}])('finds no engines in %j', async (body) => {
    await expect((await enginesWith(body)).engines.list()).resolves.toEqual([]);
  });

  it.each([[{ items: 7 }], [{ total: 3 }], [{ items: ['a'] }], [[]]])('cannot read %j', async (body) => {
    const { engines } = await enginesWith(body);
    expect(await failureOf(engines.list())).toBeInstanceOf(UnexpectedAnswer);
  });
});

describe('engines.searchAlgorithms', () => {
  it('reads each algorithm with its default values', async () => {
    const { engines, requests } = await enginesWith({
      search_algo_count: 1,
      search_algo_list: [
        {
          name: 'tpe_search',
          description: 'TPE',
          params: [
            { key: 'num_samples', value: '20', type: 'Integer' },
            { key: 'seed', value: 1 },
            { key: 'x' },
          ],
        },
      ],
    });
    await expect(engines.searchAlgorithms()).resolves.toEqual([
      {
        name: 'tpe_search',
        description: 'TPE',
        parameters: [
          { name: 'num_samples', value: '20' },
          { name: 'seed', value: '1' },
          { name: 'x', value: undefined },
        ],
      },
    ]);
    expect(requests).toMatchObject([{ method: 'GET', path: '/v2/p1/search-algorithms' }]);
  });

  it('reads an algorithm that has nothing but a name', async () => {
    const { engines } = await enginesWith({
      search_algo_list: [{ name: 'a', params: 'none', description: '' }],
    });
    await expect(engines.searchAlgorithms()).resolves.toEqual([
      { name: 'a', description: undefined, parameters: [] },
    ]);
  });

  it.each([{ search_algo_list: [{}] }, { search_algo_list: 'a' }, { items: [] }])(
    'cannot read %j',
    async (body) => {
      const { engines } = await enginesWith(body);
      expect(await failureOf(engines.searchAlgorithms())).toBeInstanceOf(UnexpectedAnswer);
    },
  );
});
