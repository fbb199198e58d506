import type { Settings } from '../src/domain/access/settings.ts';
import type { Parameter } from './project/job.ts';
import type { Project } from './project.ts';

/** A state of affairs to begin with. */
export interface Scenario {
  /** One line, for whoever has to choose. */
  readonly summary: string;
  readonly fill: (project: Project) => void;
  /** What an admin has set otherwise than it comes. */
  readonly settings?: Partial<Settings>;
}

const MINUTE = 60_000;

const LEARNING_RATE = {
  name: 'learning_rate',
  kind: 'continuous',
  lower: 0.0001,
  upper: 0.1,
} as const satisfies Parameter;
const BATCH_SIZE = {
  name: 'batch_size',
  kind: 'discrete',
  values: [16, 32, 64, 128],
} as const satisfies Parameter;

export const scenarios = {
  halfway: {
    summary: 'A search in the middle with a clear best, a leader still running, a nan and an error',
    fill: halfway,
  },
  guarded: {
    summary: 'The same, where stopping a trial in the top quarter needs a second operator',
    fill: halfway,
    settings: { approval: { topQuarter: true } },
  },
  rehearsal: {
    summary: 'The same as a dry run: everything happens but the request that stops a trial',
    fill: halfway,
    settings: { isDryRun: true },
  },
  failed: { summary: 'A search whose every trial has failed', fill: failed },
  diverging: { summary: 'A search in which every loss has become nan', fill: diverging },
  large: { summary: 'A search of 500 trials, two thirds done', fill: large },
  reported: {
    summary:
      'What people have reported: a failed job with trials left running, two workspaces, nested configs, an NPU log',
    fill: reported,
  },
  sample: {
    summary: "The search of the vendor's published sample replies",
    fill: (project) => void project.addSample(),
  },
  empty: { summary: 'A project in which nothing has been made yet', fill: empty },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

function halfway(project: Project): void {
  project.addSearch({
    name: 'bert-tune',
    objectives: [{ metric: 'loss', mode: 'min' }],
    parameters: [
      { ...LEARNING_RATE, upper: 0.01 },
      { name: 'warmup_ratio', kind: 'continuous', lower: 0, upper: 0.2 },
    ],
    trials: 12,
    seed: 7,
    createdAt: ago(project, 300),
    user: 'nlp-team',
  });
  project.addJob({ name: 'resnet-baseline', createdAt: ago(project, 90), user: 'vision-team' });
  project.addSearch({
    name: 'vit-yaml',
    parameters: [LEARNING_RATE, BATCH_SIZE],
    trials: 8,
    seed: 3,
    createdAt: ago(project, 60),
    user: 'nlp-team',
    yaml: 'obs://ml-team/vit-yaml/search.yaml',
  });
  project.addSearch({
    name: 'resnet-lr',
    parameters: [LEARNING_RATE, BATCH_SIZE],
    trials: 24,
    seed: 387,
    divergesAbove: 0.05,
    failureRate: 0.06,
    createdAt: ago(project, 35),
    user: 'vision-team',
  });
}

function failed(project: Project): void {
  project.addSearch({
    name: 'resnet-lr',
    parameters: [LEARNING_RATE, BATCH_SIZE],
    trials: 8,
    failureRate: 1,
    createdAt: ago(project, 120),
  });
}

function diverging(project: Project): void {
  project.addSearch({
    name: 'resnet-lr',
    parameters: [{ ...LEARNING_RATE, lower: 0.5, upper: 5 }, BATCH_SIZE],
    trials: 8,
    divergesAbove: 0,
    createdAt: ago(project, 120),
  });
}

/** Tables and logs as they stand in public reports, each in a search of its own. */
function reported(project: Project): void {
  const { id } = project.addTable({
    name: 'npu-failed',
    phase: 'Failed',
    createdAt: ago(project, 90),
    rows: [
      { reward: 0.71, seconds: 610 },
      { reward: 0.84, status: 'RUNNING', done: 'False', seconds: 480 },
      { reward: '', status: 'PENDING', done: '' },
    ],
  });
  project.records.write(id, { log: NPU_LOG });
  project.addTable({
    name: 'resnet-lr',
    workspace: VISION,
    createdAt: ago(project, 60),
    rows: [{ reward: 0.9 }, { reward: 0.88 }],
  });
  project.addTable({
    name: 'resnet-lr',
    createdAt: ago(project, 30),
    samples: 6,
    rows: [0.5, 0.62, 0.6].map((reward, index) => ({
      reward,
      cells: {
        config: {
          train_loop_config: { lr: 0.001 * (index + 1), num_kernels: 18 + index, epochs: 5 },
          seed: 1_000 + index,
          wandb: { project: 'demo', api_key: '5f2c9d1ab34e6078c5d2e1f0a9b8c7d6e5f4a3b2' },
          trial_index: index,
        },
      },
    })),
  });
}

/** The second workspace of the project. */
const VISION = 'b0091887f839492b99cbc884f1e20e00';

const NPU_LOG = [
  'epoch 3 step 400 loss 1.2031',
  '[W NPUStream.cpp:409] Warning: NPU warning, error code is 507046[Error]: ',
  'EE1002: 2026-11-30-16:50:00.041.231 Stream synchronize timeout. rtDeviceSynchronize execute failed, reason=[stream sync timeout]',
  '        Solution: 1. Check whether the timeout interval is properly set. 2. Check whether the network is normal.',
  '[ModelArts Service Log]2026-11-30 16:50:03,101 - ERROR - proc-rank-0-device-0 (pid: 126) has exited with non-zero code: 255',
  '',
].join('\n');

function large(project: Project): void {
  project.addSearch({
    name: 'resnet-lr',
    parameters: [
      LEARNING_RATE,
      BATCH_SIZE,
      { name: 'weight_decay', kind: 'continuous', lower: 1e-6, upper: 0.01 },
    ],
    trials: 500,
    parallel: 16,
    divergesAbove: 0.05,
    failureRate: 0.02,
    createdAt: ago(project, 220),
  });
}

function empty({ resources, platform, insights }: Project): void {
  resources.osQuotas = [];
  resources.trainingQuotas = [];
  for (const list of [resources.workspaces, resources.networks, resources.models]) list.length = 0;
  // Every account has this one.
  resources.workspaces.push({ id: '0', name: 'default', quotas: [] });
  platform.runtimes = [];
  platform.engines = [];
  platform.tags = [];
  platform.channel = undefined;
  insights.templates = { families: [] };
}

/** The search to speak of to somebody new: the newest; undefined where there is none. */
export function exampleIn({ jobs }: Pick<Project, 'jobs'>): string | undefined {
  const searches = jobs.filter(({ search }) => search);
  return searches.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0]?.name;
}

function ago(project: Project, minutes: number): Date {
  return new Date(project.now().getTime() - minutes * MINUTE);
}
