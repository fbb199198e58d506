import { chance } from './chance.ts';
import type { WorldJob } from './job.ts';

/** What ModelArts finds out about searches, and the templates it has for them. Scenarios and tests edit it. */
export interface Insights {
  /** By job id, in place of what the world would make up. */
  readonly analyses: Map<string, WorldAnalysis>;
  /** Absent: the published sample, to the byte. */
  templates: WorldTemplates | undefined;
}

/** Undocumented, what comes before there is one: a table without rows, nothing at all, or a refusal. */
export type WorldAnalysis =
  | { readonly rows: readonly (readonly unknown[])[]; readonly header?: readonly string[] }
  | 'empty'
  | 'nothing'
  | 'refused';

interface WorldTemplates {
  readonly families: readonly { readonly type: string; readonly algorithms: readonly string[] }[];
  /** By `type/algorithm`; whatever is not there gets a file that the world makes up. */
  readonly files?: Readonly<Record<string, string>>;
}

const RATE = /(?:^|_)(?:lr|learning_rate)$/;

/** Finished trials from which the world analyses; how many ModelArts wants is not documented. */
const ENOUGH = 4;

export function createInsights(): Insights {
  return { analyses: new Map(), templates: undefined };
}

/** One row a searched parameter: its name, and mean and standard deviation in one text. */
export function analysisRows(job: WorldJob, now: Date): (readonly [string, string])[] {
  const { search } = job;
  const finished = search?.table(now).rows.filter(({ cells }) => cells.status === 'TERMINATED') ?? [];
  if (!search || finished.length < ENOUGH) return [];
  return search.settings.parameters.map(({ name }) => {
    // As in the searches of this world, the learning rate has most to do with the outcome.
    const mean = chance(job.id, name, 'mean') * 0.3 + (RATE.test(name) ? 0.55 : 0);
    const spread = 0.05 + chance(job.id, name, 'spread') * 0.35;
    return [name, `${mean.toFixed(4)}/${spread.toFixed(4)}`];
  });
}

/** An OBS path without scheme or host, as documented. */
export function plotPath(job: WorldJob, parameter: string): string {
  return `/ml-team/${job.name}/log/hyperparameter-analysis/fanova/${parameter}.png`;
}

/** With the indentation that the published sample has lost. */
export function templateFile(algorithm: string): string {
  return [
    'general:',
    '  instance_per_trial: 1',
    '  gpu_per_instance: 1',
    '',
    'search_space:',
    '  - params:',
    '    - type: continuous_param',
    '      name: lr',
    '      start: 0.001',
    '      stop: 0.1',
    '',
    'search_algorithm:',
    `  type: ${algorithm.toLowerCase()}_search`,
    '  max_concurrent: 4',
    '  reward_attr: accuracy',
    '  num_samples: 8',
    '  mode: max',
    '',
  ].join('\n');
}
