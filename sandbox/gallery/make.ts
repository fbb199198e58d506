import { readNumber } from '../../src/domain/search/reading.ts';
import type { Job, Objective } from '../../src/domain/search/search.ts';
import type { Report, Trial } from '../../src/domain/search/trial.ts';

interface TrialMade extends Partial<Omit<Trial, 'reward' | 'bestReward' | 'metrics' | 'earlier'>> {
  /** As the table would hold it, such as `0.5`, `'nan'` or `'tensor(0.0754)'`. */
  readonly reward?: unknown;
  readonly best?: unknown;
  readonly metrics?: Readonly<Record<string, unknown>>;
  readonly earlier?: readonly unknown[];
}

let made = 0;

/** A finished trial, except for what is said of it. */
export function aTrial({
  reward = '0.5',
  best = reward,
  metrics = {},
  earlier = [],
  ...rest
}: TrialMade = {}): Trial {
  made += 1;
  const index = rest.index ?? made;
  return {
    ...aReport(reward, best, metrics),
    id: `trial${index}`,
    row: index,
    state: 'finished',
    disputed: false,
    parameters: {},
    ...rest,
    index,
    earlier: earlier.map((each) => aReport(each, each, {})),
  };
}

function aReport(reward: unknown, best: unknown, metrics: Readonly<Record<string, unknown>>): Report {
  return {
    reward: readNumber(reward),
    bestReward: readNumber(best),
    metrics: Object.fromEntries(Object.entries(metrics).map(([name, cell]) => [name, readNumber(cell)])),
    iteration: 1,
    seconds: 10,
  };
}

export function aSearch(
  name = 'resnet-lr',
  objectives: readonly Objective[] = [{ metric: 'acc', mode: 'max' }],
): Job {
  return { ...aJob(name), search: { objectives, parameters: [] } };
}

export function aJob(name = 'plain-job'): Job {
  return {
    id: '11111111-2222-4333-8444-555555555555',
    name,
    phase: 'Running',
    createdAt: new Date('2026-11-22T00:00:00Z'),
    ranFor: 3_600_000,
    user: 'platform',
    search: undefined,
  };
}
