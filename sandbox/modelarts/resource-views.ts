import type { Resources } from '../project/resources.ts';

type Network = Resources['networks'][number];
type Model = Resources['models'][number];
type WorkspaceQuota = Resources['workspaces'][number]['quotas'][number];

/** A network in the manner of Kubernetes. */
export function networkView({ id, name, phase, cidr, createdAt, peers = [], files = [] }: Network): object {
  const hasNone = peers.length + files.length === 0;
  const wish = ({ phase: _, status, connectionType, ipAddr, ...rest }: Readonly<Record<string, unknown>>) =>
    rest;
  return {
    kind: 'Network',
    apiVersion: 'v1',
    metadata: {
      name: id,
      creationTimestamp: createdAt.toISOString().replace('.000', ''),
      labels: { 'os.modelarts/name': name, 'os.modelarts/workspace.id': '0' },
      annotations: {},
    },
    spec: {
      cidr,
      connection: hasNone
        ? {}
        : { peerConnectionList: peers.map(wish), sfsTurboConnectionList: files.map(wish) },
    },
    status: {
      phase,
      connectionStatus: hasNone ? {} : { peerConnectionStatus: peers, sfsTurboStatus: files },
    },
  };
}

/** A model as the list has it. */
export function modelView({ id, name, version, type, status, size, createdAt }: Model): object {
  return {
    model_id: id,
    model_name: name,
    model_version: version,
    model_type: type,
    model_status: status,
    model_size: size,
    ...(createdAt && { create_at: createdAt.getTime() }),
    workspace_id: '0',
  };
}

export function workspaceQuotaView({ name, limit, used, en, zh, unit }: WorkspaceQuota): object {
  return {
    resource: name,
    quota: limit,
    used_quota: used,
    min_quota: -1,
    max_quota: 1000,
    name_en: en,
    name_cn: zh,
    unit_en: unit.en,
    unit_cn: unit.zh,
  };
}
