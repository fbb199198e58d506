import { describe, expect, it } from 'vitest';
import { createWorldClock } from '../../sandbox/clock.ts';
import { createProject } from '../../sandbox/project.ts';
import { type ScenarioName, scenarios } from '../../sandbox/scenarios.ts';

const NOW = new Date('2026-11-20T08:00:00Z');

describe('the scenario', () => {
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
