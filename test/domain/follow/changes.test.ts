import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  changesBetween,
  enteredState,
  gainOf,
  mergeChanges,
} from '../../../src/domain/follow/changes.ts';
import { aSeen, aSnapshot, looks } from './seen.ts';

const [earlier, later] = [new Date('2026-11-22T05:00:00Z'), new Date('2026-11-22T06:00:00Z')];

describe('changesBetween', () => {
  it('names trials that are new, that have become something else, and that have vanished', () => {
    const before = aSnapshot([aSeen('a', { state: 'running' }), aSeen('b'), aSeen('c')], { at: earlier });
    const after = aSnapshot([aSeen('a'), aSeen('c'), aSeen('d')], { at: later, phase: 'Completed' });
    expect(changesBetween(before, after)).toMatchObject({
      before: { at: earlier, phase: 'Running' },
      after: { at: later, phase: 'Completed' },
      trials: [
        { id: 'a', before: { state: 'running' }, after: { state: 'finished' } },
        { id: 'b', before: { state: 'finished' }, after: undefined },
        { id: 'd', before: undefined, after: { state: 'finished' } },
      ],
    });
  });

  it('names no trial where nothing has changed', () => {
    fc.assert(
      fc.property(looks(1), ([look]) => {
        expect(look && changesBetween(look, { ...look, at: later }).trials).toEqual([]);
      }),
    );
  });
});

describe('applyChanges', () => {
  it('makes the later snapshot of the earlier one', () => {
    fc.assert(
      fc.property(looks(2), ([before, after]) => {
        if (!before || !after) return;
        expect(applyChanges(before, changesBetween(before, after))).toEqual(after);
        expect(applyChanges(undefined, changesBetween(undefined, after))).toEqual(after);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('mergeChanges', () => {
  it('gives what lies between the first and the last of three looks', () => {
    fc.assert(
      fc.property(looks(3), fc.boolean(), ([a, b, c], isFirst) => {
        if (!a || !b || !c) return;
        const start = isFirst ? undefined : a;
        expect(mergeChanges(changesBetween(start, b), changesBetween(b, c))).toEqual(
          changesBetween(start, c),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not mind in which order several are merged', () => {
    fc.assert(
      fc.property(looks(4), ([a, b, c, d]) => {
        if (!a || !b || !c || !d) return;
        const [first, second, third] = [changesBetween(a, b), changesBetween(b, c), changesBetween(c, d)];
        expect(mergeChanges(mergeChanges(first, second), third)).toEqual(
          mergeChanges(first, mergeChanges(second, third)),
        );
      }),
    );
  });

  it('forgets a trial that has come and gone', () => {
    const [empty, one] = [aSnapshot([], { at: earlier }), aSnapshot([aSeen('a')])];
    const merged = mergeChanges(changesBetween(empty, one), changesBetween(one, { ...empty, at: later }));
    expect(merged.trials).toEqual([]);
  });
});

describe('enteredState', () => {
  it('names each trial once, at the look that first has it in that state', () => {
    fc.assert(
      fc.property(looks(2), ([before, after]) => {
        if (!before || !after) return;
        const was = new Set(before.trials.filter(({ state }) => state === 'failed').map(({ id }) => id));
        const are = after.trials.filter(({ id, state }) => state === 'failed' && !was.has(id));
        expect(enteredState(changesBetween(before, after), 'failed')).toEqual(are);
      }),
    );
  });
});

describe('gainOf', () => {
  const gain = (from: number, to: number, rest: object = {}) =>
    gainOf(
      changesBetween(
        aSnapshot([aSeen('a', { value: from })], rest),
        aSnapshot([aSeen('b', { value: to })], rest),
      ),
    );

  it('is what the best has gained, upwards or downwards as the metric goes', () => {
    expect(gain(0.5, 0.75)).toBe(0.25);
    expect(gain(0.75, 0.5, { mode: 'min' })).toBe(0.25);
  });

  it('is 0 where the best is no better, since it may have vanished', () => {
    expect(gain(0.75, 0.5)).toBe(0);
  });

  it('is nothing where values cannot be compared', () => {
    const [acc, loss] = [aSnapshot([aSeen('a')]), aSnapshot([aSeen('a')], { metric: 'loss' })];
    expect(gainOf(changesBetween(acc, loss))).toBeUndefined();
    expect(gainOf(changesBetween(acc, aSnapshot([aSeen('a')], { mode: 'min' })))).toBeUndefined();
    expect(gainOf(changesBetween(undefined, acc))).toBeUndefined();
    expect(gainOf(changesBetween(aSnapshot([]), acc))).toBeUndefined();
  });

  it('takes a metric whose name was not known for the same', () => {
    const unnamed = aSnapshot([aSeen('a')], { metric: undefined });
    expect(gainOf(changesBetween(unnamed, aSnapshot([aSeen('b', { value: 1 })])))).toBe(0.5);
  });
});
