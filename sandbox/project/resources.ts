/** What a project has besides its jobs: quotas, networks, models, workspaces. Scenarios and tests edit it. */
export interface Resources {
  /** Absent: the published sample, to the byte. */
  osQuotas: WorldQuota[] | undefined;
  osConfig: Readonly<Record<string, unknown>>;
  trainingQuotas: WorldQuota[];
  readonly workspaces: WorldWorkspace[];
  readonly networks: WorldNetwork[];
  readonly models: WorldModel[];
}

interface WorldQuota {
  readonly name: string;
  /** As it is sent: a number, text, or null. */
  readonly limit: unknown;
  readonly used: unknown;
}

interface WorldWorkspace {
  readonly id: string;
  readonly name: string;
  readonly quotas: WorldWorkspaceQuota[];
}

interface WorldWorkspaceQuota extends WorldQuota {
  readonly en: string;
  readonly zh: string;
  readonly unit: { readonly en: string; readonly zh: string };
}

interface WorldNetwork {
  /** Generated; the sample's is answered with the sample. */
  readonly id: string;
  readonly name: string;
  readonly phase: 'Creating' | 'Active' | 'Abnormal';
  readonly cidr: string;
  readonly createdAt: Date;
  readonly peers?: readonly Readonly<Record<string, unknown>>[];
  readonly files?: readonly Readonly<Record<string, unknown>>[];
}

interface WorldModel {
  /** The sample's is answered with the sample. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly status: string;
  /** Bytes. */
  readonly size: number;
  /** The sample has none. */
  readonly createdAt?: Date;
  /** What the detail has besides. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export const SAMPLE_NETWORK = 'network-7a03-86c13962597848eeb29c5861153a391f';
export const SAMPLE_MODEL = '10eb0091-887f-4839-9929-cbc884f1e20e';

export function createResources(): Resources {
  return {
    osQuotas: undefined,
    osConfig: {
      networkCidrs: ['192.168.0.0/16', '172.16.0.0/12', '10.0.0.0/8'],
      networkQuota: 15,
      poolQuota: 15,
      // Misspelt like this in the tables of most editions.
      pooHighAvailable: true,
      poolScopePlugins: [{ scope: 'Train' }, { scope: 'Infer' }, { scope: 'Notebook' }],
    },
    trainingQuotas: [{ name: 'job-num', limit: 20, used: 19 }],
    workspaces: [
      {
        id: '0',
        name: 'default',
        quotas: [
          {
            name: 'modelarts.service.realtime.number',
            en: 'Real-time services',
            zh: '在线服务',
            unit: { en: 'services', zh: '个' },
            limit: -1,
            used: null,
          },
          {
            name: 'exemlProject.number',
            en: 'ExeML projects',
            zh: '自动学习项目',
            unit: { en: 'projects', zh: '个' },
            limit: 10,
            used: 3,
          },
        ],
      },
      {
        id: 'b0091887f839492b99cbc884f1e20e00',
        name: 'vision',
        quotas: [
          {
            name: 'notebook.number',
            en: 'Notebook instances',
            zh: 'Notebook 实例',
            unit: { en: 'instances', zh: '个' },
            limit: 8,
            used: 8,
          },
        ],
      },
    ],
    networks: [
      {
        id: SAMPLE_NETWORK,
        name: 'network-7a03',
        phase: 'Active',
        cidr: '192.168.128.0/17',
        createdAt: new Date('2022-09-16T09:44:59Z'),
      },
      {
        id: 'training-net-0123456789abcdef0123456789abcdef',
        name: 'training-net',
        phase: 'Active',
        cidr: '172.16.0.0/16',
        createdAt: new Date('2026-03-02T01:20:00Z'),
        peers: [
          {
            peerVpcId: '4c8c7a1e-3a8e-4f0a-9b1d-2f6f3c1f7f01',
            peerSubnetId: '91d3f2aa-5c11-4f7c-8a5e-0c7f6f8d2b02',
            defaultGateWay: true,
            phase: 'Active',
          },
        ],
        files: [
          {
            name: 'sfs-turbo-datasets',
            sfsId: '0d3a9c55-7b7e-4a6f-9d41-5f8e2a1b6c03',
            connectionType: 'VpcPort',
            ipAddr: '172.16.0.12',
            status: 'Abnormal',
          },
        ],
      },
    ],
    models: [
      {
        id: SAMPLE_MODEL,
        name: 'mnist',
        version: '1.0.0',
        type: 'TensorFlow',
        status: 'published',
        size: 5_633_481,
      },
      resnet('0.0.2', '7c1b9f1e-2f53-4f0e-8a55-6a3c1c0e5b02', 'building'),
      resnet('0.0.1', '7c1b9f1e-2f53-4f0e-8a55-6a3c1c0e5b01', 'published'),
    ],
  };
}

function resnet(version: string, id: string, status: string): WorldModel {
  const accuracy = { accuracy: 0.9312, f1: 0.9288 };
  return {
    id,
    name: 'resnet50_v2',
    version,
    type: 'PyTorch',
    status,
    size: 102_502_400,
    createdAt: new Date(version === '0.0.2' ? '2026-11-18T06:00:00Z' : '2026-10-30T06:00:00Z'),
    more: { runtime: 'pytorch1.8-python3.7-gpu', model_metrics: JSON.stringify(accuracy) },
  };
}
