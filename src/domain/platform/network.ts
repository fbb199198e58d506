export type NetworkPhase = 'Creating' | 'Active' | 'Abnormal' | 'Unknown';

/** `Unknown` where ModelArts says nothing of a connection, or something new. */
export type ConnectionState = 'Connecting' | 'Creating' | 'Active' | 'Abnormal' | 'Deleting' | 'Unknown';

/** To a VPC of the customer's, or to a file system (SFS Turbo). */
export type Connection =
  | {
      readonly kind: 'vpc';
      readonly vpcId: string;
      readonly subnetId: string | undefined;
      readonly isDefaultGateway: boolean;
      readonly state: ConnectionState;
    }
  | {
      readonly kind: 'files';
      readonly id: string;
      readonly name: string | undefined;
      /** By `VpcPort` or `Peering`. */
      readonly by: string | undefined;
      readonly address: string | undefined;
      readonly state: ConnectionState;
    };

export interface Network {
  /** Generated: what ModelArts' paths want. */
  readonly id: string;
  /** What people call it; the id where it has no name of its own. */
  readonly name: string;
  readonly description: string | undefined;
  readonly phase: NetworkPhase;
  readonly cidr: string | undefined;
  readonly hasIpv6: boolean | undefined;
  readonly createdAt: Date | undefined;
  /** `0` is the default one. */
  readonly workspaceId: string | undefined;
  readonly connections: readonly Connection[];
}
