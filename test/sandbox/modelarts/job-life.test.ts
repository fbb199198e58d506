import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorldClock } from '../../../sandbox/clock.ts';
import type { FakeModelArts } from '../../../sandbox/modelarts/server.ts';
import { ask, startFake } from './ask.ts';

let fake: FakeModelArts;
let clock: WorldClock;
beforeEach(async () => {
  ({ fake, clock } = await startFake());
});
afterEach(() => fake.close());

const get = async (id: string, path: string, query: Record<string, string> = {}) =>
  ask(fake, { path: `/training-jobs/${id}${path}`, query });
const URL_PATH = '/tasks/worker-0/logs/url';
const linkIn = ({ text }: { readonly text: string }) => new URL(JSON.parse(text).obs_url);

describe('the link to a log of the fake ModelArts', () => {
  it('of the sample is the published one, to the byte', async () => {
    const { id } = fake.project.addSample();
    const published = new URL('../../samples/training-job-log-url.json', import.meta.url);
    expect((await get(id, URL_PATH)).text).toBe(await readFile(published, 'utf8'));
  });

  it('is different each time', async () => {
    const { id } = fake.project.addJob({ name: 'plain' });
    const [first, second] = [await get(id, URL_PATH), await get(id, URL_PATH)];
    expect(first.text).toContain(`modelarts-job-${id}-worker-0`);
    expect(second.text).not.toBe(first.text);
  });

  it('gives the log for five minutes, and is not counted as a request of the bot', async () => {
    const { id } = fake.project.addJob({ name: 'plain' });
    fake.project.records.write(id, { log: 'epoch 1\n' });
    const link = linkIn(await get(id, URL_PATH));
    expect(link.origin).toBe(fake.url);
    const before = fake.requests.length;
    const opened = await fetch(link);
    expect(await opened.text()).toBe('epoch 1\n');
    expect(opened.headers.get('content-disposition')).toContain(`modelarts-job-${id}-worker-0`);
    expect(fake.requests).toHaveLength(before);

    await clock.advance(299_999);
    expect((await fetch(link)).status).toBe(200);
    await clock.advance(1);
    const late = await fetch(link);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('expired')]);
  });

  it('is refused with a letter changed, and once the log is cleared', async () => {
    const { id } = fake.project.addJob({ name: 'plain' });
    const link = linkIn(await get(id, URL_PATH));
    expect((await fetch(link.href.replace(/Expires=\d/, 'Expires=9'))).status).toBe(403);
    expect((await fetch(link.origin + link.pathname)).status).toBe(403);
    fake.project.records.write(id, { log: { code: '2819' } });
    expect((await fetch(link)).status).toBe(404);
  });
});

describe.each([URL_PATH, '/tasks/worker-0/logs/preview'])('%s of the fake ModelArts', (path) => {
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

describe('the preview of a log of the fake ModelArts', () => {
  it('is its last 5 MB, and says how long the whole is', async () => {
    const { id } = fake.project.addJob({ name: 'plain' });
    fake.project.records.write(id, { log: 'x'.repeat(6 * 1024 * 1024) });
    expect((await get(id, '/tasks/worker-0/logs/preview')).json).toMatchObject({
      current_size: 5 * 1024 * 1024,
      full_size: 6 * 1024 * 1024,
    });
  });

  it('grows with the search', async () => {
    const { id } = fake.project.addTable({ name: 'live', rows: [{ id: 'a1' }] });
    expect((await get(id, '/tasks/worker-0/logs/preview')).text).toContain('trial a1');
  });

  it('stamps its lines one after another, none later than now', async () => {
    const rows = Array.from({ length: 5 }, (_, index) => ({ id: `a${index}` }));
    const { id } = fake.project.addTable({ name: 'live', rows });
    const { text } = await get(id, '/tasks/worker-0/logs/preview');
    const stamps = text.match(/2026-\d\d-\d\d \d\d:\d\d:\d\d/g) ?? [];
    expect(stamps).toHaveLength(6);
    expect(new Set(stamps).size).toBe(6);
    expect(stamps).toEqual(stamps.toSorted());
    expect((stamps.at(-1) ?? '') < '2026-11-20 08:00:00').toBe(true);
  });
});

describe('the events of a job of the fake ModelArts', () => {
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

describe('the stages and tasks of a job of the fake ModelArts', () => {
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
