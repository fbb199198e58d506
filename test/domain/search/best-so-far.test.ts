import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTrial } from '../../../sandbox/gallery/make.ts';
import { bestSoFar, thinned } from '../../../src/domain/search/best-so-far.ts';
import type { Mode } from '../../../src/domain/search/search.ts';

const scored = (values: readonly number[]) =>
  values.map((value, index) => ({ trial: aTrial({ id: `t${index}`, index }), value, step: 0 }));
const curve = (values: readonly number[], mode: Mode = 'max') => bestSoFar(scored(values), { mode });

const someValues = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 80 });
const anyMode = fc.constantFrom<Mode>('max', 'min');

describe('bestSoFar', () => {
  it('rises under max and falls under min', () => {
    expect(curve([0.2, 0.1, 0.5]).map(({ best }) => best)).toEqual([0.2, 0.2, 0.5]);
    expect(curve([0.2, 0.1, 0.5], 'min').map(({ best }) => best)).toEqual([0.2, 0.1, 0.1]);
  });

  it('marks the first, and whatever is better than all before', () => {
    expect(curve([0.2, 0.2, 0.5, 0.3]).map(({ isRecord }) => isRecord)).toEqual([true, false, true, false]);
  });

  it('has no points without trials', () => {
    expect(curve([])).toEqual([]);
  });

  it('never gets worse, and ends with the best of all', () => {
    fc.assert(
      fc.property(someValues, anyMode, (values, mode) => {
        const bests = curve(values, mode).map(({ best }) => best);
        const sorted = bests.toSorted((a, b) => (mode === 'max' ? a - b : b - a));
        expect(bests).toEqual(sorted);
        expect(bests.at(-1)).toBe(sorted.at(-1));
        expect(bests.at(-1)).toBe(mode === 'max' ? Math.max(...values) : Math.min(...values));
      }),
    );
  });

  it('goes by the order in which trials were made, whatever order they come in', () => {
    fc.assert(
      fc.property(someValues, anyMode, fc.infiniteStream(fc.nat()), (values, mode, luck) => {
        const ranked = scored(values);
        const keys = new Map(ranked.map((each) => [each, luck.next().value ?? 0]));
        const shuffled = ranked.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(bestSoFar(shuffled, { mode })).toEqual(bestSoFar(ranked, { mode }));
      }),
    );
  });
});

describe('thinned', () => {
  it('leaves a short curve as it is', () => {
    const points = curve([1, 2, 3]);
    expect(thinned(points, 20)).toEqual(points);
  });

  it('keeps the first point of every improvement where there is room', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 50 ? 1 : i < 77 ? 2 : 3));
    const kept = thinned(curve(values), 20).map(({ at }) => at);
    expect(kept).toEqual(expect.arrayContaining([1, 51, 78, 100]));
    expect(kept).toHaveLength(20);
  });

  it('keeps both ends and the best, in order and inside the limit, however many improvements there are', () => {
    fc.assert(
      fc.property(someValues, anyMode, fc.integer({ min: 3, max: 20 }), (values, mode, most) => {
        const points = curve(values, mode);
        const kept = thinned(points, most);
        expect(kept.length).toBe(Math.min(points.length, most));
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        expect(kept).toContain(points.findLast(({ isRecord }) => isRecord));
        expect(kept.map(({ at }) => at)).toEqual(kept.map(({ at }) => at).toSorted((a, b) => a - b));
      }),
    );
  });

  it('keeps all improvements whenever they fit beside the end', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const points = curve(values);
        const records = points.filter(({ isRecord }) => isRecord);
        fc.pre(records.length <= 19);
        expect(thinned(points, 20)).toEqual(expect.arrayContaining(records));
      }),
    );
  });
});
