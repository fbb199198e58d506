import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import type { Criterion } from '../../../src/domain/search/criterion.ts';
import { progressOf } from '../../../src/domain/search/progress.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import type { Job } from '../../../src/domain/search/search.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';
import records from '../../samples/records.json' with { type: 'json' };

const max: Criterion = { metric: 'acc', column: 'reward', mode: 'max', assumedMode: false };
const search = (planned?: number): Job => ({
  ...aSearch(),
  search: { objectives: [], parameters: [], planned },
});

function progress(trials: readonly Trial[], job = search(), stopped: ReadonlySet<string> = new Set()) {
  const ranking = rank(trials, { criterion: max, by: 'final', stopped });
  return progressOf({ job, trials, ranking, stopped });
}

const finished = (count: number, reward: (i: number) => number = (i) => i) =>
  Array.from({ length: count }, (_, i) => aTrial({ id: `t${i}`, index: i, reward: reward(i), seconds: 60 }));
const running = (count: number, from = 1_000) =>
  Array.from({ length: count }, (_, i) =>
    aTrial({ id: `r${i}`, index: from + i, state: 'running', reward: '', seconds: 30 }),
  );

describe('progressOf', () => {
  it('counts what has ended against what is planned', () => {
    const trials = [...finished(3), aTrial({ index: 50, state: 'failed', reward: '' }), ...running(2)];
    expect(progress(trials, search(20))).toMatchObject({
      done: 4,
      total: 20,
      isPlanned: true,
      isAbout: false,
    });
    expect(progress(trials)).toMatchObject({ done: 4, total: 6, isPlanned: false });
  });

  it('knows only about how many there will be where the plan is a sum', () => {
    const job = search(20);
    const about = { ...job, search: job.search && { ...job.search, isPlanAbout: true } };
    expect(progress(finished(8), about)).toMatchObject({ total: 20, isAbout: true });
    expect(progress(finished(21), about)).toMatchObject({ total: 21, isAbout: false });
  });

  it('counts the trials rather than the plan where there are more trials', () => {
    expect(progress(finished(8), search(5))).toMatchObject({ done: 8, total: 8, isPlanned: true });
  });

  it.each(records.cases.map(({ name, ...each }) => [name, each] as const))(
    'agrees with the published chance of a drought: %s',
    (_name, { input, expected }) => {
      const mode = input.mode === 'min' ? 'min' : 'max';
      const trials = input.values.map((value, i) => aTrial({ id: `t${i}`, index: i, reward: value }));
      const ranking = rank(trials, { criterion: { ...max, mode }, by: 'final' });
      const { drought } = progressOf({ job: search(), trials, ranking, stopped: new Set() });
      expect(drought?.of ?? 0).toBe(expected.n);
      if (!drought) return;
      expect(drought.since).toBe(expected.since);
      expect(drought.tied).toBe(expected.tied);
      expect(drought.chance).toBeCloseTo(expected.chanceOfDrought ?? Number.NaN, 12);
    },
  );

  it('tells how long there was no new best, and how probable that is by chance', () => {
    expect(progress(finished(10, (i) => -Math.abs(i - 3))).drought).toEqual({
      since: 6,
      of: 10,
      tied: 1,
      chance: 0.4,
    });
    expect(progress(finished(10)).drought).toEqual({ since: 0, of: 10, tied: 1, chance: 1 });
    expect(progress(running(2)).drought).toBeUndefined();
  });

  it('leaves NaN out of the curve and the count', () => {
    const trials = [...finished(2), aTrial({ index: 2, reward: 'nan' })];
    expect(progress(trials).curve.map(({ at, best }) => [at, best])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('gives the rate by the time that the job has run', () => {
    expect(progress(finished(8)).perHour).toBe(8);
    expect(progress(finished(8), { ...search(), ranFor: undefined }).perHour).toBeUndefined();
    expect(progress(finished(8), { ...search(), ranFor: 5_000 }).perHour).toBeUndefined();
    expect(progress(running(1)).perHour).toBeUndefined();
  });

  it('estimates from the durations of finished trials, and how many run at once', () => {
    expect(progress([...finished(5), ...running(2)], search(11)).remaining).toEqual({
      kind: 'range',
      low: 150,
      high: 180,
    });
  });

  it('does not estimate from trials that the bot has stopped', () => {
    const trials = [...finished(3), ...running(1)];
    expect(progress(trials, search(9), new Set(['t0'])).remaining).toEqual({
      kind: 'unknown',
      why: 'tooFew',
    });
  });

  it('has nothing left once the job has ended, whatever was planned', () => {
    expect(progress(finished(3), { ...search(20), phase: 'Completed' }).remaining).toEqual({
      kind: 'nothing',
    });
    expect(progress(finished(3), { ...search(20), phase: 'Terminating' }).remaining.kind).toBe('nothing');
  });

  it.each([-5, 0, 1e308])('ignores a duration of %d seconds', (seconds) => {
    const trials = [...finished(3).map((trial) => ({ ...trial, seconds })), ...running(1)];
    expect(progress(trials, search(9)).remaining).toEqual({ kind: 'unknown', why: 'tooFew' });
  });

  it('is the same for any order of the trials', () => {
    const anyTrial = fc.record({
      reward: fc.constantFrom('0.1', '0.5', '0.5', 'tensor(0.5000)', '0.9', 'nan', 'x', ''),
      state: fc.constantFrom('finished', 'running', 'pending', 'failed', 'unknown'),
      seconds: fc.constantFrom(undefined, 0, 10, 75, 4_000),
      index: fc.option(fc.nat(30), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(anyTrial, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (specs, luck) => {
        const trials = specs.map(({ index, ...spec }, row): Trial => {
          return { ...aTrial({ ...spec, id: `t${row}`, row }), index };
        });
        const keys = new Map(trials.map((each) => [each, luck.next().value ?? 0]));
        const shuffled = trials.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        const [a, b] = [progress(trials, search(40)), progress(shuffled, search(40))];
        expect({ ...b, remaining: undefined }).toEqual({ ...a, remaining: undefined });
        expect(rounded(b.remaining)).toEqual(rounded(a.remaining));
      }),
    );
  });
});

/** Sums of the same numbers in another order differ in their last digits. */
function rounded(remaining: object): unknown {
  return JSON.parse(
    JSON.stringify(remaining, (_, value) =>
      typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
    ),
  );
}
