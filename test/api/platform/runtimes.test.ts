import { describe, expect, it } from 'vitest';
import sample from '../../../sandbox/modelarts/samples/model-engine-runtimes.json' with { type: 'json' };
import { NotSignedIn, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { runtimesApi } from '../../../src/api/platform/runtimes.ts';
import { type Answering, connect, failureOf, inTurn, serve } from '../http/server.ts';

async function runtimesWith(answering: Answering) {
  const { url, requests } = await serve(answering);
  return { runtimes: runtimesApi(connect(url)), requests };
}

async function read(body: unknown) {
  const { runtimes } = await runtimesWith(() => ({ body }));
  return runtimes.list();
}

const engine = (fields: object) => ({ count: 1, engine_runtimes: [{ ai_engine: 'PyTorch', ...fields }] });
const named = (name: string, runtimes: readonly string[] = []) => ({ ai_engine: name, runtimes });

describe('runtimes.list', () => {
  it('reads the published sample', async () => {
    const { runtimes, requests } = await runtimesWith(() => ({ body: sample }));
    const { engines, missing } = await runtimes.list();
    expect(engines.map((each) => [each.engine, each.runtimes.length])).toEqual([
      ['TensorFlow', 10],
      ['PyTorch', 6],
      ['MindSpore', 3],
      ['Custom', 0],
    ]);
    expect(engines.some(({ isUneven }) => isUneven)).toBe(false);
    expect(missing).toBe(0);
    expect(requests).toMatchObject([
      { method: 'GET', path: '/v1/p1/models/ai-engine-runtimes', query: {}, body: '' },
    ]);
  });

  it('puts together what stands at one place of the parallel arrays', async () => {
    const { engines } = await read(sample);
    expect(engines[0]?.runtimes[6]).toEqual({
      engine: 'TensorFlow',
      name: 'tf1.13-python3.7-gpu-async',
      mode: 'async',
      accelerator: { kind: 'gpu', name: undefined, cuda: '10.2', driver: undefined },
      arch: 'x86_64',
      state: 'online',
    });
    expect(engines[1]?.runtimes[3]).toMatchObject({
      accelerator: { kind: 'npu', name: 'SNT9', cuda: undefined, driver: 'C8x' },
      arch: 'aarch64',
    });
  });

  it('keeps runtimes of one name under different engines', async () => {
    const { engines } = await read(sample);
    const owners = engines.filter(({ runtimes }) => runtimes.some(({ name }) => name === 'python3.6'));
    expect(owners.map((each) => each.engine)).toEqual(['TensorFlow', 'PyTorch']);
  });

  it.each([
    ['normal', 'online'],
    ['deleting', 'leaving'],
    ['deleted', 'offline'],
    ['retired', 'unknown'],
    [7, 'unknown'],
  ])('reads the state %j as %s', async (status, state) => {
    const { engines } = await read(engine({ runtimes: ['a'], status_list: [status] }));
    expect(engines[0]?.runtimes[0]?.state).toBe(state);
  });

  it('keeps what stands at its place where an array is shorter or longer, and says that they are uneven', async () => {
    const { engines } = await read(
      engine({ runtimes: ['a', 'b'], arch: ['x86_64'], request_mode: ['sync', 'async', 'sync'] }),
    );
    expect(engines).toMatchObject([
      {
        isUneven: true,
        runtimes: [
          { name: 'a', arch: 'x86_64', mode: 'sync' },
          { name: 'b', arch: undefined, mode: 'async' },
        ],
      },
    ]);
  });

  it('does not call lists uneven that are not there at all', async () => {
    const { engines } = await read(engine({ runtimes: ['a'], arch: null }));
    expect(engines).toMatchObject([{ isUneven: false, runtimes: [{ name: 'a', accelerator: undefined }] }]);
  });

  it.each([
    ['a word', 'gpu'],
    ['null', null],
    ['an object without a type', { name: 'SNT9' }],
  ])('knows no accelerator where the cell is %s', async (_, cell) => {
    const { engines } = await read(engine({ runtimes: ['a'], accelerators: [cell] }));
    expect(engines[0]?.runtimes[0]).toMatchObject({ name: 'a', accelerator: undefined });
  });

  it.each([
    ['cuda 10.2', '10.2'],
    ['10.2', '10.2'],
    ['CUDA-11.4', '11.4'],
    ['', undefined],
    [10.2, undefined],
  ])('reads the CUDA version %j as %s', async (cuda_version, cuda) => {
    const { engines } = await read(
      engine({ runtimes: ['a'], accelerators: [{ type: 'GPU', cuda_version }] }),
    );
    expect(engines[0]?.runtimes[0]?.accelerator).toMatchObject({ kind: 'gpu', cuda });
  });

  it.each([
    ['null', { count: 0, engine_runtimes: null }],
    ['an empty list', { count: 0, engine_runtimes: [] }],
    ['nothing at all', {}],
  ])('takes %s for no runtimes', async (_, body) => {
    await expect(read(body)).resolves.toEqual({ engines: [], missing: 0, damaged: 0 });
  });

  it.each([
    [{ total: 3 }, /^engine_runtimes: /],
    [{ engine_runtimes: 'none' }, /^engine_runtimes: /],
    [{ engine_runtimes: {} }, /^engine_runtimes: /],
  ])('names the field that does not fit in %j', async (body, detail) => {
    const { runtimes } = await runtimesWith(() => ({ body }));
    const error = await failureOf(runtimes.list());
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({
      problem: { endpoint: 'ShowModelEngineAndRuntime', detail: expect.stringMatching(detail) },
    });
  });

  it.each([
    ['a row without an engine', [{ runtimes: ['a'] }], 1],
    ['rows of another shape', ['b', null, []], 3],
    ['a row whose engine is no text', [{ ai_engine: 7 }], 1],
  ])('leaves out %s, counts it, and keeps the rest', async (_, odd, damaged) => {
    const count = odd.length + 1;
    const read = { body: { count, engine_runtimes: [...odd, named('A', ['a'])] } };
    const { runtimes, requests } = await runtimesWith(() => read);
    await expect(runtimes.list()).resolves.toMatchObject({ engines: [{ engine: 'A' }], damaged, missing: 0 });
    expect(requests).toHaveLength(1);
  });

  it('knows no runtimes of an engine whose list is none', async () => {
    const { engines } = await read(engine({ runtimes: 'b' }));
    expect(engines).toMatchObject([{ engine: 'PyTorch', runtimes: [] }]);
  });

  it('fails as NotSignedIn where the token is refused', async () => {
    const { runtimes } = await runtimesWith(() => ({ status: 401, body: { error_code: 'ModelArts.0203' } }));
    expect(await failureOf(runtimes.list())).toBeInstanceOf(NotSignedIn);
  });
});

describe('the paging of runtimes.list', () => {
  it('reads on until all that are counted are there, asking from where it stands', async () => {
    const { runtimes, requests } = await runtimesWith(
      inTurn(
        { body: { count: '3', total_count: 1, engine_runtimes: [named('A', ['a'])] } },
        { body: { count: 3, total_count: 2, engine_runtimes: [named('B'), named('C')] } },
      ),
    );
    const { engines, missing } = await runtimes.list();
    expect(engines.map((each) => each.engine)).toEqual(['A', 'B', 'C']);
    expect(missing).toBe(0);
    expect(requests.map(({ query }) => query)).toEqual([{}, { limit: '3', offset: '1' }]);
  });

  it('puts an engine together that two pages share', async () => {
    const { runtimes } = await runtimesWith(
      inTurn(
        { body: { count: 2, engine_runtimes: [named('A', ['a', 'b'])] } },
        { body: { count: 2, engine_runtimes: [named('A', ['b', 'c']), named('B')] } },
      ),
    );
    const { engines } = await runtimes.list();
    expect(engines.map((each) => each.runtimes.map(({ name }) => name))).toEqual([['a', 'b', 'c'], []]);
  });

  it('ends at a page that brings nothing new, and tells how many are missing', async () => {
    const { runtimes, requests } = await runtimesWith(() => ({
      body: { count: 9, engine_runtimes: [named('A'), named('B')] },
    }));
    await expect(runtimes.list()).resolves.toMatchObject({ missing: 7 });
    expect(requests).toHaveLength(2);
  });

  it('misses nothing where the count turns out to be that of the runtimes', async () => {
    const { runtimes } = await runtimesWith(() => ({
      body: { count: 3, engine_runtimes: [named('A', ['a', 'b', 'c']), named('B')] },
    }));
    await expect(runtimes.list()).resolves.toMatchObject({ missing: 0 });
  });
});
