import { readFile } from 'node:fs/promises';
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

const trials = (id: string) => `/training-jobs/${id}/autosearch-trials`;
const NEEDED = [
  '',
  'done',
  'pid',
  'config',
  'trial_id',
  'training_iteration',
  'time_total_s',
  'worker_index',
];
const stop = (id: string, trial: string) => ({
  method: 'POST',
  path: `/training-jobs/${id}/autosearch-trial-earlystop/${trial}`,
});

describe('the published sample of trials of the fake ModelArts', () => {
  it('is served byte for byte', async () => {
    const { id } = fake.project.addSample();

    expect((await ask(fake, { path: trials(id) })).text).toBe(await sample('autosearch-trials.json'));
    expect((await ask(fake, { path: `${trials(id)}/ae544174` })).text).toBe(
      await sample('autosearch-trial.json'),
    );
  });

  it('is paged as any other table', async () => {
    const { id } = fake.project.addSample();

    const { json } = await ask(fake, { path: trials(id), query: { limit: '3', offset: '2' } });

    const all = JSON.parse(await sample('autosearch-trials.json'));
    expect(json).toEqual({
      ...all,
      count: 2,
      limit: 3,
      offset: 2,
      items: { header: all.items.header, data: all.items.data.slice(6) },
    });
  });

  it('has acc, larger is better, in its job detail unless told otherwise', async () => {
    const { id } = fake.project.addSample({ mode: 'min' });

    const { json } = await ask(fake, { path: `/training-jobs/${id}` });

    expect(json).toMatchObject({
      algorithm: { policies: { auto_search: { reward_attrs: [{ name: 'acc', mode: 'min' }] } } },
    });
  });
});

describe('the trials of a search of the fake ModelArts', () => {
  const rows = Array.from({ length: 5 }, (_, index) => ({ id: `trial${index}`, reward: index / 4 }));

  it('come as a table of text, with every parameter twice', async () => {
    const { id } = fake.project.addTable({
      name: 'mine',
      rows: [{ id: 'a1', params: { lr: 0.1 }, seconds: 3 }],
    });

    const { json, headers } = await ask(fake, { path: trials(id) });

    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(json).toMatchObject({ total: 1, count: 1, limit: 50, offset: 0, group_by: '' });
    expect(json).toHaveProperty('items.data', [
      [
        '0',
        'True',
        '314',
        { lr: 0.1, trial_index: 0, 'param/lr': 0.1 },
        'a1',
        '2',
        '3.0',
        '',
        '0.5',
        'TERMINATED',
        '0.5',
        "tensor(0.0700, device='cuda:0', requires_grad=True)",
        '0.5',
      ],
    ]);
  });

  it.each([
    ['page', ['trial2', 'trial3']],
    ['entry', ['trial1', 'trial2']],
  ] as const)('are paged by %s where offset means that', async (offsetMeans, expected) => {
    const { id } = fake.project.addTable({ name: 'mine', rows });
    fake.faults.offsetMeans = offsetMeans;

    const { json } = await ask(fake, { path: trials(id), query: { limit: '2', offset: '1' } });

    expect(column(json, 4)).toEqual(expected);
  });

  it('are cut to the largest limit', async () => {
    const { id } = fake.project.addTable({ name: 'mine', rows });
    fake.faults.maxLimit = 3;

    const { json } = await ask(fake, { path: trials(id), query: { limit: '50' } });

    expect(json).toMatchObject({ total: 5, count: 3, limit: 3 });
  });

  it('may change between two pages', async () => {
    const job = fake.project.addTable({ name: 'mine', rows });
    fake.onRequest = ({ query }) => void (query.offset === '1' && job.rows.push({ id: 'late' }));
    const page = (offset: string) => ask(fake, { path: trials(job.id), query: { limit: '5', offset } });

    expect((await page('0')).json).toMatchObject({ total: 5 });
    expect(column((await page('1')).json, 4)).toEqual(['late']);
  });

  it('lack the columns that the search does not have', async () => {
    const { id } = fake.project.addTable({ name: 'mine', rows, without: ['status', 'best_reward'] });

    const { json } = await ask(fake, { path: trials(id) });

    expect(json).toMatchObject({ items: { header: [...NEEDED, 'reward_attr', 'acc', 'loss'] } });
  });

  it('come one by one in another order, a finished one twice', async () => {
    const { id } = fake.project.addTable({ name: 'mine', rows });

    const { json } = await ask(fake, { path: `${trials(id)}/trial4` });

    const header = ['done', 'pid', 'best_reward', 'time_total_s', 'config', 'acc', 'loss', 'trial_id'];
    expect(json).toMatchObject({ header: [...header, 'training_iteration', 'reward_attr'] });
    expect(column(json, 0)).toEqual(['False', 'True']);
    expect(column(json, 7)).toEqual(['trial4', 'trial4']);
  });

  it.each([
    ['limit', '0'],
    ['limit', 'ten'],
    ['offset', '-1'],
  ])('are refused for %s %s', async (name, value) => {
    const { id } = fake.project.addTable({ name: 'mine', rows });

    const answer = await ask(fake, { path: trials(id), query: { [name]: value } });

    expect(answer).toMatchObject({ status: 400, json: { error_code: 'ModelArts.2764' } });
  });

  it('are refused with 400 for an unknown job', async () => {
    const answer = await ask(fake, { path: trials('e346206c-6fde-4c33-9dcd-000000000000') });

    expect(answer).toMatchObject({ status: 400, json: { error_code: 'ModelArts.2775' } });
  });

  it('do not exist at a path with a slash more', async () => {
    const { id } = fake.project.addTable({ name: 'mine', rows });

    const answer = await ask(fake, { path: `${trials(id)}/` });

    expect(answer).toMatchObject({ status: 404, json: { error_code: 'APIGW.0101' } });
  });
});

describe('an early stop at the fake ModelArts', () => {
  it('answers with the trial and ends it a little later', async () => {
    const { id } = fake.project.addTable({ name: 'mine', rows: [{ id: 'a1', status: 'RUNNING' }] });

    const answer = await ask(fake, stop(id, 'a1'));

    expect(answer).toMatchObject({ status: 200, json: { earlystop_trial: 'a1' } });
    expect(column((await ask(fake, { path: trials(id) })).json, 9)).toEqual(['RUNNING']);
    await clock.advance(4_000);
    expect(column((await ask(fake, { path: trials(id) })).json, 9)).toEqual(['TERMINATED']);
  });

  it.each([
    ['of an unknown trial', 'nobody', 'Running', 400, 'ModelArts.2764'],
    ['of a trial that has ended', 'ended', 'Running', 400, 'ModelArts.2858'],
    ['in a job that has ended', 'running', 'Completed', 409, 'ModelArts.2796'],
  ] as const)('%s is refused', async (_, trial, phase, status, error_code) => {
    const table = [{ id: 'ended' }, { id: 'running', status: 'RUNNING' }];
    const { id } = fake.project.addTable({ name: 'mine', phase, rows: table });

    expect(await ask(fake, stop(id, trial))).toMatchObject({ status, json: { error_code } });
  });

  it('is counted among the requests', async () => {
    const { id } = fake.project.addTable({ name: 'mine', rows: [{ id: 'a1', status: 'RUNNING' }] });

    await ask(fake, stop(id, 'a1'));

    expect(fake.requests).toMatchObject([
      { api: 'ShowAutoSearchTrialEarlyStop', method: 'POST', status: 200, body: undefined, at: clock.now() },
    ]);
  });
});

function sample(name: string): Promise<string> {
  return readFile(new URL(`../../../sandbox/modelarts/samples/${name}`, import.meta.url), 'utf8');
}

/** One column of a table, be it under `items` or at top level. */
function column(json: unknown, index: number): unknown {
  const table = json instanceof Object && 'items' in json ? json.items : json;
  const data = table instanceof Object && 'data' in table ? table.data : undefined;
  return Array.isArray(data) ? data.map((row) => row[index]) : undefined;
}
