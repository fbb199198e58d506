import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import type { Criterion } from '../../../src/domain/search/criterion.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import { bestIn, snapshotOf } from '../../../src/domain/search/snapshot.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';
import { aSeen, aSnapshot } from '../follow/seen.ts';

const max: Criterion = { metric: 'acc', column: 'reward', mode: 'max', assumedMode: false };
const now = new Date('2026-11-22T06:00:00Z');

function seen(trials: readonly Trial[], stopped: readonly string[] = [], criterion = max) {
  return snapshotOf({ job: aSearch(), table: { trials }, criterion, stopped: new Set(stopped) }, now);
}

const cells = fc.constantFrom(
  '0.5',
  '0.25',
  '-1',
  'nan',
  '',
  'tensor(0.5000)',
  'tensor(0.50004)',
  '0.50004',
  '1e3',
);
const states = fc.constantFrom<Trial['state'][]>(
  'pending',
  'running',
  'paused',
  'finished',
  'failed',
  'unknown',
);
const tables = fc
  .array(fc.record({ state: states, reward: cells }), { maxLength: 12 })
  .map((rows) => rows.map((row, index) => aTrial({ id: `t${index}`, index, ...row })));

describe('snapshotOf', () => {
  it('keeps of each trial its state, its value and what it took, in the order of ids', () => {
    const trials = [
      {
        ...aTrial({ id: 'b', index: 0, reward: 'tensor(0.0754)', seconds: 61.26 }),
        iteration: 3,
        pid: '314',
      },
      {
        ...aTrial({ id: 'a', index: 1, reward: 'nan', state: 'running' }),
        iteration: undefined,
        seconds: undefined,
      },
    ];
    expect(seen(trials).trials).toEqual([
      { id: 'a', index: 1, state: 'running', value: undefined, step: undefined },
      {
        id: 'b',
        index: 0,
        state: 'finished',
        value: 0.0754,
        step: 0.0001,
        pid: '314',
        iteration: 3,
        seconds: 61.3,
      },
    ]);
    expect(seen(trials)).toMatchObject({ at: now, phase: 'Running', metric: 'acc', mode: 'max' });
  });

  it('calls stopped what the bot has stopped, once it no longer runs', () => {
    const trials = (['running', 'finished', 'failed', 'unknown', 'paused'] as const).map((state, i) =>
      aTrial({ id: `t${i}`, state }),
    );
    const states = seen(trials, ['t0', 't1', 't2', 't3', 't4']).trials.map(({ state }) => state);
    expect(states).toEqual(['running', 'stopped', 'stopped', 'stopped', 'waiting']);
  });

  it('leaves out rows that have no id', () => {
    expect(seen([aTrial({ id: '' })]).trials).toEqual([]);
  });

  it('keeps zero without a sign, as JSON does', () => {
    expect(Object.is(seen([aTrial({ reward: '-0' })]).trials[0]?.value, 0)).toBe(true);
  });

  it('is the same whatever order the table has', () => {
    fc.assert(
      fc.property(tables, fc.nat(11), (trials, by) => {
        expect(seen([...trials.slice(by), ...trials.slice(0, by)])).toEqual(seen(trials));
      }),
    );
  });
});

describe('bestIn', () => {
  it('is who the ranking says is best', () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom('max' as const, 'min' as const),
        fc.subarray(['t0', 't3', 't5']),
        (trials, mode, stopped) => {
          const criterion = { ...max, mode };
          const { ranked } = rank(trials, { criterion, by: 'final', stopped: new Set(stopped) });
          expect(bestIn(seen(trials, stopped, criterion))?.id).toBe(ranked[0]?.trial.id);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is nothing where no trial has finished with a value', () => {
    expect(bestIn(aSnapshot([]))).toBeUndefined();
    expect(
      bestIn(aSnapshot([aSeen('a', { state: 'running' }), aSeen('b', { value: undefined })])),
    ).toBeUndefined();
  });
});
