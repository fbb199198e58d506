import { describe, expect, it } from 'vitest';
import { quotasApi } from '../../../src/api/platform/quotas.ts';
import { connect, serve } from '../http/server.ts';

async function answering(body: unknown) {
  const { url, requests } = await serve(() => ({ body }));
  return { quotas: quotasApi(connect(url)), requests };
}

describe('the settings of pools', () => {
  it('are read in the spelling of either edition, the right one first', async () => {
    const read = async (body: object) =>
      (await (await answering(body)).quotas.poolSettings()).isHighlyAvailable;
    expect(await read({ pooHighAvailable: true })).toBe(true);
    expect(await read({ poolHighAvailable: false, pooHighAvailable: true })).toBe(false);
    expect(await read({ poolHighAvailable: 'true' })).toBe(true);
    expect(await read({})).toBeUndefined();
  });

  it('have what only some editions send', async () => {
    const { quotas, requests } = await answering({
      networkCidrs: ['192.168.128.0/17'],
      networkQuota: 15,
      poolQuota: '-1',
      networkSubnetTypes: ['private'],
      volumeTypes: ['SSD', null, ''],
      maxPoolFlavors: 4,
      clusterFlavorSpecs: ['small', 'large'],
      licenseScopeType: 'multi',
      nodeOSVersionSupport: [
        { name: 'EulerOS 2.8', endOfService: true },
        { name: 'EulerOS 2.10', endOfService: '2027-01' },
        { name: 'EulerOS 2.12' },
        'odd',
      ],
      poolScopePlugins: [
        { scope: 'Train', plugins: [], supportRetry: true },
        { scope: 'Infer' },
        { scope: 'Train' },
      ],
    });
    await expect(quotas.poolSettings()).resolves.toEqual({
      networkCidrs: ['192.168.128.0/17'],
      networkLimit: 15,
      poolLimit: 'unlimited',
      isHighlyAvailable: undefined,
      subnetTypes: ['private'],
      volumeTypes: ['SSD'],
      maxPoolFlavors: 4,
      clusterFlavors: ['small', 'large'],
      licenceScope: 'multi',
      nodeSystems: [
        { name: 'EulerOS 2.8', ends: true },
        { name: 'EulerOS 2.10', ends: '2027-01' },
        { name: 'EulerOS 2.12', ends: false },
      ],
      scopes: ['Train', 'Infer'],
    });
    expect(requests).toMatchObject([{ path: '/v1/p1/os-user-config' }]);
  });

  it.each([
    ['text, as documented', 'small', ['small']],
    ['null', null, []],
    ['something else', { a: 1 }, []],
  ])('take %s for the sizes of clusters', async (_, clusterFlavorSpecs, expected) => {
    const { quotas } = await answering({ clusterFlavorSpecs });
    expect((await quotas.poolSettings()).clusterFlavors).toEqual(expected);
  });
});
