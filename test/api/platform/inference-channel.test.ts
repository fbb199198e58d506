import { describe, expect, it } from 'vitest';
import sample from '../../../sandbox/modelarts/samples/inference-vpc-channel.json' with { type: 'json' };
import refused from '../../../sandbox/modelarts/samples/inference-vpc-channel-401.json' with { type: 'json' };
import { NotSignedIn, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { inferenceChannelApi } from '../../../src/api/platform/inference-channel.ts';
import { type Answer, connect, failureOf, serve } from '../http/server.ts';

async function channelWith(answer: Answer) {
  const { url, requests } = await serve(() => answer);
  return { channel: inferenceChannelApi(connect(url)), requests };
}

async function read(body: unknown) {
  return (await channelWith({ body })).channel.get();
}

const service = (fields: object) => ({ dns_domain_name: 'a.test', vpcep_info: [fields] });

describe('inferenceChannel.get', () => {
  it('reads the published sample', async () => {
    const { channel, requests } = await channelWith({ body: sample });
    await expect(channel.get()).resolves.toEqual({
      domain: 'xxx.xxx.com',
      services: [
        {
          id: '2275xxxx-c96f-4xxx-820c-c7xxxxxa7899',
          name: 'cn-nxxxx-x.vpcepname.2275xxxx-c96f-4xxx-820c-c7xxxxxa7899',
          port: 443,
        },
      ],
    });
    expect(requests).toMatchObject([{ method: 'GET', path: '/v1/p1/internal-channel-info' }]);
  });

  it('fails as NotSignedIn for the published refusal, and keeps its request id', async () => {
    const { channel } = await channelWith({ status: 401, headers: { 'X-Request-Id': 'r1' }, body: refused });
    const error = await failureOf(channel.get());
    expect(error).toBeInstanceOf(NotSignedIn);
    expect(error).toMatchObject({
      problem: { code: 'ModelArts.0203', detail: 'Invalid token.', requestId: 'r1' },
    });
  });

  it.each([
    ['empty fields', { dns_domain_name: '', vpcep_info: [] }],
    ['null', { dns_domain_name: null, vpcep_info: null }],
    ['nothing', {}],
    ['services without id and name', { vpcep_info: [{ service_port: 443 }] }],
  ])('takes %s for no channel', async (_, body) => {
    await expect(read(body)).resolves.toEqual({ domain: undefined, services: [] });
  });

  it.each([
    [443, 443],
    ['8443', 8443],
    [0, undefined],
    [70_000, undefined],
    ['https', undefined],
    [null, undefined],
    [44.3, undefined],
  ])('reads the port %j as %s', async (service_port, port) => {
    const { services } = await read(service({ vpcep_service_id: 'i', service_port }));
    expect(services).toEqual([{ id: 'i', name: undefined, port }]);
  });

  it.each([
    [{ total: 1 }, 'neither dns_domain_name nor vpcep_info'],
    [{ dns_domain_name: 5 }, 'neither dns_domain_name nor vpcep_info'],
    [{ dns_domain_name: 'a', vpcep_info: 'b' }, /^vpcep_info: /],
    [{ vpcep_info: ['a'] }, /^vpcep_info\.0: /],
  ])('cannot read %j', async (body, detail) => {
    const { channel } = await channelWith({ body });
    const error = await failureOf(channel.get());
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({ problem: { detail: expect.stringMatching(detail) } });
  });
});
