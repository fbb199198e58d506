import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeModelArts } from '../../../sandbox/modelarts/server.ts';
import { ask, startFake } from './ask.ts';

let fake: FakeModelArts;
beforeEach(async () => {
  ({ fake } = await startFake());
});
afterEach(() => fake.close());

const get = (path: string, version: 'v1' | 'v2' = 'v1', query: Readonly<Record<string, string>> = {}) =>
  ask(fake, { path, root: `/${version}/${fake.project.id}`, query });

describe('the runtimes of the fake ModelArts', () => {
  it('are the published sample to the byte', async () => {
    expect((await get('/models/ai-engine-runtimes')).text).toBe(await sample('model-engine-runtimes.json'));
  });

  it('count all as count and the page as total_count', async () => {
    const { json } = await get('/models/ai-engine-runtimes', 'v1', { limit: '2', offset: '3' });
    expect(json).toMatchObject({ count: 4, total_count: 1, engine_runtimes: [{ ai_engine: 'Custom' }] });
  });

  it('can be changed by a test', async () => {
    fake.project.platform.runtimes = [{ ai_engine: 'A', runtimes: ['a'] }];
    expect((await get('/models/ai-engine-runtimes')).json).toEqual({
      count: 1,
      total_count: 1,
      engine_runtimes: [{ ai_engine: 'A', runtimes: ['a'] }],
    });
  });
});

describe('the training engines of the fake ModelArts', () => {
  it('mark those that can run a search, where the region marks any', async () => {
    const marked = { tags: [{ key: 'auto_search', value: 'True' }] };
    expect((await get('/training-job-engines', 'v2')).json).toMatchObject({
      total: 4,
      items: [marked, marked, {}, {}],
    });
    fake.project.platform.marksEngines = false;
    expect((await get('/training-job-engines', 'v2')).text).not.toContain('auto_search');
  });

  it('have three search algorithms', async () => {
    expect((await get('/search-algorithms', 'v2')).json).toMatchObject({
      search_algo_count: 3,
      search_algo_list: [{ name: 'bayes_opt_search' }, { name: 'tpe_search' }, { name: 'anneal_search' }],
    });
  });
});

describe('a plug-in template of the fake ModelArts', () => {
  it('has its versions in the spec or at top level', async () => {
    expect((await get('/plugintemplates/gpu-driver')).json).toHaveProperty([
      'spec',
      'versions',
      '535.129.03',
    ]);
    expect((await get('/plugintemplates/npu-driver')).json).toHaveProperty(['versions', '78-21.0.2']);
  });

  it('is not there by any other name, with the placeholder in the message', async () => {
    expect(await get('/plugintemplates/cpu-driver')).toMatchObject({
      status: 404,
      json: { error_code: 'ModelArts.50005101', error_msg: expect.stringContaining('{name}') },
    });
  });
});

describe('the notebook tags of the fake ModelArts', () => {
  it('are of all workspaces unless one is named', async () => {
    expect((await get('/notebooks/tags')).json).toEqual({
      tags: [
        { key: 'team', values: ['vision', 'nlp', 'speech'] },
        { key: 'cost-centre', values: ['4711'] },
      ],
    });
    expect((await get('/notebooks/tags', 'v1', { workspace_id: '0' })).text).not.toContain('speech');
  });
});

describe('the VPC channel of the fake ModelArts', () => {
  it.each([
    ['sample', 200, 'inference-vpc-channel.json'],
    ['refused', 401, 'inference-vpc-channel-401.json'],
  ] as const)('is the published answer to the byte, %s', async (channel, status, file) => {
    fake.project.platform.channel = channel;
    expect(await get('/internal-channel-info')).toMatchObject({ status, text: await sample(file) });
  });

  it('is empty where there is none', async () => {
    fake.project.platform.channel = undefined;
    expect((await get('/internal-channel-info')).json).toEqual({ dns_domain_name: '', vpcep_info: [] });
  });
});

function sample(name: string): Promise<string> {
  return readFile(new URL(`../../../sandbox/modelarts/samples/${name}`, import.meta.url), 'utf8');
}
