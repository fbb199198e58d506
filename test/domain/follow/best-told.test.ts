import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BestEvent,
  type BestTold,
  bestToldAfter,
  gainSinceTold,
} from '../../../src/domain/follow/best-told.ts';
import { changesBetween } from '../../../src/domain/follow/changes.ts';
import { eventsOf, reachesChannel } from '../../../src/domain/follow/events.ts';
import type { Reach } from '../../../src/domain/follow/following.ts';
import { aSeen, aSnapshot } from './seen.ts';

const ACC = { metric: 'acc', mode: 'max' } as const;
const seen = (value: number) => ({
  id: 't',
  index: 1,
  state: 'finished' as const,
  value,
  step: undefined,
});
const best = (from: number | undefined, to: number): BestEvent => ({
  kind: 'best',
  trial: seen(to),
  previous: from === undefined ? undefined : seen(from),
  gain: from === undefined ? undefined : Math.abs(to - from),
  at: new Date('2026-11-22T06:00:00Z'),
});
const told = (value: number, more: Partial<BestTold> = {}): BestTold => ({ value, ...ACC, ...more });

describe('gainSinceTold', () => {
  it('is measured from what was told, whichever way is better', () => {
    expect(gainSinceTold(best(0.75, 0.875), told(0.5), ACC)).toBe(0.375);
    const loss = { metric: 'loss', mode: 'min' } as const;
    expect(gainSinceTold(best(0.75, 0.5), told(1, loss), loss)).toBe(0.5);
  });

  it('is the gain of the event where nothing else was told, or by another measure, or where that was better', () => {
    expect(gainSinceTold(best(0.75, 0.875), undefined, ACC)).toBe(0.125);
    expect(gainSinceTold(best(0.75, 0.875), told(0.5, { metric: 'f1' }), ACC)).toBe(0.125);
    expect(gainSinceTold(best(0.75, 0.875), told(0.5, { mode: 'min' }), ACC)).toBe(0.125);
    expect(gainSinceTold(best(0.75, 0.875), told(0.9375), ACC)).toBe(0.125);
    expect(gainSinceTold(best(undefined, 0.875), told(0.5), ACC)).toBeUndefined();
  });
});

describe('bestToldAfter', () => {
  const watch = (bestTold: BestTold | undefined, reach: readonly Reach[] = ['best']) => ({
    reach,
    minGain: 0.25,
    bestTold,
  });

  it('keeps the best from before the first that was better by too little', () => {
    expect(bestToldAfter([best(0.5, 0.625)], watch(undefined), ACC)).toEqual(told(0.5));
    expect(bestToldAfter([best(0.625, 0.6875)], watch(told(0.5)), ACC)).toEqual(told(0.5));
    expect(bestToldAfter([], watch(told(0.5)), ACC)).toEqual(told(0.5));
  });

  it('begins anew where a best is told, or where the channel does not want to hear of any', () => {
    expect(bestToldAfter([best(0.625, 0.75)], watch(told(0.5)), ACC)).toBeUndefined();
    expect(bestToldAfter([best(undefined, 0.75)], watch(told(0.5)), ACC)).toBeUndefined();
    expect(bestToldAfter([best(0.5, 0.625)], watch(told(0.5), ['failed']), ACC)).toBeUndefined();
  });

  it('begins anew where trials are judged by another measure', () => {
    expect(bestToldAfter([best(0.5, 0.625)], watch(told(9, { metric: 'f1' })), ACC)).toEqual(told(0.5));
  });

  it('leaves a channel no further behind than the least gain, however a best creeps up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 1, max: 200 }),
        (values, minGain) => {
          let bestTold: BestTold | undefined;
          let heard = values[0] ?? 0;
          const trials = values.map((value, i) => aSeen(`t${i}`, { index: i, value }));
          for (let to = 2; to <= trials.length; to += 1) {
            const changes = changesBetween(
              aSnapshot(trials.slice(0, to - 1)),
              aSnapshot(trials.slice(0, to)),
            );
            const events = eventsOf(changes);
            const channel = { reach: ['best' as const], minGain, bestTold };
            for (const event of events)
              if (event.kind === 'best' && reachesChannel(event, channel, ACC)) heard = event.trial.value;
            bestTold = bestToldAfter(events, channel, ACC);
            expect((changes.after.best?.value ?? 0) - heard).toBeLessThan(minGain);
          }
        },
      ),
    );
  });
});
