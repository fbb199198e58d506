import { z } from 'zod';
import type { NodeSystem, PoolSettings } from '../../domain/platform/pool-settings.ts';
import { looseLimit } from '../http/limit.ts';
import { looseFlag, looseList, looseNumber, looseText, looseTexts } from '../http/loose.ts';

// Documented as text; a published sample has a list.
const TextOrTexts = z
  .union([z.string().transform((text) => [text]), z.array(z.unknown())])
  .nullish()
  .catch(undefined)
  .transform((texts) => looseTexts.parse(texts));

// A flag or a date: the documents do not say.
const Ends = z
  .unknown()
  .optional()
  .transform((ends) => looseFlag.parse(ends) ?? looseText.parse(ends) ?? false);

const System = z
  .object({ name: z.string().min(1), endOfService: Ends })
  .transform(({ name, endOfService }): NodeSystem => ({ name, ends: endOfService }));

const Scope = z.object({ scope: z.string().min(1) }).transform(({ scope }) => scope);

export const WirePoolSettings = z
  .object({
    networkCidrs: looseTexts,
    networkQuota: looseLimit,
    poolQuota: looseLimit,
    // The tables of most editions leave out the l; the sample and the SDKs do not.
    poolHighAvailable: looseFlag,
    pooHighAvailable: looseFlag,
    networkSubnetTypes: looseTexts,
    volumeTypes: looseTexts,
    maxPoolFlavors: looseNumber,
    clusterFlavorSpecs: TextOrTexts,
    licenseScopeType: looseText,
    nodeOSVersionSupport: looseList(System),
    poolScopePlugins: looseList(Scope),
  })
  .transform(
    (wire): PoolSettings => ({
      networkCidrs: wire.networkCidrs,
      networkLimit: wire.networkQuota,
      poolLimit: wire.poolQuota,
      isHighlyAvailable: wire.poolHighAvailable ?? wire.pooHighAvailable,
      subnetTypes: wire.networkSubnetTypes,
      volumeTypes: wire.volumeTypes,
      maxPoolFlavors: wire.maxPoolFlavors,
      clusterFlavors: wire.clusterFlavorSpecs,
      licenceScope: wire.licenseScopeType,
      nodeSystems: wire.nodeOSVersionSupport,
      scopes: [...new Set(wire.poolScopePlugins)],
    }),
  );
