import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorldClock } from '../../../sandbox/clock.ts';
import type { FakeModelArts } from '../../../sandbox/modelarts/server.ts';
import { ask, startFake } from './ask.ts';

let fake: FakeModelArts;
let clock: WorldClock;
beforeEach(async () => {
  ({ clock, fake } = await startFake());
});
afterEach(() => fake.close());

const HOUR = 3_600_000;

describe('the search for jobs of the fake ModelArts', () => {
  beforeEach(() => {
    const ago = (hours: number) => new Date(clock.now().getTime() - hours * HOUR);
    fake.project.addJob({ name: 'resnet-old', phase: 'Completed', createdAt: ago(30) });
    fake.project.addJob({ name: 'bert', createdAt: ago(20) });
    fake.project.addTable({ name: 'resnet-lr', rows: [], createdAt: ago(10) });
  });

  it('finds all jobs, the newest first', async () => {
    expect(await names({})).toEqual(['resnet-lr', 'bert', 'resnet-old']);
    expect(await names({ order: 'asc' })).toEqual(['resnet-old', 'bert', 'resnet-lr']);
  });

  it.each([
    [{ key: 'name', operator: 'like', value: ['resnet'] }, ['resnet-lr', 'resnet-old']],
    [{ key: 'name', operator: 'in', value: ['resnet'] }, []],
    [{ key: 'phase', operator: 'in', value: ['Running', 'Pending'] }, ['resnet-lr', 'bert']],
    [{ key: 'phase', operator: 'not', value: ['Running'] }, ['resnet-old']],
    [
      { key: 'create_time', operator: 'between', value: ['2026-11-19T10:00:00Z', '2026-11-20T08:00:00Z'] },
      ['resnet-lr', 'bert'],
    ],
    [{ key: 'name', operator: 'like', value: [''] }, ['resnet-lr', 'bert', 'resnet-old']],
  ])('filters by %j', async (filter, expected) => {
    expect(await names({ filters: [filter] })).toEqual(expected);
  });

  it('finds jobs by id', async () => {
    const value = [fake.project.jobs[1]?.id];

    expect(await names({ filters: [{ key: 'id', operator: 'in', value }] })).toEqual(['bert']);
  });

  it('counts pages, and its counters say little about the filter', async () => {
    const { json } = await search({ limit: 2, offset: 1 });

    expect(json).toMatchObject({ total: 3, count: 1, limit: 2, offset: 1 });
    expect(await names({ limit: 2, offset: 1 })).toEqual(['resnet-old']);
  });

  it.each([
    ['ModelArts.2807', { filters: [{ key: 'colour', operator: 'in', value: ['red'] }] }],
    ['ModelArts.2808', { filters: [{ key: 'name', operator: 'is', value: ['bert'] }] }],
    [
      'ModelArts.2809',
      { filters: [{ key: 'create_time', operator: 'between', value: ['yesterday', 'now'] }] },
    ],
    ['ModelArts.2790', { sort_by: 'name' }],
    ['ModelArts.2788', { limit: 51 }],
  ])('answers %s to %j', async (error_code, body) => {
    expect(await search(body)).toMatchObject({ status: 400, json: { error_code } });
  });
});

describe('the detail of a job of the fake ModelArts', () => {
  it('tells what a search optimises and tries, with numbers as text', async () => {
    const { id } = fake.project.addSearch({
      name: 'resnet-lr',
      parameters: [
        { name: 'lr', kind: 'continuous', lower: 0.001, upper: 0.1 },
        { name: 'batch', kind: 'discrete', values: [16, 32] },
      ],
      trials: 1,
    });

    expect((await detail(id)).json).toHaveProperty('algorithm.policies.auto_search', {
      skip_search_params: '',
      reward_attrs: [{ name: 'acc', mode: 'max', regex: expect.any(String) }],
      search_params: [
        {
          name: 'lr',
          param_type: 'continuous',
          lower_bound: '0.001',
          upper_bound: '0.1',
          discrete_points_num: '',
        },
        { name: 'batch', param_type: 'discrete', discrete_values: ['16', '32'] },
      ],
      algo_configs: expect.any(Array),
    });
  });

  it('follows the clock of the sandbox', async () => {
    const { id } = fake.project.addSearch({ name: 'resnet-lr', parameters: [], trials: 4 });
    expect((await detail(id)).json).toMatchObject({
      status: { phase: 'Creating', duration: 0, start_time: 0 },
    });

    await clock.advance(90_000);

    expect((await detail(id)).json).toMatchObject({
      status: { phase: 'Running', duration: 60_000, start_time: clock.now().getTime() - 60_000 },
    });
  });

  it('hides the settings of a search that a YAML file configures', async () => {
    const { id } = fake.project.addTable({ name: 'mine', rows: [], yaml: 'obs://bucket/search.yaml' });

    const { json } = await detail(id);

    expect(json).toMatchObject({
      kind: 'autosearch_job',
      algorithm: { autosearch_config_path: 'obs://bucket/search.yaml', policies: {} },
    });
    expect(json).not.toHaveProperty('algorithm.policies.auto_search');
  });

  it('has null for the search of an ordinary job', async () => {
    const { id } = fake.project.addJob({ name: 'bert' });

    expect((await detail(id)).json).toHaveProperty('algorithm.policies.auto_search', null);
  });
});

function search(body: object) {
  return ask(fake, { method: 'POST', path: '/training-job-searches', body });
}

function detail(id: string) {
  return ask(fake, { path: `/training-jobs/${id}` });
}

async function names(body: object): Promise<unknown> {
  const { json } = await search(body);
  const items = json instanceof Object && 'items' in json ? json.items : undefined;
  return Array.isArray(items) ? items.map((each) => each.metadata.name) : undefined;
}
