import type { Limit } from './quotas.ts';

/** What new resource pools and networks may be like in this project. Empty and absent where ModelArts says nothing. */
export interface PoolSettings {
  readonly networkCidrs: readonly string[];
  readonly networkLimit: Limit;
  readonly poolLimit: Limit;
  readonly isHighlyAvailable: boolean | undefined;
  readonly subnetTypes: readonly string[];
  readonly volumeTypes: readonly string[];
  /** Node flavors in one pool. */
  readonly maxPoolFlavors: number | undefined;
  readonly clusterFlavors: readonly string[];
  readonly licenceScope: string | undefined;
  readonly nodeSystems: readonly NodeSystem[];
  /** What pools can be used for: `Train`, `Infer`, `Notebook`. */
  readonly scopes: readonly string[];
}

/** An operating system of nodes. */
export interface NodeSystem {
  readonly name: string;
  /** Whether its service has ended, or when it does, as ModelArts words it. */
  readonly ends: boolean | string;
}
