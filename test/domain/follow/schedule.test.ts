import { describe, expect, it } from 'vitest';
import { type Cadence, HOURS, isTimeZone, lastSlot, nextSlot } from '../../../src/domain/follow/schedule.ts';
import { type IcuClock, icuClock } from './icu-clock.ts';

const DAY = 86_400_000;
const from = Date.UTC(2026, 0, 1);
const to = Date.UTC(2028, 0, 1);

/** Every slot between two moments, by what the clock of the zone shows on each of its days. */
function slotsBy(clock: IcuClock, cadence: Cadence, [start, end]: readonly [number, number]): string[] {
  const slots = new Set<number>();
  for (let day = Math.floor(start / DAY) * DAY - 2 * DAY; day <= end + 2 * DAY; day += DAY) {
    const weekday = new Date(day).getUTCDay() || 7;
    if (cadence.kind === 'weekly' && weekday !== cadence.day) continue;
    if (cadence.kind === 'weekdays' && weekday > 5) continue;
    for (const minutes of minutesOf(cadence)) slots.add(clock.firstAt(day + minutes * 60_000));
  }
  return [...slots]
    .filter((slot) => slot > start && slot <= end)
    .sort((a, b) => a - b)
    .map(iso);
}

function minutesOf(cadence: Cadence): number[] {
  if (cadence.kind !== 'hours') return [cadence.at.hour * 60 + cadence.at.minute];
  return Array.from({ length: 24 / cadence.every }, (_, i) => i * cadence.every * 60);
}

/** The same, one slot from the other. */
function slotsOf(cadence: Cadence, zone: string, [start, end]: readonly [number, number]): string[] {
  const slots: string[] = [];
  let slot = nextSlot(cadence, zone, new Date(start));
  while (slot.getTime() <= end) {
    slots.push(slot.toISOString());
    slot = nextSlot(cadence, zone, slot);
  }
  return slots;
}

const iso = (at: number) => new Date(at).toISOString();
const at = (hour: number, minute = 0) => ({ hour, minute });
const daily = (hour: number, minute = 0): Cadence => ({ kind: 'daily', at: at(hour, minute) });

/** Each kind, at nine and at times that the change of clocks touches. */
function cadencesAround(wall: number): Cadence[] {
  const minute = (Math.floor(wall / 60_000) % 1440) + 1440;
  const times = [0, -31, -1, 1, 29, 59].map((by) => (minute + by) % 1440);
  const weekday = new Date(wall).getUTCDay() || 7;
  return [
    ...HOURS.map((every): Cadence => ({ kind: 'hours', every })),
    ...[540, ...times].map((minutes) => daily(Math.floor(minutes / 60), minutes % 60)),
    ...[0, 30].map((by): Cadence => {
      const minutes = (minute + by) % 1440;
      const time = at(Math.floor(minutes / 60), minutes % 60);
      return by === 0 ? { kind: 'weekdays', at: time } : { kind: 'weekly', day: weekday, at: time };
    }),
    { kind: 'weekly', day: 1, at: at(9) },
  ];
}

interface Around {
  readonly zone: string;
  readonly clock: IcuClock;
  readonly moment: number;
}

/** Where clocks never change, some week has to do. */
function allChanges(): Around[] {
  return Intl.supportedValuesOf('timeZone').flatMap((zone) => {
    const clock = icuClock(zone, from, to);
    const moments = clock.changes.length > 0 ? clock.changes.map((change) => change.at) : [from + 90 * DAY];
    return moments.map((moment) => ({ zone, clock, moment }));
  });
}

/** How many slots were compared. */
function compare(cadence: Cadence, { zone, clock, moment }: Around): number {
  const reach = cadence.kind === 'weekly' ? 8 * DAY : 1.5 * DAY;
  const span = [moment - reach, moment + reach] as const;
  const slots = slotsOf(cadence, zone, span);
  expect(slots, `${zone} ${JSON.stringify(cadence)}`).toEqual(slotsBy(clock, cadence, span));
  return slots.length;
}

describe('nextSlot', () => {
  it('agrees with ICU in every zone, around every change of clocks of two years, for every cadence', () => {
    const seen = new Set<string>();
    let compared = 0;
    for (const { zone, clock, moment } of allChanges()) {
      // Zones that change alike are compared at every cadence once, and at all but those by the hour each.
      const kind = `${moment} ${clock.wallAt(moment - 1)} ${clock.wallAt(moment)}`;
      const cadences = cadencesAround(clock.wallAt(moment - 1) + 1);
      for (const cadence of seen.has(kind) ? cadences.slice(HOURS.length) : cadences)
        compared += compare(cadence, { zone, clock, moment });
      seen.add(kind);
    }
    expect(compared).toBeGreaterThan(40_000);
  });

  it.each(['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca'])(
    'agrees with ICU on all of two years in %s',
    (zone) => {
      const clock = icuClock(zone, from, to);
      const span = [from, to - 9 * DAY] as const;
      const cadences: Cadence[] = [
        { kind: 'hours', every: 6 },
        daily(2, 30),
        { kind: 'weekdays', at: at(9) },
        { kind: 'weekly', day: 1, at: at(0) },
      ];
      for (const cadence of cadences)
        expect(slotsOf(cadence, zone, span)).toEqual(slotsBy(clock, cadence, span));
    },
  );

  const next = (cadence: Cadence, zone: string, after: string, count = 3) => {
    const slots = [nextSlot(cadence, zone, new Date(after))];
    while (slots.length < count) slots.push(nextSlot(cadence, zone, slots.at(-1) ?? new Date(Number.NaN)));
    return slots.map((slot) => slot.toISOString().replace(':00.000Z', 'Z'));
  };

  it('takes Monday in Asia/Shanghai where it is still Sunday in UTC', () => {
    expect(next({ kind: 'weekly', day: 1, at: at(7) }, 'Asia/Shanghai', '2026-11-20T00:00:00Z', 2)).toEqual([
      '2026-11-22T23:00Z',
      '2026-11-29T23:00Z',
    ]);
    expect(next({ kind: 'weekdays', at: at(7) }, 'Asia/Shanghai', '2026-11-19T23:00:00Z', 2)).toEqual([
      '2026-11-22T23:00Z',
      '2026-11-23T23:00Z',
    ]);
  });

  it('posts at 3:00 in America/New_York on the day that skips 2:30, and once on the day that has 1:30 twice', () => {
    expect(next(daily(2, 30), 'America/New_York', '2026-03-07T12:00:00Z', 2)).toEqual([
      '2026-03-08T07:00Z',
      '2026-03-09T06:30Z',
    ]);
    expect(next(daily(1, 30), 'America/New_York', '2026-10-31T12:00:00Z', 2)).toEqual([
      '2026-11-01T05:30Z',
      '2026-11-02T06:30Z',
    ]);
  });

  it('keeps the wall-clock time across both changes in America/New_York', () => {
    expect(next(daily(9), 'America/New_York', '2026-03-07T00:00:00Z')).toEqual([
      '2026-03-07T14:00Z',
      '2026-03-08T13:00Z',
      '2026-03-09T13:00Z',
    ]);
  });

  it('knows the half hour of Australia/Lord_Howe', () => {
    // 2:00 to 2:30 is skipped on 4 October 2026, and 1:30 to 2:00 comes twice on 5 April.
    expect(next(daily(2, 15), 'Australia/Lord_Howe', '2026-10-03T12:00:00Z', 2)).toEqual([
      '2026-10-03T15:30Z',
      '2026-10-04T15:15Z',
    ]);
    expect(next(daily(1, 45), 'Australia/Lord_Howe', '2026-04-04T12:00:00Z', 2)).toEqual([
      '2026-04-04T14:45Z',
      '2026-04-05T15:15Z',
    ]);
  });

  it('knows that clocks in Africa/Casablanca go back for Ramadan and forth after it', () => {
    expect(next(daily(9), 'Africa/Casablanca', '2026-02-14T00:00:00Z', 2)).toEqual([
      '2026-02-14T08:00Z',
      '2026-02-15T09:00Z',
    ]);
    expect(next(daily(2, 30), 'Africa/Casablanca', '2026-03-21T12:00:00Z', 2)).toEqual([
      '2026-03-22T02:00Z',
      '2026-03-23T01:30Z',
    ]);
  });

  it('goes on from a slot to the one after it, never the same again', () => {
    expect(next(daily(9), 'UTC', '2026-11-22T09:00:00Z', 1)).toEqual(['2026-11-23T09:00Z']);
    expect(next(daily(9), 'UTC', '2026-11-22T08:59:59.999Z', 1)).toEqual(['2026-11-22T09:00Z']);
  });

  it('posts a skipped hour together with the next one, not twice', () => {
    expect(next({ kind: 'hours', every: 1 }, 'America/New_York', '2026-03-08T06:00:00Z', 2)).toEqual([
      '2026-03-08T07:00Z',
      '2026-03-08T08:00Z',
    ]);
  });
});

describe('lastSlot', () => {
  const last = (cadence: Cadence, after: string, moment: string, zone = 'Asia/Shanghai') =>
    lastSlot(cadence, zone, { after: new Date(after), at: new Date(moment) })?.toISOString();

  it('gives the last of many that were missed', () => {
    expect(last(daily(9), '2026-11-01T01:00:00Z', '2026-11-22T00:59:59Z')).toBe('2026-11-21T01:00:00.000Z');
    expect(last(daily(9), '2026-11-01T01:00:00Z', '2026-11-22T01:00:00Z')).toBe('2026-11-22T01:00:00.000Z');
  });

  it('gives nothing where none fell due', () => {
    expect(last(daily(9), '2026-11-22T01:00:00Z', '2026-11-23T00:59:00Z')).toBeUndefined();
    expect(last(daily(9), '2026-11-22T01:00:00Z', '2026-11-22T01:00:00Z')).toBeUndefined();
    expect(last(daily(9), '2026-11-22T02:00:00Z', '2026-11-22T01:00:00Z')).toBeUndefined();
  });

  it('is the slot from which the next one is still to come, wherever one looks', () => {
    const cadences: Cadence[] = [
      ...HOURS.map((every): Cadence => ({ kind: 'hours', every })),
      daily(2, 30),
      { kind: 'weekdays', at: at(2, 30) },
      { kind: 'weekly', day: 7, at: at(2, 30) },
    ];
    for (const cadence of cadences)
      for (let hours = 0; hours < 24 * 16; hours += 7) {
        const moment = new Date(Date.UTC(2026, 2, 1, hours));
        const found = lastSlot(cadence, 'America/New_York', { after: new Date(0), at: moment });
        expect(found && found <= moment).toBe(true);
        expect(found && nextSlot(cadence, 'America/New_York', found) > moment).toBe(true);
      }
  });
});

describe('isTimeZone', () => {
  it('takes the names of the IANA data base, older ones too', () => {
    for (const name of ['Asia/Shanghai', 'UTC', 'US/Eastern', 'PRC'])
      expect(isTimeZone(name), name).toBe(true);
  });

  it('takes nothing else', () => {
    for (const name of ['', 'Shanghai', 'Asia/Beijing', '+08:00', '-0500', 'UTC+8', '北京'])
      expect(isTimeZone(name), name).toBe(false);
  });
});
