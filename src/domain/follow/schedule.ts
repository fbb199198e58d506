import { Temporal } from 'temporal-polyfill';

/** How often something is posted, in the wall-clock time of a zone. */
export type Cadence =
  /** At the hours of the day that `every` divides, from midnight on. */
  | { readonly kind: 'hours'; readonly every: Hours }
  | { readonly kind: 'daily' | 'weekdays'; readonly at: WallTime }
  /** `day` counts from 1, which is Monday. */
  | { readonly kind: 'weekly'; readonly at: WallTime; readonly day: number };

/** The divisors of a day: any other number would begin anew at midnight, after a shorter step. */
export const HOURS = [1, 2, 3, 4, 6, 8, 12] as const;
export type Hours = (typeof HOURS)[number];

export interface WallTime {
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
}

/** No cadence is rarer than weekly; a day more makes up for a zone that moves across the date line. */
const DAYS = 8;
/** Hours. */
const SURELY_PAST = 3;

/**
 * The first moment after `after` at which the cadence falls due. A time that a change of clocks skips falls due at the
 * next minute there is; one that it repeats, the first time only.
 * @param timeZone an IANA name
 */
export function nextSlot(cadence: Cadence, timeZone: string, after: Date): Date {
  const from = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(timeZone);
  const today = from.toPlainDate();
  for (let days = 0; days <= DAYS; days += 1) {
    const day = today.add({ days });
    if (!isDue(cadence, day)) continue;
    for (const time of timesOf(cadence)) {
      // Looking a time up is what takes long, and no clock goes back so far as to show those again.
      if (days === 0 && time.hour < from.hour - SURELY_PAST) continue;
      const slot = instantOf(day, time, timeZone);
      if (slot > after.getTime()) return new Date(slot);
    }
  }
  // Every cadence has a slot in any eight days.
  throw new Error(`No slot of ${cadence.kind} in ${timeZone} after ${after.toISOString()}`);
}

/** Days that surely have a slot in them, an hour of a change of clocks included. */
const REACH: Readonly<Record<Cadence['kind'], number>> = { hours: 1, daily: 2, weekdays: 4, weekly: DAYS };

/** The last moment, up to and including `at`, at which the cadence fell due since `after`; nothing where it did not. */
export function lastSlot(
  cadence: Cadence,
  timeZone: string,
  { after, at }: { readonly after: Date; readonly at: Date },
): Date | undefined {
  const near = new Date(Math.max(after.getTime(), at.getTime() - REACH[cadence.kind] * 86_400_000));
  let found: Date | undefined;
  for (let slot = nextSlot(cadence, timeZone, near); slot <= at; slot = nextSlot(cadence, timeZone, slot))
    found = slot;
  return found;
}

/** Whether this is the name of a time zone, as the IANA data base has it; a distance from UTC is none. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isDue(cadence: Cadence, { dayOfWeek }: Temporal.PlainDate): boolean {
  if (cadence.kind === 'weekly') return dayOfWeek === cadence.day;
  return cadence.kind !== 'weekdays' || dayOfWeek <= 5;
}

function timesOf(cadence: Cadence): WallTime[] {
  if (cadence.kind !== 'hours') return [cadence.at];
  return Array.from({ length: 24 / cadence.every }, (_, i) => ({ hour: i * cadence.every, minute: 0 }));
}

/** Milliseconds since 1970. */
function instantOf(day: Temporal.PlainDate, time: WallTime, timeZone: string): number {
  const wanted = day.toPlainDateTime(time);
  // Of a repeated time the first; of a skipped one, as far before the gap as the gap is long.
  const early = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (early.toPlainDateTime().equals(wanted)) return early.epochMilliseconds;
  return (early.getTimeZoneTransition('next') ?? early).epochMilliseconds;
}
