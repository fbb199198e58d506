import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import type { Criterion } from '../../../src/domain/search/criterion.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import { reportOf } from '../../../src/domain/search/report.ts';
import type { Mode } from '../../../src/domain/search/search.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';

function report(
  trials: readonly Trial[],
  { mode = 'max', stopped = [] }: { mode?: Mode; stopped?: readonly string[] } = {},
) {
  const criterion: Criterion = { metric: 'acc', column: 'reward', mode, assumedMode: false };
  const set = new Set(stopped);
  const ranking = rank(trials, { criterion, by: 'final', stopped: set });
  return reportOf({ job: aSearch(), trials, ranking, stopped: set });
}

const trials = [
  aTrial({ id: 'a', index: 0, reward: 0.1, seconds: 100 }),
  aTrial({ id: 'b', index: 1, reward: 0.2, seconds: 50 }),
  aTrial({ id: 'c', index: 2, reward: 0.4, seconds: 30 }),
  aTrial({ id: 'd', index: 3, reward: 0.8, seconds: 10 }),
  aTrial({ id: 'e', index: 4, reward: '', seconds: 10, state: 'failed' }),
];

describe('reportOf', () => {
  it('tells the best, how trials ended, and how long the job ran', () => {
    const unfinished = aTrial({ id: 'f', state: 'running', reward: 0.9 });
    expect(report([...trials, unfinished], { stopped: ['a', 'e'] })).toMatchObject({
      best: { trial: { id: 'd' } },
      counts: { finished: 5, failed: 0, stopped: 2, unfinished: 1 },
      ranFor: 3_600_000,
    });
    expect(report(trials).counts).toEqual({ finished: 4, failed: 1, stopped: 0, unfinished: 0 });
  });

  it('tells which share of the time went into trials below the median, and into failed ones', () => {
    const { median, time } = report(trials);
    expect(median).toBeCloseTo(0.3);
    expect(time).toEqual({ seconds: 200, unknown: 0, belowMedian: 0.75, failed: 0.05 });
    expect(report(trials, { mode: 'min' }).time).toMatchObject({ belowMedian: 0.2 });
  });

  it('takes the middle value of an odd number, which is not below itself', () => {
    const three = trials.slice(0, 3);
    expect(report(three)).toMatchObject({ median: 0.2, time: { belowMedian: 100 / 180 } });
  });

  it('counts trials whose time is not known or is nonsense', () => {
    const odd = [undefined, 0, -5, 1e12].map((seconds, i) => aTrial({ id: `o${i}`, reward: 0.5, seconds }));
    expect(report([...trials, ...odd]).time).toMatchObject({ seconds: 200, unknown: 4 });
    expect(report(odd).time).toBeUndefined();
  });

  it('has nothing to compare where one trial or none has finished', () => {
    expect(report(trials.slice(0, 1))).toMatchObject({ median: undefined, time: { belowMedian: undefined } });
    expect(report([])).toMatchObject({ best: undefined, median: undefined, time: undefined });
  });

  it('counts a trial that the bot stopped as finished, though ModelArts calls it failed', () => {
    const stopped = aTrial({ id: 'f', index: 5, reward: 0.05, seconds: 200, state: 'failed' });
    expect(report([...trials, stopped], { stopped: ['f'] }).time).toMatchObject({
      belowMedian: 0.75,
      failed: 10 / 400,
    });
  });

  it('counts no trial both as failed and as below the median', () => {
    const state = fc.constantFrom<Trial['state'][]>('finished', 'failed', 'running', 'unknown');
    const reward = fc.constantFrom('0.1', '0.5', '0.9', 'nan', '1.7e308', '-1.7e308');
    const table = fc.array(fc.record({ state, reward, seconds: fc.nat(1_000) }), { maxLength: 12 });
    fc.assert(
      fc.property(table, fc.constantFrom<Mode[]>('max', 'min'), (rows, mode) => {
        const { time, median } = report(
          rows.map((row, index) => aTrial({ id: `t${index}`, index, ...row })),
          { mode, stopped: ['t1', 't2'] },
        );
        expect(median === undefined || Number.isFinite(median)).toBe(true);
        if (time) expect((time.belowMedian ?? 0) + time.failed).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
