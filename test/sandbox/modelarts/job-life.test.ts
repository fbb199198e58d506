import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeModelArts } from '../../../sandbox/modelarts/server.ts';
import { ask, startFake } from './ask.ts';

let fake: FakeModelArts;
beforeEach(async () => {
  ({ fake } = await startFake());
});
afterEach(() => fake.close());

const get = async (id: string, path: string, query: Record<string, string> = {}) =>
  ask(fake, { path: `/training-jobs/${id}${path}`, query });
const URL_PATH = '/tasks/worker-0/logs/url';

describe('the link to a log', () => {
  it('of the sample is the published one, to the byte', async () => {
    const { id } = fake.project.addSample();
    const published = new URL('../../samples/training-job-log-url.json', import.meta.url);
    expect((await get(id, URL_PATH)).text).toBe(await readFile(published, 'utf8'));
  });

  it('is another each time', async () => {
    const { id } = fake.project.addJob({ name: 'plain' });
    const [first, second] = [await get(id, URL_PATH), await get(id, URL_PATH)];
    expect(first.text).toContain(`modelarts-job-${id}-worker-0`);
    expect(second.text).not.toBe(first.text);
  });
});

describe.each([URL_PATH, '/tasks/worker-0/logs/preview'])('%s', (path) => {
  it.each([
    ['2776', 204, ''],
    ['2818', 400, 'ModelArts.2818'],
    ['2822', 400, 'ModelArts.2822'],
  ] as const)('answers %s as ModelArts does', async (code, status, text) => {
    const { id } = fake.project.addJob({ name: 'plain' });
    fake.project.records.write(id, { log: { code } });
    const answer = await get(id, path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(text);
  });

  it('knows nothing of a task that is not there', async () => {
    const { id } = fake.project.addJob({ name: 'plain' });
    expect((await get(id, path.replace('worker-0', 'worker-9'))).text).toContain('ModelArts.2818');
    expect((await get('nobody', path)).text).toContain('ModelArts.2775');
  });
});

describe('the preview of a log', () => {
  it('is its last 5 MB, and says how long the whole is', async () => {
    const { id } = fake.project.addJob({ name: 'plain' });
    fake.project.records.write(id, { log: 'x'.repeat(6 * 1024 * 1024) });
    expect((await get(id, '/tasks/worker-0/logs/preview')).json).toMatchObject({
      current_size: 5 * 1024 * 1024,
      full_size: 6 * 1024 * 1024,
    });
  });

  it('goes on with the search', async () => {
    const { id } = fake.project.addTable({ name: 'live', rows: [{ id: 'a1' }] });
    expect((await get(id, '/tasks/worker-0/logs/preview')).text).toContain('trial a1');
  });
});

describe('events', () => {
  it('come newest first, of the level that is asked for, and are counted', async () => {
    const { id } = fake.project.addJob({ name: 'plain', phase: 'Failed' });
    expect((await get(id, '/events', { limit: '1' })).json).toMatchObject({
      total: 3,
      events: [{ level: 'Error' }],
    });
    expect((await get(id, '/events', { level: 'Info' })).json).toMatchObject({ total: 2 });
    expect((await get(id, '/events', { limit: '101' })).text).toContain('ModelArts.50004000');
  });
});

describe('stages and tasks', () => {
  it('follow the phase of the job', async () => {
    const waiting = fake.project.addJob({ name: 'waiting', phase: 'Pending' });
    expect((await get(waiting.id, '/tasks')).json).toEqual([]);
    expect((await get(waiting.id, '/stages')).json).toMatchObject({
      running_records: [{ stages: [{ name: 'scheduling', end_time: '' }] }],
    });
    const wide = fake.project.addJob({ name: 'wide' });
    fake.project.records.write(wide.id, { nodes: 2 });
    expect((await get(wide.id, '/tasks')).json).toMatchObject([{ task: 'worker-0' }, { task: 'worker-1' }]);
    expect((await get(wide.id, '')).json).toMatchObject({ status: { tasks: ['worker-0', 'worker-1'] } });
  });
});
