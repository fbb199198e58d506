import { describe, expect, it } from 'vitest';
import { NotFound, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { jobsApi } from '../../../src/api/training-job/jobs.ts';
import { DEFAULT_WORKSPACE } from '../../../src/api/training-job/searched-workspaces.ts';
import { type Answering, type Asked, connect, failureOf, serve } from '../http/server.ts';

const idOf = (number: number) => `${number.toString(16).padStart(8, '0')}-1111-4222-8333-444444444444`;

interface Named {
  readonly id?: string;
  readonly name: string;
}

function wireJob({ id = idOf(0), name }: Named) {
  return { kind: 'job', metadata: { id, name, create_time: 1_768_000_000_000 } };
}

interface SearchBody {
  readonly offset: number;
  readonly limit: number;
  readonly sort_by: string;
  readonly order: string;
  readonly filters: readonly { readonly key: string; readonly operator: string; readonly value: string[] }[];
}

function bodyOf({ body }: Asked): SearchBody {
  return JSON.parse(body);
}

/** ModelArts with `jobs`: filters by part of the name and by id, pages by page index, and counts misleadingly. */
function searching(jobs: readonly Named[]): Answering {
  return (asked) => {
    const { offset, limit, filters } = bodyOf(asked);
    const valuesOf = (wanted: string) => filters.find(({ key }) => key === wanted)?.value;
    const found = jobs.filter(
      ({ id = '', name }) =>
        name.toLowerCase().includes((valuesOf('name')?.[0] ?? '').toLowerCase()) &&
        (valuesOf('id')?.includes(id) ?? true),
    );
    const items = found.slice(offset * limit, (offset + 1) * limit).map(wireJob);
    return { body: { total: 5_059, count: 1, items } };
  };
}

async function jobsWith(answering: Answering) {
  const { url, requests } = await serve(answering);
  return { jobs: jobsApi(connect(url), { list: async () => [DEFAULT_WORKSPACE] }), requests };
}

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: idOf(at), name: `job-${at}` }));

describe('jobs.search', () => {
  it('asks for the newest first and leaves out empty filters', async () => {
    const { jobs, requests } = await jobsWith(searching(many(3)));
    await jobs.search({});
    expect(requests[0]).toMatchObject({ method: 'POST', path: '/v2/p1/training-job-searches' });
    expect(requests.map(bodyOf)).toEqual([
      { offset: 0, limit: 50, sort_by: 'create_time', order: 'desc', filters: [] },
    ]);
  });

  it('sends each condition as a filter', async () => {
    const { jobs, requests } = await jobsWith(searching([]));
    await jobs.search({ name: 'res', ids: ['i1'], phases: ['Running', 'Pending'], limit: 5, page: 2 });
    expect(requests.map(bodyOf)).toMatchObject([
      {
        offset: 2,
        limit: 5,
        filters: [
          { key: 'name', operator: 'like', value: ['res'] },
          { key: 'id', operator: 'in', value: ['i1'] },
          { key: 'phase', operator: 'in', value: ['Running', 'Pending'] },
        ],
      },
    ]);
  });

  it.each([
    [4, false],
    [5, true],
  ])('knows by a page of %i of 5 that there are more: %s', async (count, more) => {
    const { jobs } = await jobsWith(searching(many(count)));
    await expect(jobs.search({ limit: 5 })).resolves.toMatchObject({ more });
  });

  it('asks for ids ten at a time, and for none not at all', async () => {
    const { jobs, requests } = await jobsWith(searching(many(30)));
    const ids = many(25).map(({ id }) => id);
    expect((await jobs.search({ ids })).jobs.map(({ id }) => id)).toEqual(ids);
    expect(requests).toHaveLength(3);
    await expect(jobs.search({ ids: [] })).resolves.toEqual({ jobs: [], more: false });
    expect(requests).toHaveLength(3);
  });

  it('is tried again, since it only reads', async () => {
    const { jobs } = await jobsWith((asked, count) =>
      count === 1 ? { status: 503 } : searching(many(1))(asked, count),
    );
    expect((await jobs.search({})).jobs).toHaveLength(1);
  });

  it('names the field that does not fit', async () => {
    const { jobs } = await jobsWith(() => ({ body: { items: [wireJob({ name: 'a' }), { metadata: {} }] } }));
    const error = await failureOf(jobs.search({}));
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({
      problem: { endpoint: 'ListTrainingJobs', detail: expect.stringMatching(/^items\.1\.metadata\.id: /) },
    });
  });
});

describe('jobs.recent', () => {
  it.each([
    [3, 1],
    [50, 1],
    [51, 2],
    [100, 2],
  ])('reads %i jobs in %i pages', async (count, pages) => {
    const { jobs, requests } = await jobsWith(searching(many(500)));
    const found = await jobs.recent(count);
    expect(found.map(({ id }) => id)).toEqual(many(count).map(({ id }) => id));
    expect(requests).toHaveLength(pages);
  });

  it('ends with a short page', async () => {
    const { jobs, requests } = await jobsWith(searching(many(60)));
    await expect(jobs.recent(500)).resolves.toHaveLength(60);
    expect(requests).toHaveLength(2);
  });

  it('shows a job once that moved on to the next page', async () => {
    const { jobs } = await jobsWith((asked, count) =>
      searching(count === 1 ? many(60) : [{ id: idOf(999), name: 'new' }, ...many(60)])(asked, count),
    );
    await expect(jobs.recent(100)).resolves.toHaveLength(60);
  });
});

describe('jobs.get', () => {
  const detail = {
    kind: 'job',
    metadata: { id: idOf(1), name: 'resnet-lr', create_time: 1_768_000_000_000, user_name: 'mia' },
    status: { phase: 'Running', duration: 90_000, node_count_metrics: null },
    algorithm: {
      environments: { TOKEN: 'x' },
      policies: {
        auto_search: {
          reward_attrs: [
            { name: 'acc', mode: 'max', regex: '.' },
            { name: 'loss', mode: 'MIN' },
            { name: 'f1' },
          ],
          search_params: [{ name: 'lr', param_type: 'continuous', lower_bound: '0.1' }, { name: 'batch' }],
        },
      },
    },
  };

  it('reads a search', async () => {
    const { jobs, requests } = await jobsWith(() => ({ body: detail }));
    await expect(jobs.get(idOf(1))).resolves.toEqual({
      id: idOf(1),
      name: 'resnet-lr',
      phase: 'Running',
      createdAt: new Date(1_768_000_000_000),
      ranFor: 90_000,
      user: 'mia',
      search: {
        objectives: [
          { metric: 'acc', mode: 'max', regex: '.' },
          { metric: 'loss', mode: 'min' },
          { metric: 'f1', mode: undefined },
        ],
        parameters: ['lr', 'batch'],
        settings: { initialPoints: undefined, seed: undefined, gridPoints: {}, skipped: undefined },
      },
    });
    expect(requests[0]?.path).toBe(`/v2/p1/training-jobs/${idOf(1)}`);
  });

  it('reads a job that says hardly anything', async () => {
    const { jobs } = await jobsWith(() => ({ body: { metadata: { id: 'i1' } } }));
    await expect(jobs.get('i1')).resolves.toEqual({
      id: 'i1',
      name: '',
      phase: 'Unknown',
      createdAt: undefined,
      ranFor: undefined,
      user: undefined,
      search: undefined,
    });
  });

  it.each([
    ['null everywhere', { status: null, algorithm: null, kind: null }],
    ['null further in', { status: { phase: null, duration: null }, algorithm: { policies: null } }],
    ['null for the search', { algorithm: { policies: { auto_search: null } } }],
    ['empty policies', { algorithm: { policies: {} } }],
    ['an unknown phase', { status: { phase: 'Dreaming' } }],
    ['environments as a list', { algorithm: { environments: [{ a: 'b' }] } }],
    ['empty text', { metadata: { id: 'i1', name: '', user_name: '', create_time: 0 } }],
  ])('survives %s', async (_, body) => {
    const { jobs } = await jobsWith(() => ({ body: { metadata: { id: 'i1' }, ...body } }));
    await expect(jobs.get('i1')).resolves.toMatchObject({
      id: 'i1',
      phase: 'Unknown',
      user: undefined,
      createdAt: undefined,
      search: undefined,
    });
  });

  it.each([
    ['its kind', { kind: 'autosearch_job' }, true],
    ['its reward', { algorithm: { policies: { auto_search: { reward_attrs: [{ name: 'acc' }] } } } }, true],
    ['its YAML file', { algorithm: { autosearch_config_path: 'obs://b/c.yaml' } }, true],
    ['no reward', { algorithm: { policies: { auto_search: { reward_attrs: [] } } } }, false],
    ['an empty path', { algorithm: { autosearch_config_path: '' } }, false],
  ])('tells a search by %s', async (_, body, isSearch) => {
    const { jobs } = await jobsWith(() => ({ body: { metadata: { id: 'i1' }, ...body } }));
    expect((await jobs.get('i1')).search !== undefined).toBe(isSearch);
  });

  it('fails as NotFound where ModelArts answers 400 and ModelArts.2775', async () => {
    const answer = { status: 400, body: { error_code: 'ModelArts.2775', error_msg: 'no such job' } };
    const { jobs } = await jobsWith(() => answer);
    expect(await failureOf(jobs.get('i1'))).toBeInstanceOf(NotFound);
  });
});

describe('jobs.resolve', () => {
  const uuid = 'e346206c-6fde-4c33-9dcd-55be17858ceb';
  const hex = '0123456789abcdef0123456789abcdef';
  const console = 'https://console.huaweicloud.com/modelarts/?region=cn-north-4';

  it.each([
    ['an id', uuid, uuid],
    ['an id in capitals', uuid.toUpperCase(), uuid],
    ['an id without hyphens', hex, hex],
    ['a link to the console', `${console}#/training/detail/${uuid}`, uuid],
    ['a link to a tab', `${console}#/training/detail/${hex}?tab=log`, hex],
    ['a link to the logs', `${console}#/training/detail/${uuid}/logs`, uuid],
    ['a link to the old console', `${console}#/trainingJobs/details/${uuid}`, uuid],
    [
      'a link to the international console',
      `https://console-intl.huaweicloud.com/modelarts/?region=ap-southeast-1#/training/detail/${uuid}`,
      uuid,
    ],
    ['an encoded link', `${console}%23%2Ftraining%2Fdetail%2F${uuid}`, uuid],
    [
      'a link by way of the sign-in',
      `https://auth.huaweicloud.com/login?service=https%253A%252F%252Fc%2523%252Ftraining%252Fdetail%252F${uuid}`,
      uuid,
    ],
    ['a link in Slack’s markup', `<${console}#/training/detail/${uuid}>`, uuid],
    ['a link with a label in Slack’s markup', `<${console}#/training/detail/${uuid}|the job>`, uuid],
  ])('reads the id from %s without asking ModelArts', async (_, word, id) => {
    const { jobs, requests } = await jobsWith(searching([]));
    await expect(jobs.resolve(word)).resolves.toBe(id);
    expect(requests).toEqual([]);
  });

  const known = [
    { id: idOf(0xabcd1234), name: 'resnet-lr' },
    { id: idOf(0xabcd5678), name: 'resnet-lr-2' },
    { id: idOf(0xbeef0001), name: 'twin' },
    { id: idOf(0xbeef0002), name: 'twin' },
    { id: idOf(0x12340000), name: 'abcd5' },
    { id: idOf(0x77770000), name: '训练' },
  ];
  const candidates = (...at: number[]) =>
    at.map((place) => ({ id: known[place]?.id, name: known[place]?.name }));

  it.each([
    ['a name, although another begins with it', 'resnet-lr', 0],
    ['a name that is no ASCII', '训练', 5],
    ['the beginning of an id', 'abcd1', 0],
    ['the beginning of an id in capitals', 'ABCD1234-', 0],
  ])('finds a job by %s', async (_, word, at) => {
    const { jobs } = await jobsWith(searching(known));
    await expect(jobs.resolve(word)).resolves.toBe(known[at]?.id);
  });

  it.each([
    ['several of one name', 'twin', candidates(2, 3)],
    ['several ids that begin so', 'abcd', candidates(0, 1)],
    ['a name and an id that begins so', 'abcd5', candidates(4, 1)],
  ])('asks which job is meant for %s', async (_, word, expected) => {
    const { jobs } = await jobsWith(searching(known));
    expect(await failureOf(jobs.resolve(word))).toMatchObject({
      problem: { kind: 'jobAmbiguous', word, candidates: expected },
    });
  });

  it.each([
    ['resnet', candidates(0, 1)],
    ['LR-2', candidates(1)],
  ])('names the jobs whose name has %s as a part', async (word, nearest) => {
    const { jobs } = await jobsWith(searching(known));
    expect(await failureOf(jobs.resolve(word))).toMatchObject({
      problem: { kind: 'jobNotFound', word, nearest },
    });
  });

  it('finds an exact name behind a page of longer ones', async () => {
    const longer = many(70).map(({ id, name }) => ({ id, name: `resnet-${name}` }));
    const { jobs } = await jobsWith(searching([...longer, { id: idOf(0xffff), name: 'resnet' }]));
    await expect(jobs.resolve('resnet')).resolves.toBe(idOf(0xffff));
  });

  it('names the nearest three when there is no such job', async () => {
    const names = ['resnet-lr', 'resnet-lr', 'resnet-bs', 'bert', 'resnext-lr', 'unrelated'];
    const { jobs } = await jobsWith(searching(names.map((name, at) => ({ id: idOf(at), name }))));
    const error = await failureOf(jobs.resolve('resnt-lr'));
    expect(error).toMatchObject({ problem: { kind: 'jobNotFound', word: 'resnt-lr' } });
    expect(error).toMatchObject({
      problem: { nearest: [{ name: 'resnet-lr' }, { name: 'resnext-lr' }, { name: 'resnet-bs' }] },
    });
  });

  it.each(['abc', 'not a name', '', 'https://console.huaweicloud.com/modelarts/', `${hex}0`])(
    'finds no job for %j',
    async (word) => {
      const { jobs } = await jobsWith(searching([{ id: idOf(0xabcd), name: 'zzz' }]));
      expect(await failureOf(jobs.resolve(word))).toMatchObject({ problem: { kind: 'jobNotFound', word } });
    },
  );

  it('looks no further back than 500 jobs', async () => {
    const { jobs, requests } = await jobsWith(
      searching(many(2_000).map(({ id }) => ({ id, name: 'other' }))),
    );
    await failureOf(jobs.resolve('fffff'));
    expect(requests).toHaveLength(11);
  });
});

describe('jobs.recent of several workspaces', () => {
  it('asks for each page of each workspace once', async () => {
    const { url, requests } = await serve(searching(many(500)));
    const workspaces = Array.from({ length: 3 }, (_, i) => ({ id: `${i}`, name: `w${i}` }));
    const jobs = jobsApi(connect(url), { list: async () => workspaces });
    expect(await jobs.recent(500)).toHaveLength(500);
    expect(requests).toHaveLength(3 * 10);
  });
});
