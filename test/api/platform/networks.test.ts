import { describe, expect, it } from 'vitest';
import { UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { networksApi } from '../../../src/api/platform/networks.ts';
import sample from '../../samples/network.json' with { type: 'json' };
import missing from '../../samples/network-404.json' with { type: 'json' };
import { type Answering, connect, failureOf, serve } from '../http/server.ts';

async function asking(answering: Answering) {
  const { url, requests } = await serve(answering);
  return { networks: networksApi(connect(url)), requests };
}

const ID = 'network-7a03-86c13962597848eeb29c5861153a391f';
const idOf = (name: string, i = 0) => `${name}-${String(i).padStart(32, '0')}`;
const wireNetwork = (name: string, i = 0) => ({
  metadata: { name: idOf(name, i), labels: { 'os.modelarts/name': name } },
});

/** ModelArts with `wire`: lists by a token, and shows by generated name alone. */
function having(wire: readonly ReturnType<typeof wireNetwork>[]): Answering {
  return ({ path, query }) => {
    const id = path.split('/')[4];
    if (id === undefined) {
      const from = Number(query.continue ?? 0);
      const to = from + Number(query.limit);
      const metadata = to < wire.length ? { continue: String(to) } : {};
      return { body: { kind: 'NetworkList', metadata, items: wire.slice(from, to) } };
    }
    const body = wire.find(({ metadata }) => metadata.name === id);
    return body ? { body } : { status: 404, body: missing };
  };
}

describe('networks.get', () => {
  it('reads the published network', async () => {
    const { networks, requests } = await asking(() => ({ body: sample }));
    await expect(networks.get(ID)).resolves.toEqual({
      id: ID,
      name: 'network-7a03',
      description: undefined,
      phase: 'Active',
      cidr: '192.168.128.0/17',
      hasIpv6: undefined,
      createdAt: new Date('2022-09-16T09:44:59Z'),
      workspaceId: '0',
      connections: [],
    });
    expect(requests).toMatchObject([{ method: 'GET', path: `/v1/p1/networks/${ID}` }]);
  });

  it('joins the settings of a network with its status', async () => {
    const peer = { peerVpcId: 'vpc1', peerSubnetId: 'sub1', defaultGateWay: 'true' };
    const files = { name: 'data', sfsId: 'sfs1' };
    const { networks } = await asking(() => ({
      body: {
        ...sample,
        spec: {
          connection: {
            peerConnectionList: [peer, { peerVpcId: 'vpc2' }],
            sfsTurboConnectionList: [files],
          },
        },
        status: {
          phase: 'Abnormal',
          connectionStatus: {
            peerConnectionStatus: [{ ...peer, phase: 'Connecting' }],
            sfsTurboStatus: [
              { ...files, connectionType: 'Peering', ipAddr: '10.0.0.9', status: 'Deleting' },
              { sfsId: 'sfs2', status: 'Melting' },
            ],
          },
        },
      },
    }));
    const { phase, connections } = await networks.get(ID);
    expect(phase).toBe('Abnormal');
    expect(connections).toEqual([
      { kind: 'vpc', vpcId: 'vpc1', subnetId: 'sub1', isDefaultGateway: true, state: 'Connecting' },
      { kind: 'files', id: 'sfs1', name: 'data', by: 'Peering', address: '10.0.0.9', state: 'Deleting' },
      {
        kind: 'files',
        id: 'sfs2',
        name: undefined,
        by: undefined,
        address: undefined,
        state: 'Unknown',
      },
      { kind: 'vpc', vpcId: 'vpc2', subnetId: undefined, isDefaultGateway: false, state: 'Unknown' },
    ]);
  });

  it.each([
    ['no more than an id', {}],
    ['null', { spec: null, status: null }],
    ['null further in', { spec: { connection: null }, status: { phase: null, connectionStatus: null } }],
    ['other types', { spec: { cidr: {}, connection: 'x' }, status: { phase: 7, connectionStatus: [1] } }],
    ['lists of nonsense', { spec: { connection: { peerConnectionList: [null, 'x', {}] } } }],
  ])('survives %s', async (_, more) => {
    const { networks } = await asking(() => ({ body: { metadata: { name: 'n1' }, ...more } }));
    await expect(networks.get('n1')).resolves.toMatchObject({
      id: 'n1',
      name: 'n1',
      phase: 'Unknown',
      cidr: undefined,
      connections: [],
    });
  });

  it('masks what looks like a credential in a description', async () => {
    const annotations = { 'os.modelarts/description': 'ask me@example.com, password=hunter2' };
    const { networks } = await asking(() => ({ body: { metadata: { name: 'n1', annotations } } }));
    expect((await networks.get('n1')).description).not.toMatch(/hunter2|example\.com/);
  });

  it('names the field that does not fit', async () => {
    const { networks } = await asking(() => ({ body: { metadata: {} } }));
    const error = await failureOf(networks.get('n1'));
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({
      problem: { endpoint: 'ShowNetwork', detail: expect.stringMatching('^metadata.name: ') },
    });
  });
});

describe('networks.list', () => {
  it('goes on by the token until there is none', async () => {
    const many = Array.from({ length: 250 }, (_, i) => wireNetwork('net', i));
    const { networks, requests } = await asking(having(many));
    expect(await networks.list()).toHaveLength(250);
    expect(requests.map(({ query }) => query.continue)).toEqual([undefined, '100', '200']);
  });

  it('ends where the token stays the same', async () => {
    const { networks, requests } = await asking(() => ({
      body: { metadata: { continue: 'again' }, items: [wireNetwork('net')] },
    }));
    expect(await networks.list()).toHaveLength(1);
    expect(requests).toHaveLength(2);
  });

  it.each([[{}], [{ items: null }], [{ items: [], metadata: null }]])('is empty for %j', async (body) => {
    const { networks } = await asking(() => ({ body }));
    await expect(networks.list()).resolves.toEqual([]);
  });
});

describe('networks.find', () => {
  const wire = [
    wireNetwork('training'),
    wireNetwork('Twin', 1),
    wireNetwork('twin', 2),
    wireNetwork('twin', 3),
  ];

  it('takes a generated name as it is', async () => {
    const { networks, requests } = await asking(having(wire));
    await expect(networks.find(idOf('training'))).resolves.toMatchObject({ kind: 'one' });
    expect(requests).toHaveLength(1);
  });

  it('finds the generated name of a display name, since the path takes nothing else', async () => {
    const { networks, requests } = await asking(having(wire));
    await expect(networks.find('Training')).resolves.toMatchObject({
      kind: 'one',
      item: { name: 'training' },
    });
    expect(requests.map(({ path }) => path)).toEqual([
      '/v1/p1/networks',
      `/v1/p1/networks/${idOf('training')}`,
    ]);
  });

  it('asks which network is meant where several have one name, and lets capitals decide where they can', async () => {
    const { networks } = await asking(having(wire));
    await expect(networks.find('twin')).resolves.toMatchObject({ kind: 'several', items: [{}, {}] });
    await expect(networks.find('Twin')).resolves.toMatchObject({ kind: 'one' });
    await expect(networks.find('TWIN')).resolves.toMatchObject({ kind: 'several', items: [{}, {}, {}] });
  });

  it('names those that are most like a name that there is not', async () => {
    const { networks } = await asking(having(wire));
    await expect(networks.find('trainig')).resolves.toMatchObject({
      kind: 'none',
      nearest: [{ name: 'training' }, {}, {}],
    });
  });

  it.each(['..', '.', '', 'a/b'])('finds no network by %j', async (word) => {
    const { networks } = await asking(having(wire));
    await expect(networks.find(word)).resolves.toMatchObject({ kind: 'none' });
  });

  it('finds no network where the published 404 is answered', async () => {
    const { networks } = await asking(having(wire));
    await expect(networks.find(idOf('gone'))).resolves.toEqual({ kind: 'none', nearest: [] });
  });
});
