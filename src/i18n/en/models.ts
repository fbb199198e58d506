import type { HealthCheck, Need } from '../../domain/platform/model.ts';
import { type Inline, line } from '../line.ts';
import { plural } from '../plural.ts';

/** Models that have been imported into ModelArts. */
export const enModels = {
  title: 'Models',
  headline: (count: number) => `This project has ${plural(count, 'model')}, each version counted.`,
  matching: (count: number, word: string) => `${plural(count, 'model')} with “${word}” in the name.`,
  none: 'This project has no models yet.',
  noneMatching: (word: string) => `No model has “${word}” in its name.`,
  wholeName: 'With an underscore in it, ModelArts looks for the whole name only.',
  narrow: (shown: number, total: number) =>
    `The newest ${shown} of ${total}. For others add a part of the name: /modelarts models <name>`,
  pick: 'See one model…',
  all: 'All models',
  column: { version: 'Version', type: 'Type', size: 'Size', metric: 'Metric' },
  version: (name: string, version: string) => `${name} ${version}`,

  oneTitle: (name: string) => `Model ${name}`,
  oneHeadline: (name: string, status: string) => `Model ${name}: ${status}.`,
  status: {
    published: 'published',
    publishing: 'being published',
    failed: 'failed',
    building: 'being built',
    building_failed: 'could not be built',
  },
  noStatus: 'status unknown',
  statusIs: (status: Inline) => line`Status: ${status}`,
  type: (type: string) => `Type: ${type}`,
  algorithm: (name: string) => `Algorithm: ${name}`,
  size: (size: string) => `Size: ${size}`,
  created: (time: Inline) => line`Created: ${time}`,
  id: (id: Inline) => line`Id: ${id}`,
  runtime: (runtime: Inline) => line`Runtime: ${runtime}`,
  runtimes: (own: Inline, config: Inline) =>
    line`Runtime: ${own} by the model itself, ${config} by its config`,
  source: (where: Inline) => line`From: ${where}`,
  sourceJob: (job: string, version: string | undefined) =>
    version === undefined ? `From training job ${job}` : `From training job ${job}, version ${version}`,
  install: (kinds: readonly string[]) => `Can be deployed as: ${kinds.join(', ')}`,
  installType: { realtime: 'real-time service', batch: 'batch service', edge: 'edge service' },
  labels: (labels: readonly string[]) => `Labels: ${labels.join(', ')}`,
  needs: (needs: readonly string[]) => `Needs at least: ${needs.join(', ')}`,
  need: ({ what, amount }: Need) => `${{ cpu: 'CPU', gpu: 'GPU', memory: 'memory' }[what]} ${amount}`,
  workspace: (id: string) => (id === '0' ? 'Workspace: the default one' : `Workspace: ${id}`),

  metrics: 'Metrics',
  /** @param field where the numbers stand */
  metricsFrom: (field: string) => `Metrics, from ${field}`,
  metricsDiffer:
    'The two disagree: model_metrics is kept with the model, config.metrics came with the config it was imported with.',
  noMetrics: 'No metrics are kept with this model.',
  calls: (field: string) => `How to call it, from ${field}:`,
  input: (parameter: string) => `Input ${parameter}`,
  output: (parameter: string) => `Output ${parameter}`,
  range: (min: string, max: string) => `${min} to ${max}`,
  atLeast: (min: string) => `at least ${min}`,
  atMost: (max: string) => `at most ${max}`,
  packages: (field: string) => `Packages, from ${field}:`,
  health: (field: string) => `Health checks, from ${field}:`,
  check: { health: 'health', readiness: 'readiness', startup: 'startup' } satisfies Record<
    HealthCheck['kind'],
    string
  >,
  every: (span: string) => `every ${span}`,
  after: (failures: number) => `fails after ${failures} ${failures === 1 ? 'miss' : 'misses'}`,
  unreadable: (fields: readonly string[]) => `Not shown, since it is no readable JSON: ${fields.join(', ')}.`,

  notFound: (word: string) => `There is no model “${word}” in this project.`,
  which: (word: string) => `“${word}” is the name of several models or versions. Which one?`,
};
