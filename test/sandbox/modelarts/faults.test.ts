import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeModelArts } from '../../../sandbox/modelarts/server.ts';
import type { TableSearch } from '../../../sandbox/project/table.ts';
import { ask, startFake } from './ask.ts';

let fake: FakeModelArts;
let job: TableSearch;
beforeEach(async () => {
  ({ fake } = await startFake());
  job = fake.project.addTable({ name: 'mine', rows: [{ id: 'a1', status: 'RUNNING' }] });
});
afterEach(() => fake.close());

const detail = () => ask(fake, { path: `/training-jobs/${job.id}` });
const trials = () => ask(fake, { path: `/training-jobs/${job.id}/autosearch-trials` });
const stop = () =>
  ask(fake, { method: 'POST', path: `/training-jobs/${job.id}/autosearch-trial-earlystop/a1` });

describe('a fault of the fake ModelArts', () => {
  it('can refuse for too many requests, with or without saying for how long', async () => {
    fake.faults.inject({ kind: 'throttle', retryAfter: 3, times: 1 });
    fake.faults.inject({ kind: 'throttle', times: 1 });

    const [told, untold] = [await detail(), await detail()];

    expect(told).toMatchObject({ status: 429, json: { error_code: 'APIGW.0308' } });
    expect(told.headers.get('retry-after')).toBe('3');
    expect(untold.headers.get('retry-after')).toBeNull();
    expect(await detail()).toMatchObject({ status: 200 });
  });

  it('can be about one endpoint only', async () => {
    fake.faults.inject({ kind: 'fail', status: 503, api: 'ShowAutoSearchTrials' });

    expect(await detail()).toMatchObject({ status: 200 });
    expect(await trials()).toMatchObject({ status: 503 });
  });

  it('lasts until it is cleared', async () => {
    fake.faults.inject({ kind: 'fail', status: 502, as: 'html' });
    expect((await detail()).text).toMatch(/^<html>/);
    expect(await detail()).toMatchObject({ status: 502 });

    fake.faults.clear();

    expect(await detail()).toMatchObject({ status: 200 });
  });

  it.each(['cut', 'html'] as const)('can answer 200 with what is no JSON: %s', async (as) => {
    fake.faults.inject({ kind: 'garbage', as });

    expect(await trials()).toMatchObject({ status: 200, json: undefined });
  });

  it('can answer 200 with wrong types', async () => {
    fake.faults.inject({ kind: 'garbage', as: 'types' });

    expect(await trials()).toMatchObject({ status: 200, json: { total: 'many' } });
  });

  it('can reset the connection before anything is done', async () => {
    fake.faults.inject({ kind: 'reset', times: 1 });

    await expect(stop()).rejects.toThrow('fetch failed');

    expect(fake.requests).toMatchObject([{ api: 'ShowAutoSearchTrialEarlyStop', status: undefined }]);
    job.stopDelayMs = 0;
    expect((await trials()).text).toContain('RUNNING');
  });

  it('can lose the answer to what has been done', async () => {
    fake.faults.inject({ kind: 'reset', after: true, times: 1 });
    job.stopDelayMs = 0;

    await expect(stop()).rejects.toThrow('fetch failed');

    expect((await trials()).text).toContain('TERMINATED');
  });

  it('can leave a request unanswered until it is cleared', async () => {
    fake.faults.inject({ kind: 'hang' });
    let answered = false;
    const asked = new Promise((resolve) => {
      fake.onRequest = resolve;
    });
    const answer = detail().finally(() => {
      answered = true;
    });
    await asked;
    expect(answered).toBe(false);

    fake.faults.clear();

    expect(await answer).toMatchObject({ status: 200 });
  });

  it('can delay an answer', async () => {
    fake.faults.inject({ kind: 'delay', ms: 1, times: 1 });

    expect(await detail()).toMatchObject({ status: 200 });
  });

  it('can refuse every connection', async () => {
    fake.faults.dark = true;
    await expect(detail()).rejects.toThrow('fetch failed');
    expect(fake.requests).toEqual([]);

    fake.faults.dark = false;

    expect(await detail()).toMatchObject({ status: 200 });
  });
});
