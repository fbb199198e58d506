import { describe, expect, it, onTestFinished } from 'vitest';
import { createWorldClock } from '../../sandbox/clock.ts';
import { playScenario } from '../../sandbox/play.ts';
import { createProject } from '../../sandbox/project.ts';
import { exampleIn, type ScenarioName, scenarios } from '../../sandbox/scenarios.ts';
import { personAt, WAIT_LIMIT_MS } from '../../sandbox/slack/person.ts';

const EMPTY = {
  jobs: 'There are no training jobs in this project yet.',
  best: 'There is no search to pick from yet',
  networks: 'no networks yet',
  models: 'no models yet',
  quotas: 'ModelArts names no quotas here.',
  runtimes: 'no runtimes',
  tags: 'No notebook',
  templates: 'no search templates',
  'vpc-channel': 'no VPC access channel',
};

const NOW = new Date('2026-11-20T08:00:00Z');

describe('the sandbox scenario', () => {
  it('halfway has a clear best, a running leader, a nan and an error', () => {
    const cells = cellsOf('halfway', 'resnet-lr');
    const usable = (status: string) =>
      cells
        .filter((each) => each.status === status && each.reward_attr !== '' && each.reward_attr !== 'nan')
        .map((each) => Number(each.reward_attr))
        .sort((a, b) => b - a);

    const [best = 0, second = 0] = usable('TERMINATED');
    const [leader = 0] = usable('RUNNING');
    expect(best - second).toBeGreaterThan(0.05);
    expect(leader).toBeGreaterThan(best);
    expect(cells.filter((each) => each.reward_attr === 'nan')).toHaveLength(1);
    expect(cells.filter((each) => each.status === 'ERROR')).toHaveLength(1);
  });

  it('halfway has a finished search, a YAML-configured one and an ordinary job beside it', () => {
    const { jobs } = filled('halfway');

    const job = (name: string) => jobs.find((each) => each.name === name);
    expect(job('bert-tune')?.status(NOW).phase).toBe('Completed');
    expect(job('bert-tune')?.search?.settings.objectives).toEqual([{ metric: 'loss', mode: 'min' }]);
    expect(job('vit-yaml')?.search?.settings.yaml).toMatch(/^obs:/);
    expect(job('resnet-baseline')?.search).toBeUndefined();
  });

  it('reported has a failed job with trials left running, two workspaces and a nested config', () => {
    const { jobs } = filled('reported');
    expect(jobs.find(({ name }) => name === 'npu-failed')?.status(NOW).phase).toBe('Failed');
    expect(cellsOf('reported', 'npu-failed').map(({ status }) => status)).toContain('RUNNING');
    const named = jobs.filter(({ name }) => name === 'resnet-lr');
    expect(new Set(named.map(({ workspace = '0' }) => workspace)).size).toBe(2);
  });

  it('failed has nothing but errors', () => {
    expect(new Set(cellsOf('failed', 'resnet-lr').map((each) => each.status))).toEqual(new Set(['ERROR']));
  });

  it('diverging has nothing but nan', () => {
    expect(new Set(cellsOf('diverging', 'resnet-lr').map((each) => each.reward_attr))).toEqual(
      new Set(['nan']),
    );
  });

  it('large has most of its 500 trials behind it', () => {
    expect(cellsOf('large', 'resnet-lr').length).toBeGreaterThan(300);
  });

  it.each([
    ['halfway', 'resnet-lr'],
    ['large', 'resnet-lr'],
    ['sample', 'sample'],
    ['empty', undefined],
  ] as const)('%s has the example search %s', (scenario, example) => {
    expect(exampleIn(filled(scenario))).toBe(example);
  });

  it('empty shows the empty state of every list', async () => {
    // So that no answer is late, on however slow a machine.
    const ackWithin = WAIT_LIMIT_MS;
    const world = await playScenario(scenarios.empty, { ackWithin, slack: { ackWithin } });
    onTestFinished(async () => world.close());
    const viewer = personAt(world.slack, world.workspace, 'U0VIEWER');
    for (const [line, sentence] of Object.entries(EMPTY)) {
      const { shown } = await viewer.types(`/modelarts ${line}`);
      expect(shown).toContain(sentence);
      expect(shown).not.toContain('HTTP 4');
    }
  });
});

function filled(name: ScenarioName) {
  const project = createProject(createWorldClock(NOW));
  scenarios[name].fill(project);
  return project;
}

function cellsOf(scenario: ScenarioName, job: string) {
  const search = filled(scenario).jobs.find((each) => each.name === job)?.search;
  return search?.table(NOW).rows.map((row) => row.cells) ?? [];
}
