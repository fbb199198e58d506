import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeModelArts } from '../../../sandbox/modelarts/server.ts';
import { SAMPLE_MODEL, SAMPLE_NETWORK } from '../../../sandbox/project/resources.ts';
import { ask, startFake } from './ask.ts';

let fake: FakeModelArts;
beforeEach(async () => {
  ({ fake } = await startFake());
});
afterEach(() => fake.close());

const get = (path: string, query: Readonly<Record<string, string>> = {}) =>
  ask(fake, { root: `/v1/${fake.project.id}`, path, query });

describe('the published samples of the fake ModelArts', () => {
  it.each([
    ['/quotas', 'os-quotas.json', 200],
    [`/networks/${SAMPLE_NETWORK}`, 'network.json', 200],
    ['/networks/network-7a03', 'network-404.json', 404],
    [`/models/${SAMPLE_MODEL}`, 'model-detail.json', 200],
  ])('answer %s to the byte', async (path, name, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toBe(
      await readFile(new URL(`../../../sandbox/modelarts/samples/${name}`, import.meta.url), 'utf8'),
    );
  });
});

describe('the list of networks of the fake ModelArts', () => {
  it('gives a token for the next page, as long as there are more', async () => {
    const first = await get('/networks', { limit: '1' });
    expect(first.json).toMatchObject({ metadata: { continue: '1' }, items: [{}] });
    const second = await get('/networks', { limit: '1', continue: '1' });
    expect(second.json).toMatchObject({ metadata: {}, items: [{ kind: 'Network' }] });
  });
});

describe('the list of models of the fake ModelArts', () => {
  it.each([
    [{ model_name: 'resnet' }, 2],
    [{ model_name: 'resnet50_v2' }, 0],
    [{ model_name: 'resnet50_v2', exact_match: 'true' }, 2],
    [{ model_name: 'resnet', exact_match: 'true' }, 0],
    [{}, 3],
  ])('for %j has %i', async (query, count) => {
    expect((await get('/models', query)).json).toMatchObject({ total_count: count });
  });

  it('counts offset in pages', async () => {
    expect((await get('/models', { limit: '2', offset: '1' })).json).toMatchObject({
      count: 1,
      total_count: 3,
    });
  });
});

describe('refusals of the fake ModelArts', () => {
  it.each([
    ['/models/00000000-0000-4000-8000-000000000000', 404, 'ModelArts.3001'],
    ['/workspaces/nowhere/quotas', 400, 'ModelArts.0102'],
  ])('of %s are %i and %s', async (path, status, error_code) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ error_code });
  });
});
