import { describe, expect, it } from 'vitest';
import { createWorldClock, type WorldClock } from '../../sandbox/clock.ts';
import type { TrialRow, WorldJob } from '../../sandbox/project/job.ts';
import type { SearchSpec } from '../../sandbox/project/spec.ts';
import { createProject, type Project } from '../../sandbox/project.ts';

const SPEC: SearchSpec = {
  name: 'resnet-lr',
  parameters: [
    { name: 'learning_rate', kind: 'continuous', lower: 0.0001, upper: 0.1 },
    { name: 'batch_size', kind: 'discrete', values: [16, 32] },
  ],
  trials: 6,
  parallel: 2,
};
const MINUTE = 60_000;

describe('a live search of the fake project', () => {
  it('passes through the phases of a job', async () => {
    const { clock, project } = world();
    const job = project.addSearch(SPEC);
    const phase = () => job.status(clock.now()).phase;

    expect(phase()).toBe('Creating');
    await clock.advance(15_000);
    expect(phase()).toBe('Pending');
    await clock.advance(MINUTE);
    expect(phase()).toBe('Running');
    await clock.advance(120 * MINUTE);
    expect(phase()).toBe('Completed');
  });

  it('runs as many trials at once as it may', async () => {
    const { clock, project } = world();
    const job = project.addSearch(SPEC);

    await clock.advance(5 * MINUTE);

    expect(rows(job, clock).filter((row) => !row.ended)).toHaveLength(2);
  });

  it('shows rising accuracy and falling loss', async () => {
    const { clock, project } = world();
    const job = project.addSearch({ ...SPEC, trials: 1 });

    await clock.advance(2 * MINUTE);
    const early = only(rows(job, clock));
    await clock.advance(5 * MINUTE);
    const late = only(rows(job, clock));

    expect(Number(late.cells.acc)).toBeGreaterThan(Number(early.cells.acc));
    expect(loss(late)).toBeLessThan(loss(early));
    expect(late.cells.loss).toMatch(/^tensor\(\d\.\d{4}, device='cuda:0', requires_grad=True\)$/);
  });

  it('repeats the reward metric in reward_attr and keeps the best in best_reward', async () => {
    const { clock, project } = world();
    const job = project.addSearch({ ...SPEC, trials: 30 });

    await clock.advance(120 * MINUTE);

    for (const { cells } of rows(job, clock)) {
      expect(cells.reward_attr).toBe(cells.acc);
      expect(Number(cells.best_reward)).toBeGreaterThanOrEqual(Number(cells.reward_attr));
    }
  });

  it('has nothing to report while a trial is being launched', async () => {
    const { clock, project } = world();
    const job = project.addSearch({ ...SPEC, trials: 1 });

    await clock.advance(32_000);

    expect(only(rows(job, clock)).cells).toMatchObject({
      status: 'PENDING',
      reward_attr: '',
      acc: '',
      pid: '',
    });
  });

  it('diverges where the learning rate is too high', async () => {
    const { clock, project } = world();
    const job = project.addSearch({ ...SPEC, divergesAbove: 0.01, trials: 20 });

    await clock.advance(300 * MINUTE);

    for (const { cells } of rows(job, clock)) {
      expect(cells.reward_attr === 'nan').toBe(learningRate(cells) > 0.01);
    }
  });

  it('fails when each of its trials fails', async () => {
    const { clock, project } = world();
    const job = project.addSearch({ ...SPEC, failureRate: 1 });

    await clock.advance(300 * MINUTE);

    expect(rows(job, clock).map((row) => row.cells.status)).toEqual(Array(6).fill('ERROR'));
    expect(job.status(clock.now()).phase).toBe('Failed');
  });

  it('is the same from the same seed, however the clock was advanced', async () => {
    const [slow, fast] = [world(), world()];
    const [patient, hasty] = [slow.project.addSearch(SPEC), fast.project.addSearch(SPEC)];

    for (let minute = 0; minute < 20; minute += 1) {
      await slow.clock.advance(MINUTE);
      rows(patient, slow.clock);
    }
    await fast.clock.advance(20 * MINUTE);

    expect(rows(patient, slow.clock)).toEqual(rows(hasty, fast.clock));
  });

  it('differs from one seed to the next', async () => {
    const { clock, project } = world();
    const jobs = [1, 2].map((seed) => project.addSearch({ ...SPEC, seed }));

    await clock.advance(10 * MINUTE);

    const [first, second] = jobs.map((job) => rows(job, clock).map((row) => row.cells.config));
    expect(first).not.toEqual(second);
  });

  it('ends a stopped trial a little later and gives its place to the next', async () => {
    const [left, right] = [world(), world()];
    const [alone, stopped] = [left.project.addSearch(SPEC), right.project.addSearch(SPEC)];
    await left.clock.advance(5 * MINUTE);
    await right.clock.advance(5 * MINUTE);
    const id = first(rows(stopped, right.clock)).id;

    stopped.search.stop(id, right.clock.now());
    await right.clock.advance(3_000);
    expect(first(rows(stopped, right.clock)).cells.status).toBe('RUNNING');
    await right.clock.advance(2_000);
    await left.clock.advance(5_000);

    expect(first(rows(stopped, right.clock)).cells).toMatchObject({ status: 'TERMINATED', done: 'True' });
    expect(rows(stopped, right.clock)).toHaveLength(3);
    expect(rows(alone, left.clock)).toHaveLength(2);
  });
});

describe('a trial table of the fake project, written by hand,', () => {
  it('fills in what a row leaves out', () => {
    const { clock, project } = world();
    const job = project.addTable({ name: 'mine', rows: [{ reward: 'nan', status: 'RUNNING' }, {}] });

    const [running, finished] = rows(job, clock).map((row) => row.cells);
    expect(running).toMatchObject({ reward_attr: 'nan', acc: 'nan', best_reward: 'nan', done: 'False' });
    expect(finished).toMatchObject({ reward_attr: '0.5', status: 'TERMINATED', done: 'True' });
  });

  it('shows a later edit, and what follows from it', () => {
    const { clock, project } = world();
    const job = project.addTable({ name: 'mine', rows: [{ status: 'RUNNING' }] });

    Object.assign(job.row(0), { reward: 0.75, status: 'TERMINATED' });
    job.rows.push({ reward: 1 });

    expect(rows(job, clock).map((row) => row.cells)).toMatchObject([
      { reward_attr: '0.75', acc: '0.75', status: 'TERMINATED', done: 'True' },
      { reward_attr: '1.0' },
    ]);
  });

  it('writes any cell as it is told', () => {
    const { clock, project } = world();
    const job = project.addTable({ name: 'mine', rows: [{ cells: { config: "{'lr': 0.1}", done: true } }] });

    expect(only(rows(job, clock)).cells).toMatchObject({ config: "{'lr': 0.1}", done: true });
  });

  it('ends a stopped row when its delay is over', async () => {
    const { clock, project } = world();
    const job = project.addTable({
      name: 'mine',
      rows: [{ id: 'a1', status: 'RUNNING' }],
      stopDelayMs: 60_000,
    });

    job.search.stop('a1', clock.now());
    await clock.advance(59_000);
    expect(only(rows(job, clock)).cells.status).toBe('RUNNING');
    await clock.advance(1_000);
    expect(only(rows(job, clock)).cells).toMatchObject({ status: 'TERMINATED', done: 'True' });
  });

  it('never ends a stopped row when it does not obey', async () => {
    const { clock, project } = world();
    const job = project.addTable({ name: 'mine', rows: [{ id: 'a1', status: 'RUNNING' }], obeysStop: false });

    job.search.stop('a1', clock.now());
    await clock.advance(60 * MINUTE);

    expect(only(rows(job, clock)).cells.status).toBe('RUNNING');
  });
});

function world(): { clock: WorldClock; project: Project } {
  const clock = createWorldClock(new Date('2026-11-20T08:00:00Z'));
  return { clock, project: createProject(clock) };
}

function rows(job: WorldJob, clock: WorldClock): readonly TrialRow[] {
  return job.search?.table(clock.now()).rows ?? [];
}

function only(all: readonly TrialRow[]): TrialRow {
  expect(all).toHaveLength(1);
  return first(all);
}

function first([row]: readonly TrialRow[]): TrialRow {
  if (!row) throw new Error('There is no row.');
  return row;
}

function loss({ cells }: TrialRow): number {
  return Number(/[\d.]+/.exec(String(cells.loss))?.[0]);
}

function learningRate(cells: TrialRow['cells']): number {
  return Number(Object.entries(cells.config ?? {}).find(([name]) => name === 'learning_rate')?.[1]);
}
