import { describe, expect, it } from 'vitest';
import { NotFound, Rejected, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { pluginsApi } from '../../../src/api/platform/plugins.ts';
import { type Answer, connect, failureOf, serve } from '../http/server.ts';

async function pluginsWith(answer: Answer) {
  const { url, requests } = await serve(() => answer);
  return { plugins: pluginsApi(connect(url)), requests };
}

async function read(body: unknown) {
  return (await pluginsWith({ body })).plugins.get('npu-driver');
}

const metadata = { name: 'npu-driver', annotations: {} };
const one = (version: object) => ({ metadata, spec: { type: 'npu-river', versions: { v1: version } } });

/** As published: `versions` beside `spec` instead of in it. */
const published = {
  apiVersion: 'v1',
  kind: 'PluginTemplate',
  metadata: { name: 'npu-driver' },
  spec: { type: 'npuDriver', description: 'npu driver' },
  versions: { '78-21.0.2': { detail: 'c78driver&firmware' } },
};

describe('plugins.get', () => {
  it('reads the published reply, whose versions stand at top level', async () => {
    const { plugins, requests } = await pluginsWith({ body: published });
    await expect(plugins.get('npu-driver')).resolves.toEqual({
      name: 'npu-driver',
      kind: 'npu',
      description: 'npu driver',
      versions: [
        { version: '78-21.0.2', createdAt: undefined, description: 'c78driver&firmware', inputs: [] },
      ],
    });
    expect(requests).toMatchObject([{ method: 'GET', path: '/v1/p1/plugintemplates/npu-driver' }]);
  });

  it('reads the documented reply, whose versions stand in the spec', async () => {
    const version = {
      version: '21.0.2',
      creationTimestamp: '2025-03-11T08:00:00Z',
      description: 'first',
      detail: 'second',
      inputs: { driverVersion: '21.0.2' },
      translate: { zh: {} },
    };
    await expect(read(one(version))).resolves.toMatchObject({
      versions: [
        {
          version: '21.0.2',
          createdAt: new Date('2025-03-11T08:00:00Z'),
          description: 'first',
          inputs: ['driverVersion=21.0.2'],
        },
      ],
    });
  });

  it('reads versions as an array, as the list of templates has them', async () => {
    const body = { metadata, spec: { versions: [{ version: '1' }, { version: '2' }, {}, null] } };
    expect((await read(body)).versions.map(({ version }) => version)).toEqual(['2', '1']);
  });

  it('takes a version that stands in both places once, as the spec has it', async () => {
    const body = {
      metadata,
      spec: { versions: { '1': { detail: 'spec' } } },
      versions: { '1': { detail: 'top' }, '2': { detail: 'top' } },
    };
    expect((await read(body)).versions).toMatchObject([
      { version: '2', description: 'top' },
      { version: '1', description: 'spec' },
    ]);
  });

  it('puts the newest first: by time where that is told, else by number', async () => {
    const at = (creationTimestamp: string) => ({ creationTimestamp });
    const timed = { a: at('2024-01-01T00:00:00Z'), b: at('2026-01-01T00:00:00Z') };
    const order = async (versions: object) =>
      (await read({ metadata, versions })).versions.map(({ version }) => version);
    expect(await order(timed)).toEqual(['b', 'a']);
    expect(await order({ '21.0.9': {}, '21.0.10': {} })).toEqual(['21.0.10', '21.0.9']);
  });

  it.each([
    ['npu-river', 'npu'],
    ['npuDriver', 'npu'],
    ['npu-driver', 'npu'],
    ['gpu-driver', 'gpu'],
    ['gpuDriver', 'gpu'],
    ['helm', { other: 'helm' }],
    ['icAgent', { other: 'icAgent' }],
    ['', undefined],
    [5, undefined],
  ])('reads the type %j as %j', async (type, kind) => {
    expect((await read({ metadata, spec: { type } })).kind).toEqual(kind);
  });

  it.each([
    ['values', { a: 'x', b: 2, c: true, d: null }, ['a=x', 'b=2', 'c=true', 'd']],
    ['descriptions', { a: { type: 'string', default: 'x' }, b: { value: 0 } }, ['a=x', 'b=0']],
    ['descriptions that name no value', { a: { type: 'string' }, b: {} }, ['a={"type":"string"}', 'b']],
    ['a list of descriptions', [{ name: 'a', default: 'x' }, { key: 'b' }, 'c', 4], ['a=x', 'b', 'c', '4']],
    ['a word', 'none', []],
    ['nothing', null, []],
  ])('reads inputs that are %s', async (_, inputs, expected) => {
    expect((await read(one({ inputs }))).versions[0]?.inputs).toEqual(expected);
  });

  it('masks credentials among the inputs', async () => {
    const [version] = (await read(one({ inputs: { adminPassword: 'hunter2!', repo: 'swr' } }))).versions;
    expect(version?.inputs).toEqual(['adminPassword=[masked]', 'repo=swr']);
  });

  it('keeps a version of which nothing but the key can be read', async () => {
    const body = {
      metadata,
      spec: null,
      versions: { '1': 'odd', '2': null, '3': { creationTimestamp: 'soon' } },
    };
    expect((await read(body)).versions).toMatchObject([
      { version: '3', createdAt: undefined },
      { version: '2', description: undefined },
      { version: '1', inputs: [] },
    ]);
  });

  it('goes by the name it was asked for where the reply has none', async () => {
    await expect(read({ metadata: {} })).resolves.toEqual({
      name: 'npu-driver',
      kind: undefined,
      description: undefined,
      versions: [],
    });
  });

  it('finds no plug-in where ModelArts answers 50005101', async () => {
    const body = { error_code: 'ModelArts.50005101', error_msg: 'Plugin template {name} not found.' };
    const { plugins } = await pluginsWith({ status: 404, body });
    expect(await failureOf(plugins.get('nope'))).toBeInstanceOf(NotFound);
  });

  it('does not take an unknown API for an unknown plug-in', async () => {
    const { plugins } = await pluginsWith({ status: 404, body: { error_code: 'APIGW.0101' } });
    expect(await failureOf(plugins.get('gpu-driver'))).toBeInstanceOf(Rejected);
  });

  it.each([{}, { metadata: [] }, { metadata, versions: 5 }, { metadata, spec: 'x' }])(
    'cannot read %j',
    async (body) => {
      const { plugins } = await pluginsWith({ body });
      expect(await failureOf(plugins.get('gpu-driver'))).toBeInstanceOf(UnexpectedAnswer);
    },
  );
});
