import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotFound, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { WireModelDetail } from '../../../src/api/platform/model-detail.ts';
import { modelsApi } from '../../../src/api/platform/models.ts';
import sample from '../../samples/model-detail.json' with { type: 'json' };
import { type Answering, connect, failureOf, serve } from '../http/server.ts';

async function asking(answering: Answering) {
  const { url, requests } = await serve(answering);
  return { models: modelsApi(connect(url)), requests };
}

const ID = '10eb0091-887f-4839-9929-cbc884f1e20e';

async function detail(body: object) {
  const { models } = await asking(() => ({ body: { model_id: 'm1', ...body } }));
  return models.get('m1');
}

describe('models.get', () => {
  it('reads the published model', async () => {
    const { models, requests } = await asking(() => ({ body: sample }));
    const model = await models.get(ID);
    expect(model).toMatchObject({
      id: ID,
      name: 'mnist',
      version: '1.0.0',
      type: 'TensorFlow',
      status: 'published',
      size: 5_633_481,
      createdAt: undefined,
      algorithm: 'image_classification',
      installTypes: ['realtime', 'batch', 'edge'],
      labels: [],
      needs: [],
      unreadable: [],
      source: { location: 'https://models.obs.xxxxx.com/mnist' },
    });
    expect(requests).toMatchObject([{ method: 'GET', path: `/v1/p1/models/${ID}` }]);
  });

  it('keeps apart what the model and its config say', async () => {
    const { models } = await asking(() => ({ body: sample }));
    const { runtime, metrics, packages, apis } = await models.get(ID);
    expect(runtime).toEqual({ own: 'python2.7', config: 'tf1.13-python3.6-cpu' });
    expect(metrics.own?.accuracy).toEqual({ kind: 'number', value: 0.625 });
    expect(metrics.config?.accuracy).toEqual({ kind: 'number', value: 0.263250724969475 });
    expect(packages.own).toEqual([{ name: 'pkg1', version: '1.0.1', restraint: 'atLeast' }]);
    expect(packages.config).toHaveLength(6);
    expect(apis.own).toEqual([{ method: 'post', protocol: 'http', url: '/' }]);
    expect(apis.config).toEqual([{ method: 'post', protocol: 'https', url: '/' }]);
  });

  it('reads the checks of health, whose numbers are text', async () => {
    const { models } = await asking(() => ({ body: sample }));
    expect((await models.get(ID)).health.config).toEqual([
      { kind: 'health', target: '/health', period: 5, failures: 10 },
      { kind: 'readiness', target: '/readiness_health', period: 5, failures: 20 },
      { kind: 'startup', target: '/startup_health', period: 5, failures: 10 },
    ]);
    const { health } = await detail({ health: { check_method: 'EXEC', command: 'test -f /app/ready' } });
    expect(health.own).toMatchObject([{ kind: 'health', target: 'test -f /app/ready' }]);
  });

  it('unpacks the description of a parameter', async () => {
    const { models } = await asking(() => ({ body: sample }));
    const { inputs, outputs } = await models.get(ID);
    expect(inputs).toEqual([
      {
        name: 'data',
        type: 'object',
        fields: [{ name: 'req_data', type: 'array' }],
        min: undefined,
        max: undefined,
      },
    ]);
    expect(outputs[0]?.fields).toEqual([{ name: 'resp_data', type: 'array' }]);
  });

  it.each([
    ['cut off', sample.config.slice(0, 100)],
    ['no JSON', 'tf1.13'],
    ['a list', '[]'],
    ['a number', 7],
  ])('names the config that is %s, and reads the rest', async (_, config) => {
    const model = await detail({ ...sample, config });
    expect(model.unreadable).toEqual(['config']);
    expect(model.metrics).toMatchObject({ own: { f1: { value: 0.52381 } }, config: undefined });
  });

  it('names every packed field that is unreadable', async () => {
    const { unreadable, inputs } = await detail({
      model_metrics: '{"f1":',
      apis: '{}',
      config: '"',
      input_params: [{ param_name: 'data', param_desc: '{{' }],
    });
    expect(unreadable).toEqual(['model_metrics', 'apis', 'config', 'param_desc']);
    expect(inputs).toMatchObject([{ name: 'data', fields: [] }]);
  });

  it('takes what is not packed although it should be', async () => {
    const { metrics, unreadable } = await detail({
      model_metrics: { f1: '0.5' },
      config: { metrics: { f1: 1 } },
    });
    expect(metrics.own).toEqual({ f1: { kind: 'number', value: 0.5 } });
    expect(metrics.config).toEqual({ f1: { kind: 'number', value: 1 } });
    expect(unreadable).toEqual([]);
  });

  it.each([
    ['a map of texts, as documented', { team: 'vision' }, ['team=vision']],
    ['lists, as sent', { labels: ['a', 'b'], team: ['c'] }, ['a', 'b', 'team=c']],
    ['null', null, []],
    ['a list', ['a'], []],
  ])('takes %s for labels', async (_, labels_map, labels) => {
    expect((await detail({ labels_map })).labels).toEqual(labels);
  });

  it('masks credentials in what people wrote and where it came from', async () => {
    const model = await detail({
      description: 'owner me@example.com',
      source_location: 'https://b.obs.test/m?AccessKeyId=HST3ABCDEFGHIJKLMNOP&Signature=abc123',
    });
    expect(JSON.stringify(model)).not.toMatch(/example\.com|abc123|HST3/);
  });

  it('reads a model that has nothing but an id', async () => {
    expect(await detail({})).toMatchObject({ id: 'm1', name: 'm1', status: undefined, unreadable: [] });
  });

  it('never fails for any content of the packed fields', () => {
    fc.assert(
      fc.property(fc.json(), fc.jsonValue(), fc.string(), (packed, plain, text) => {
        for (const config of [packed, plain, text])
          expect(() =>
            WireModelDetail.parse({ model_id: 'm1', config, apis: config, model_metrics: config }),
          ).not.toThrow();
      }),
    );
  });

  it('names the field that does not fit', async () => {
    const { models } = await asking(() => ({ body: { model_name: 'mnist' } }));
    const error = await failureOf(models.get(ID));
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({
      problem: { endpoint: 'ShowModel', detail: expect.stringMatching('^model_id: ') },
    });
  });

  it.each(['ModelArts.3001', 'ModelArts.3507'])('fails as NotFound for %s', async (error_code) => {
    const { models } = await asking(() => ({ status: 404, body: { error_code, error_msg: 'gone' } }));
    expect(await failureOf(models.get(ID))).toBeInstanceOf(NotFound);
  });
});
