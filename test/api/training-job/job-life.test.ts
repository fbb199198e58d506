import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelArtsError, NotFound, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { jobLifeApi } from '../../../src/api/training-job/job-life.ts';
import { type Answering, connect, failureOf, serve } from '../http/server.ts';
import { damaged as damage, FULL, START } from './full-job.ts';

async function lifeWith(answering: Answering) {
  const { url, requests } = await serve(answering);
  return { life: jobLifeApi(connect(url)), requests };
}

const detailOf = async (body: unknown) => (await lifeWith(() => ({ body }))).life.detail('i1');

describe('jobLife.detail', () => {
  it('reads where a job runs, how its tasks ended and what its search may choose from', async () => {
    const { life, requests } = await lifeWith(() => ({ body: FULL }));
    await expect(life.detail('i1')).resolves.toMatchObject({
      job: { id: 'i1', name: 'resnet-lr', phase: 'Failed', ranFor: 7_200_000 },
      since: new Date(START + 7_290_000),
      restarts: 1,
      place: {
        flavor: 'modelarts.p3.large.public',
        nodes: 2,
        pool: 'pool-a1',
        engine: 'pytorch_1.8.0-cuda_10.2',
        cards: { count: 8, kind: 'Ascend 910' },
      },
      tasks: [
        { name: 'worker-0', exitCode: 0, message: undefined },
        { name: 'worker-1', exitCode: 137, message: 'OOMKilled password=[masked]' },
      ],
      ranges: [
        { kind: 'continuous', name: 'lr', lower: '0.001', upper: '0.1' },
        { kind: 'discrete', name: 'batch', values: ['16', '32'] },
      ],
      algorithms: ['bayes_opt_search'],
    });
    expect(requests[0]?.path).toBe('/v2/p1/training-jobs/i1');
  });

  it.each([
    ['a map', { DB_PASSWORD: 'envir0nment-secret' }],
    ['a list', [{ DB_PASSWORD: 'envir0nment-secret' }, { name: 'X', value: 'envir0nment-secret' }]],
    ['null', null],
  ])('leaves out environments, parameters and endpoints: %s', async (_, environments) => {
    const detail = await detailOf({ ...FULL, algorithm: { ...FULL.algorithm, environments } });
    expect(detail.tasks).toHaveLength(2);
    expect(JSON.stringify(detail)).not.toMatch(/-secret|hunter2|abc123|ming\.li/);
  });

  it('reads a job that says hardly anything', async () => {
    await expect(detailOf({ metadata: { id: 'i1' } })).resolves.toMatchObject({
      description: undefined,
      since: undefined,
      restarts: 0,
      place: { flavor: undefined, nodes: undefined, pool: undefined, engine: undefined, cards: undefined },
      tasks: [],
      ranges: [],
      algorithms: [],
    });
  });

  it.each([
    ['Running', {}, new Date(START)],
    ['Running', { start_time: START / 1_000 }, new Date(START)],
    ['Running', { start_time: String(START) }, new Date(START)],
    ['Running', { start_time: 0 }, undefined],
    ['Running', { running_records: [{ start_at: START / 1_000 + 5 }] }, new Date(START + 5_000)],
    ['Pending', { start_time: 0 }, new Date(START - 60_000)],
    ['Terminating', {}, undefined],
    ['Completed', {}, new Date(START + 3_600_000)],
    // The published sample has a record that ends before it starts.
    [
      'Completed',
      { running_records: [{ start_at: START / 1_000, end_at: START / 1_000 - 9 }] },
      new Date(START + 3_600_000),
    ],
    ['Completed', { running_records: [{ end_at: START / 1_000 }] }, new Date(START)],
  ])('tells since when a job is %s from %j', async (phase, status, since) => {
    const detail = await detailOf({
      metadata: { id: 'i1', create_time: START - 60_000 },
      status: { phase, duration: 3_600_000, start_time: START, ...status },
    });
    expect(detail.since).toEqual(since);
  });

  it.each([
    [
      { main_container_allocated_resources: { accelerator_num: 4, accelerator_type: 'x' } },
      { count: 4, kind: 'x' },
    ],
    [{ flavor_detail: { flavor_info: { gpu: { unit_num: 1 } } } }, { count: 1, kind: undefined }],
    [{ flavor_detail: { flavor_info: { cpu: { core_num: 8 } } } }, undefined],
    [{ flavor_detail: null, main_container_allocated_resources: { accelerator_num: 0 } }, undefined],
  ])('counts the accelerators in %j', async (resource, cards) => {
    const detail = await detailOf({ metadata: { id: 'i1' }, spec: { resource } });
    expect(detail.place.cards).toEqual(cards);
  });

  it('takes tasks from whichever list names them, and none that would lead elsewhere', async () => {
    const status = { tasks: null, task_statuses: [{ task: 'worker-0' }, { task: '..' }, { task: 'a/b' }] };
    const { tasks } = await detailOf({ metadata: { id: 'i1' }, status });
    expect(tasks.map(({ name }) => name)).toEqual(['worker-0']);
  });

  it('fails as NotFound where ModelArts answers 400 and ModelArts.2775', async () => {
    const { life } = await lifeWith(() => ({
      status: 400,
      body: { error_code: 'ModelArts.2775', error_msg: 'no' },
    }));
    expect(await failureOf(life.detail('i1'))).toBeInstanceOf(NotFound);
  });

  it('reads or refuses any damaged answer, and never lets a secret through', async () => {
    let body: unknown;
    const { life } = await lifeWith(() => ({ body }));
    await fc.assert(
      fc.asyncProperty(damage(FULL), async (damaged) => {
        body = damaged;
        const read = await life.detail('i1').catch((error: unknown) => error);
        if (read instanceof Error) expect(read).toBeInstanceOf(ModelArtsError);
        expect(JSON.stringify(read)).not.toMatch(/-secret|hunter2|NaN|undefined|\[object/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('jobLife.events', () => {
  it('asks for the newest, of one level, in the language of the asker', async () => {
    const { life, requests } = await lifeWith(() => ({ body: { events: [] } }));
    await life.events('i1', { limit: 5, level: 'Error', language: 'zh' });
    await life.events('i1', { limit: 20, language: 'en' });
    expect(requests).toMatchObject([
      {
        path: '/v2/p1/training-jobs/i1/events',
        query: { limit: '5', order: 'desc', level: 'Error' },
        headers: { 'x-language': 'zh-cn' },
      },
      { query: { limit: '20', order: 'desc' }, headers: { 'x-language': 'en-us' } },
    ]);
    expect(requests[1]?.query).not.toHaveProperty('level');
  });

  it('reads times with a zone, any level, and leaves out what says nothing', async () => {
    const { life } = await lifeWith(() => ({
      body: {
        total: '30',
        offset: '0',
        events: [
          {
            time: '2026-11-22T16:00:00+08:00',
            level: 'Error',
            message: 'token=abc123 refused',
            source: 'K8s',
          },
          { time: 'soon', level: 'Strange', message: 'b' },
          { time: null, level: 'Warning', message: '' },
          'text',
        ],
      },
    }));
    await expect(life.events('i1', { limit: 5, language: 'en' })).resolves.toEqual({
      total: 30,
      events: [
        { at: new Date(START), level: 'error', message: 'token=[masked] refused' },
        { at: undefined, level: 'info', message: 'b' },
      ],
    });
  });

  it.each([[{}], [{ events: null }]])('are none for %j', async (body) => {
    const { life } = await lifeWith(() => ({ body }));
    await expect(life.events('i1', { limit: 5, language: 'en' })).resolves.toEqual({
      total: 0,
      events: [],
    });
  });

  it.each([[{ events: 'none' }], [[]], ['<html>']])('fail as UnexpectedAnswer for %j', async (body) => {
    const { life } = await lifeWith(() => ({ body }));
    expect(await failureOf(life.events('i1', { limit: 5, language: 'en' }))).toBeInstanceOf(UnexpectedAnswer);
  });
});

describe('jobLife.stages', () => {
  it('are those of the last run, in order, in both languages', async () => {
    const { life, requests } = await lifeWith(() => ({
      body: {
        total_count: '2',
        running_records: [
          {
            record_order: 2,
            stages: [
              {
                name: 'running',
                stage_order: 3,
                start_time: String(START),
                end_time: '',
                en_message: 'It runs.',
                zh_message: '运行中。',
              },
              { name: 'dreaming', stage_order: '4' },
              {
                name: 'scheduling',
                stage_order: 1,
                start_time: '2026-11-22T07:59:00Z',
                end_time: START / 1_000,
              },
            ],
          },
          { record_order: 1, stages: [{ name: 'end' }] },
        ],
      },
    }));
    const none = { en: undefined, zh: undefined };
    await expect(life.stages('i1')).resolves.toEqual([
      { name: 'scheduling', startedAt: new Date(START - 60_000), endedAt: new Date(START), message: none },
      {
        name: 'running',
        startedAt: new Date(START),
        endedAt: undefined,
        message: { en: 'It runs.', zh: '运行中。' },
      },
      { name: undefined, startedAt: undefined, endedAt: undefined, message: none },
    ]);
    expect(requests[0]?.path).toBe('/v2/p1/training-jobs/i1/stages');
  });

  it.each([[{}], [{ running_records: null }], [{ running_records: [{ stages: null }] }]])(
    'are none for %j',
    async (body) => {
      const { life } = await lifeWith(() => ({ body }));
      await expect(life.stages('i1')).resolves.toEqual([]);
    },
  );
});

describe('jobLife.instances', () => {
  it('come as a bare list', async () => {
    const { life, requests } = await lifeWith(() => ({
      body: [
        { task: 'worker-0', ip: '172.16.0.1', host_ip: '192.168.0.1', schedule_count: 2 },
        { task: 'worker-1', ip: '172.16.0.2', host_ip: '', schedule_count: '1' },
        { ip: '172.16.0.3' },
      ],
    }));
    await expect(life.instances('i1')).resolves.toEqual([
      { task: 'worker-0', host: '192.168.0.1', placements: 2 },
      { task: 'worker-1', host: '172.16.0.2', placements: 1 },
    ]);
    expect(requests[0]?.path).toBe('/v2/p1/training-jobs/i1/tasks');
  });

  it('fail as UnexpectedAnswer where the answer is not a list', async () => {
    const { life } = await lifeWith(() => ({ body: { tasks: [] } }));
    expect(await failureOf(life.instances('i1'))).toBeInstanceOf(UnexpectedAnswer);
  });
});
