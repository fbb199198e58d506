/** What the platform offers a project: runtimes, engines, plug-ins, tags and the VPC channel. Scenarios and tests edit it. */
export interface Platform {
  /** Absent: the published sample, to the byte. */
  runtimes: WorldRuntimes[] | undefined;
  engines: WorldEngine[];
  /** Only some regions mark the engines that can search. */
  marksEngines: boolean;
  readonly plugins: Map<string, WorldPlugin>;
  /** Of notebooks, by key; in each, the workspaces of its values. */
  tags: WorldTag[];
  /** Absent: none. `sample` and `refused` are the published samples, to the byte. */
  channel: WorldChannel | 'sample' | 'refused' | undefined;
}

/** The names are those of the wire: tests spoil the parallel arrays on purpose. */
export interface WorldRuntimes {
  readonly ai_engine: string;
  readonly runtimes: readonly unknown[];
  readonly request_mode?: readonly unknown[];
  readonly accelerators?: readonly unknown[];
  readonly arch?: readonly unknown[];
  readonly status_list?: readonly unknown[];
  readonly image_source?: readonly unknown[];
}

export interface WorldEngine {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly searches?: boolean;
}

interface WorldPlugin {
  readonly type: string;
  readonly description: string;
  /** Where `versions` stands: the table of the documents and the published sample differ. */
  readonly versionsIn: 'spec' | 'top';
  readonly versions: Readonly<Record<string, unknown>>;
}

interface WorldTag {
  readonly key: string;
  readonly value: string;
  readonly workspace: string;
}

interface WorldChannel {
  readonly domain: string;
  readonly services: readonly { readonly id: string; readonly name: string; readonly port: number }[];
}

export function createPlatform(): Platform {
  return {
    runtimes: undefined,
    engines: [
      {
        id: 'pytorch-cp37-1.8.0',
        name: 'PyTorch',
        version: 'pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64',
        searches: true,
      },
      {
        id: 'tensorflow-cp37-2.1.0',
        name: 'TensorFlow',
        version: 'tensorflow_2.1.0-cuda_10.1-py_3.7-ubuntu_18.04-x86_64',
        searches: true,
      },
      { id: 'horovod-cp37-0.20.0', name: 'Horovod', version: 'horovod_0.20.0-tensorflow_2.1.0-cuda_10.1' },
      { id: 'mpi-cp37-3.0.0', name: 'MPI', version: 'mindspore_1.3.0-cuda_10.1-py_3.7-ubuntu_1804-x86_64' },
    ],
    marksEngines: true,
    plugins: new Map([
      ['gpu-driver', gpuDriver()],
      ['npu-driver', npuDriver()],
    ]),
    tags: [
      { key: 'team', value: 'vision', workspace: '0' },
      { key: 'team', value: 'nlp', workspace: '0' },
      { key: 'cost-centre', value: '4711', workspace: '0' },
      { key: 'team', value: 'speech', workspace: 'a5b1c3d7e9f00214365870a9b8c7d6e5' },
    ],
    channel: {
      domain: 'infer-modelarts-cn-north-4.modelarts-infer.com',
      services: [
        {
          id: '2275a1b2-c96f-4d3e-820c-c7d4e5f6a789',
          name: 'cn-north-4.modelarts-infer.2275a1b2-c96f-4d3e-820c-c7d4e5f6a789',
          port: 443,
        },
      ],
    },
  };
}

function gpuDriver(): WorldPlugin {
  return {
    type: 'gpu-driver',
    description: 'NVIDIA driver for GPU nodes of a resource pool',
    versionsIn: 'spec',
    versions: {
      '470.182.03': {
        version: '470.182.03',
        creationTimestamp: '2024-05-20T08:00:00Z',
        description: 'CUDA 11.4',
        inputs: {},
        translate: {},
      },
      '535.129.03': {
        version: '535.129.03',
        creationTimestamp: '2025-03-11T08:00:00Z',
        description: 'CUDA 12.2',
        inputs: { driverVersion: '535.129.03', enableFabricManager: { type: 'boolean', default: false } },
        translate: {},
      },
    },
  };
}

/** As the published sample has it. */
function npuDriver(): WorldPlugin {
  return {
    type: 'npuDriver',
    description: 'npu driver',
    versionsIn: 'top',
    versions: { '78-21.0.2': { detail: 'c78driver&firmware' } },
  };
}
