import { z } from 'zod';
import type { Connection, ConnectionState, Network, NetworkPhase } from '../../domain/platform/network.ts';
import { looseFlag, looseList, looseText, looseTime, maskedText } from '../http/loose.ts';

const PHASES: readonly NetworkPhase[] = ['Creating', 'Active', 'Abnormal'];
const STATES: readonly ConnectionState[] = ['Connecting', 'Creating', 'Active', 'Abnormal', 'Deleting'];

const State = looseText.transform(
  (state): ConnectionState => STATES.find((each) => each === state) ?? 'Unknown',
);

const Peer = z
  .object({ peerVpcId: z.string().min(1), peerSubnetId: looseText, defaultGateWay: looseFlag, phase: State })
  .transform(
    (wire): Connection => ({
      kind: 'vpc',
      vpcId: wire.peerVpcId,
      subnetId: wire.peerSubnetId,
      isDefaultGateway: wire.defaultGateWay ?? false,
      state: wire.phase,
    }),
  );

const Files = z
  .object({
    sfsId: z.string().min(1),
    name: looseText,
    connectionType: looseText,
    ipAddr: looseText,
    status: State,
  })
  .transform(
    (wire): Connection => ({
      kind: 'files',
      id: wire.sfsId,
      name: wire.name,
      by: wire.connectionType,
      address: wire.ipAddr,
      state: wire.status,
    }),
  );

// Both are `{}` for a network without connections, and `sfsTurbo…` is not in every edition.
const Wanted = z
  .object({ peerConnectionList: looseList(Peer), sfsTurboConnectionList: looseList(Files) })
  .nullish()
  .catch(undefined);
const Seen = z
  .object({ peerConnectionStatus: looseList(Peer), sfsTurboStatus: looseList(Files) })
  .nullish()
  .catch(undefined);

const texts = z.record(z.string(), z.unknown()).nullish().catch(undefined);

/** A network as the list and the detail show it, in the manner of Kubernetes. */
export const WireNetwork = z
  .object({
    metadata: z.object({
      name: z.string().min(1),
      creationTimestamp: looseTime,
      labels: texts,
      annotations: texts,
    }),
    spec: z.object({ cidr: looseText, ipv6enable: looseFlag, connection: Wanted }).nullish(),
    status: z.object({ phase: looseText, connectionStatus: Seen }).nullish(),
  })
  .transform(
    ({ metadata, spec, status }): Network => ({
      id: metadata.name,
      name: looseText.parse(metadata.labels?.['os.modelarts/name']) ?? metadata.name,
      description: maskedText.parse(metadata.annotations?.['os.modelarts/description']),
      phase: PHASES.find((phase) => phase === status?.phase) ?? 'Unknown',
      cidr: spec?.cidr,
      hasIpv6: spec?.ipv6enable,
      createdAt: metadata.creationTimestamp,
      workspaceId: looseText.parse(metadata.labels?.['os.modelarts/workspace.id']),
      connections: connectionsOf(
        [
          ...(spec?.connection?.peerConnectionList ?? []),
          ...(spec?.connection?.sfsTurboConnectionList ?? []),
        ],
        [
          ...(status?.connectionStatus?.peerConnectionStatus ?? []),
          ...(status?.connectionStatus?.sfsTurboStatus ?? []),
        ],
      ),
    }),
  );

/** Those that are there, with their state, and those that are asked for and of which nothing is seen yet. */
function connectionsOf(wanted: readonly Connection[], seen: readonly Connection[]): Connection[] {
  const present = new Set(seen.map(keyOf));
  return [...seen, ...wanted.filter((each) => !present.has(keyOf(each)))];
}

function keyOf(connection: Connection): string {
  return connection.kind === 'vpc'
    ? `vpc ${connection.vpcId} ${connection.subnetId ?? ''}`
    : `files ${connection.id}`;
}
