import { describe, expect, it } from 'vitest';
import { NotFound, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { quotasApi } from '../../../src/api/platform/quotas.ts';
import os from '../../samples/os-quotas.json' with { type: 'json' };
import { type Answering, connect, failureOf, serve } from '../http/server.ts';

async function asking(answering: Answering) {
  const { url, requests } = await serve(answering);
  return { quotas: quotasApi(connect(url)), requests };
}

const answering = (body: unknown) => asking(() => ({ body }));

describe('the quotas of pools and networks', () => {
  it('are read from the published sample', async () => {
    const { quotas, requests } = await answering(os);
    await expect(quotas.project()).resolves.toMatchObject({
      quotas: [
        { resource: 'pool', limit: 15, used: 10, scope: 'project' },
        { resource: 'network', limit: 15, used: 10, scope: 'project' },
      ],
      damaged: 0,
    });
    expect(requests).toMatchObject([{ method: 'GET', path: '/v1/p1/quotas', query: {} }]);
  });

  it.each([
    ['text, as documented', '15', '10', 15, 10],
    ['text with spaces', ' 15 ', '10 ', 15, 10],
    ['-1', -1, 3, 'unlimited', 3],
    ['-1 as text', '-1', '3', 'unlimited', 3],
    ['zero', 0, 0, 0, 0],
    ['null', null, null, undefined, undefined],
    ['words', 'plenty', 'some', undefined, undefined],
    ['other negative numbers', -7, -1, undefined, undefined],
    ['an object', {}, [], undefined, undefined],
    ['nothing', undefined, undefined, undefined, undefined],
  ])('take %s', async (_, quota, used, limit, taken) => {
    const { quotas } = await answering({ quotas: { resources: [{ type: 'pool', quota, used }] } });
    const [first] = (await quotas.project()).quotas;
    expect([first?.limit, first?.used]).toEqual([limit, taken]);
  });

  it.each([[{ quotas: {} }], [{ quotas: { resources: null } }], [{ quotas: { resources: [] } }]])(
    'are none in %j',
    async (body) => {
      const { quotas } = await answering(body);
      await expect(quotas.project()).resolves.toEqual({ quotas: [], damaged: 0 });
    },
  );

  it.each([
    ['quotas', {}],
    ['quotas', { quotas: 'none' }],
    ['quotas.resources', { quotas: { resources: {} } }],
  ])('name the field %s that does not fit, in %j', async (field, body) => {
    const { quotas } = await answering(body);
    const error = await failureOf(quotas.project());
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({
      problem: { endpoint: 'ShowOsQuota', detail: expect.stringMatching(`^${field}: `) },
    });
  });

  it('fail as NotFound where ModelArts answers the documented 404', async () => {
    const body = { error_code: 'ModelArts.50004004', error_msg: 'gone' };
    const { quotas } = await asking(() => ({ status: 404, body }));
    expect(await failureOf(quotas.project())).toBeInstanceOf(NotFound);
  });
});

describe('the quota of training jobs', () => {
  it('is asked for by the only resource that can be read', async () => {
    const { quotas, requests } = await answering({ quotas: [{ resource: 'job-num', quota: 20, used: 3 }] });
    await expect(quotas.training()).resolves.toMatchObject({
      quotas: [{ resource: 'job-num', limit: 20, used: 3 }],
    });
    expect(requests).toMatchObject([{ path: '/v2/p1/training-quotas', query: { resource: 'job-num' } }]);
  });

  it.each([null, {}, []])('is none for %j', async (none) => {
    const { quotas } = await answering({ quotas: none });
    await expect(quotas.training()).resolves.toEqual({ quotas: [], damaged: 0 });
    await expect(quotas.workspace('0')).resolves.toEqual({ quotas: [], damaged: 0 });
  });

  it.each([
    ['one without a name', [{ quota: 1 }]],
    ['one that is nothing', [null]],
    ['one with another name', [{ type: 'job-num', quota: 3 }]],
  ])('leaves out %s, counts it, and keeps the rest', async (_, odd) => {
    const { quotas } = await answering({ quotas: [...odd, { resource: 'job-num' }] });
    await expect(quotas.training()).resolves.toMatchObject({
      quotas: [{ resource: 'job-num', limit: undefined, used: undefined }],
      damaged: 1,
    });
  });

  it('is unexpected where it is missing', async () => {
    const other = await answering({});
    expect(await failureOf(other.quotas.training())).toBeInstanceOf(UnexpectedAnswer);
  });
});

describe('the quotas of a workspace', () => {
  const wire = { resource: 'exemlProject.number', name_en: 'ExeML projects', name_cn: '自动学习项目' };

  it('have the names and units of both languages', async () => {
    const { quotas, requests } = await answering({
      quotas: [{ ...wire, quota: 10, used_quota: 3, unit_en: 'projects', unit_cn: '个', min_quota: -1 }],
    });
    expect((await quotas.workspace('0')).quotas).toEqual([
      {
        resource: 'exemlProject.number',
        name: { en: 'ExeML projects', zh: '自动学习项目' },
        unit: { en: 'projects', zh: '个' },
        limit: 10,
        used: 3,
        scope: 'workspace',
      },
    ]);
    expect(requests).toMatchObject([{ path: '/v1/p1/workspaces/0/quotas' }]);
  });

  it.each([
    ['-1 with null for what is used', -1, null, 'unlimited', undefined],
    ['null for both', null, null, 'unlimited', undefined],
    ['null for the limit alone', null, 3, undefined, 3],
    ['null for what is used alone', 10, null, 10, undefined],
    ['text', '10', '3', 10, 3],
    ['nothing', undefined, undefined, undefined, undefined],
  ])('take %s', async (_, quota, used_quota, limit, used) => {
    const { quotas } = await answering({ quotas: [{ ...wire, quota, used_quota }] });
    const [first] = (await quotas.workspace('0')).quotas;
    expect([first?.limit, first?.used]).toEqual([limit, used]);
  });
});
