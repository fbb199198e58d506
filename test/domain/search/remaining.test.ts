import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remainingOf } from '../../../src/domain/search/remaining.ts';

describe('remainingOf', () => {
  it('is exact where every trial takes the same', () => {
    expect(remainingOf({ waiting: 4, running: [0, 0], took: [60, 60, 60] })).toEqual({
      kind: 'range',
      low: 180,
      high: 210,
    });
    expect(remainingOf({ waiting: 0, running: [20], took: [60, 60, 60] })).toEqual({
      kind: 'range',
      low: 40,
      high: 40,
    });
  });

  it('counts a trial that has run longer than all others as done at best', () => {
    const remaining = remainingOf({ waiting: 4, running: [500, 0], took: [60, 60, 60] });
    expect(remaining).toEqual({ kind: 'range', low: 150, high: 180 });
  });

  it('does not promise the end of a trial that has outlasted nearly all others', () => {
    const took = [...Array.from({ length: 11 }, () => 10), 100];
    expect(remainingOf({ waiting: 0, running: [50], took })).toEqual({ kind: 'range', low: 50, high: 50 });
  });

  it('lets a trial that has run longer than all others take as much longer again, at worst', () => {
    const took = [60, 60, 100];
    const without = remainingOf({ waiting: 4, running: [0, 0], took });
    const outlasted = remainingOf({ waiting: 4, running: [110, 0], took });
    expect(without).toMatchObject({ kind: 'range' });
    // Twice the longest less the middle is 140: 30 more than it has run.
    expect(outlasted).toMatchObject({ kind: 'range', low: 150 });
  });

  it.each([
    ['noTotal', { waiting: undefined, running: [1], took: [1, 1, 1] }],
    ['idle', { waiting: 3, running: [], took: [1, 1, 1] }],
    ['outlasted', { waiting: 0, running: [900], took: [600, 590, 610] }],
    ['outlasted', { waiting: 0, running: [610, 900], took: [600, 590, 610] }],
    ['tooFew', { waiting: 3, running: [1], took: [1, 1] }],
    ['far', { waiting: 90_000, running: [1], took: [86_400, 86_400, 86_400] }],
  ])('cannot be told: %s', (why, work) => {
    expect(remainingOf(work)).toEqual({ kind: 'unknown', why });
  });

  it('is nothing where nothing runs or waits', () => {
    expect(remainingOf({ waiting: 0, running: [], took: [] })).toEqual({ kind: 'nothing' });
  });

  it('is a range that is never below zero or upside down', () => {
    const seconds = fc.double({ noNaN: true, min: 0.001, max: 315_360_000 });
    const work = fc.record({
      waiting: fc.nat(100_000),
      running: fc.array(seconds, { minLength: 1, maxLength: 12 }),
      took: fc.array(seconds, { minLength: 3, maxLength: 30 }),
    });
    fc.assert(
      fc.property(work, (each) => {
        const remaining = remainingOf(each);
        if (remaining.kind !== 'range') return;
        expect(remaining.low).toBeGreaterThanOrEqual(0);
        expect(remaining.high).toBeGreaterThanOrEqual(remaining.low);
        expect(Number.isFinite(remaining.high)).toBe(true);
      }),
    );
  });

  it('has room for what really happens where trials take between the middle and the slow ones', () => {
    const took = [50, 60, 70, 80, 90, 100, 110];
    const each = fc.constantFrom(80, 90, 100, 104);
    fc.assert(
      fc.property(fc.array(each, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (waiting, places) => {
        const running = Array.from({ length: places }, () => 0);
        const remaining = remainingOf({ waiting: waiting.length, running, took });
        const end = played([...running.map(() => 90), ...waiting], places);
        expect(remaining.kind === 'range' && remaining.low <= end && end <= remaining.high).toBe(true);
      }),
    );
  });
});

/** When the last of these trials ends, each begun at the place that is free first. */
function played(trials: readonly number[], places: number): number {
  const free = Array.from({ length: places }, () => 0);
  for (const seconds of trials) {
    const at = free.indexOf(Math.min(...free));
    free[at] = (free[at] ?? 0) + seconds;
  }
  return Math.max(...free);
}
