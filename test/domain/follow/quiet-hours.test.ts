import { describe, expect, it } from 'vitest';
import type { QuietHours } from '../../../src/domain/follow/channel-rule.ts';
import { quietUntil } from '../../../src/domain/follow/quiet-hours.ts';
import { icuClock } from './icu-clock.ts';

const MINUTE = 60_000;
const hours = (from: string, to: string, timeZone = 'America/New_York'): QuietHours => {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return { from: minutes(from), to: minutes(to), timeZone, failuresPass: true };
};
const until = (quiet: QuietHours | undefined, at: string) => quietUntil(quiet, new Date(at))?.toISOString();

describe('quietUntil, the end of quiet hours,', () => {
  it('gives the end of hours that go over midnight, from either side of it', () => {
    const night = hours('22:00', '08:00', 'Asia/Shanghai');
    expect(until(night, '2026-11-22T13:59:59Z')).toBeUndefined();
    expect(until(night, '2026-11-22T14:00:00Z')).toBe('2026-11-23T00:00:00.000Z');
    expect(until(night, '2026-11-22T23:59:59Z')).toBe('2026-11-23T00:00:00.000Z');
    expect(until(night, '2026-11-23T00:00:00Z')).toBeUndefined();
  });

  it('gives the end of hours within a day', () => {
    const lunch = hours('12:00', '13:30', 'UTC');
    expect(until(lunch, '2026-11-22T13:00:00Z')).toBe('2026-11-22T13:30:00.000Z');
    expect(until(lunch, '2026-11-22T11:59:00Z')).toBeUndefined();
    expect(until(lunch, '2026-11-22T20:00:00Z')).toBeUndefined();
  });

  it('is over at the next minute there is where clocks skip the end', () => {
    expect(until(hours('22:00', '02:30'), '2026-03-08T06:59:00Z')).toBe('2026-03-08T07:00:00.000Z');
    expect(until(hours('22:00', '02:30'), '2026-03-08T07:00:00Z')).toBeUndefined();
  });

  it('is over once where clocks show the end twice', () => {
    const night = hours('22:00', '01:30');
    expect(until(night, '2026-11-01T05:29:00Z')).toBe('2026-11-01T05:30:00.000Z');
    // The clock shows 1:10 again.
    expect(until(night, '2026-11-01T06:10:00Z')).toBeUndefined();
  });

  it('is nothing for hours that end when they begin, or without hours', () => {
    expect(until(hours('08:00', '08:00'), '2026-11-22T13:00:00Z')).toBeUndefined();
    expect(until(undefined, '2026-11-22T13:00:00Z')).toBeUndefined();
  });

  it('is given whenever a clock shows a time within, also around changes of clocks', () => {
    const from = Date.UTC(2026, 0, 1);
    for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Shanghai']) {
      const clock = icuClock(zone, from, Date.UTC(2027, 0, 1));
      const quiet = hours('22:15', '07:45', zone);
      const moments = clock.changes.length > 0 ? clock.changes.map(({ at }) => at) : [from];
      for (const moment of moments)
        for (let time = moment - 1_500 * MINUTE; time < moment + 1_500 * MINUTE; time += 15 * MINUTE) {
          const shown = (clock.wallAt(time) / MINUTE) % 1440;
          const isWithin = shown >= quiet.from || shown < quiet.to;
          expect(
            quietUntil(quiet, new Date(time)) !== undefined,
            `${zone} ${new Date(time).toISOString()}`,
          ).toBe(isWithin);
        }
    }
  });
});
