import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLookIn } from '../../../src/domain/follow/pace.ts';
import type { JobPhase } from '../../../src/domain/search/search.ts';

const news = { took: 500, hasNews: true };
const none = { took: 500, hasNews: false };
const pace = (
  perHour: number | undefined,
  looks: readonly (typeof news)[] = [news],
  phase: JobPhase = 'Running',
) => nextLookIn({ phase, perHour, looks });

describe('nextLookIn', () => {
  it('is half the time in which a trial ends', () => {
    expect(pace(12)).toBe(150);
    expect(pace(6)).toBe(300);
  });

  it('is between half a minute and a quarter of an hour', () => {
    expect(pace(1_000)).toBe(30);
    expect(pace(0.1)).toBe(900);
  });

  it('is a minute where no rate is known', () => {
    expect(pace(undefined)).toBe(60);
    expect(pace(undefined, [])).toBe(60);
  });

  it('grows with each look that found nothing new, and shrinks at once with news', () => {
    expect(pace(undefined, [none])).toBe(90);
    expect(pace(undefined, [news, none, none])).toBe(135);
    expect(
      pace(
        undefined,
        Array.from({ length: 20 }, () => none),
      ),
    ).toBe(900);
    expect(pace(undefined, [none, none, none, news])).toBe(60);
  });

  it('is longer where ModelArts answers slowly', () => {
    expect(pace(1_000, [{ took: 10_000, hasNews: true }])).toBe(200);
    expect(pace(1_000, [{ took: 600_000, hasNews: true }])).toBe(900);
  });

  it.each(['Completed', 'Failed', 'Terminated', 'Abnormal'] as const)(
    'is never, once a search is %s',
    (phase) => {
      expect(pace(12, [news], phase)).toBeUndefined();
    },
  );

  it('stays within its bounds whatever was seen', () => {
    const look = fc.record({ took: fc.nat(1_000_000), hasNews: fc.boolean() });
    const rate = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(rate, fc.array(look, { maxLength: 200 }), (perHour, all) => {
        const seconds = nextLookIn({ phase: 'Running', perHour, looks: all });
        expect(seconds).toBeGreaterThanOrEqual(30);
        expect(seconds).toBeLessThanOrEqual(900);
        expect(Number.isInteger(seconds)).toBe(true);
      }),
    );
  });
});
