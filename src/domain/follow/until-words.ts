import { Temporal } from 'temporal-polyfill';
import { DAY_NAMES, readCadence } from './cadence-words.ts';
import { type Cadence, nextSlot } from './schedule.ts';
import { readCount } from './time-words.ts';

/** What people may type, for the sentence that corrects them. */
export const UNTIL_EXAMPLES = ['tomorrow', '3h', '2d', '18:00', 'monday 09:00', '2026-12-01'] as const;

interface Now {
  readonly now: Date;
  /** Of whoever typed it; an IANA name. */
  readonly timeZone: string;
}

const MINUTE = 60_000;
const UNITS = { m: MINUTE, h: 60 * MINUTE, d: 24 * 60 * MINUTE, w: 7 * 24 * 60 * MINUTE } as const;
/** Milliseconds: what nobody remembers any more should not be silent for ever. */
const LONGEST = 366 * UNITS.d;

const FOR =
  /^(\d{1,4}|[一二两三四五六七八九十]{1,3}|an?)\s*个?\s*(m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|分钟|小时|钟头|天|日|周|星期)$/i;
const TOMORROW = /^(?:tomorrow|tmrw?|明天|明日|明早)\s*(?:at )?/i;
/** Words for an evening, as the part of a day that a time is said of. */
const EVENING: readonly (readonly [RegExp, string])[] = [
  [/^tonight (?:at )?(\d{1,2}(?::\d{2})?)(?:\s*pm)?$/i, '$1 at night'],
  [/^(?:今晚|今夜)/, '晚上'],
  [/^(?:明晚|明夜)/, '明天晚上'],
];
const DATE = /^(\d{4}-\d{2}-\d{2})\s*(?:at )?/;

/** The moment that such words mean; nothing where they mean none, or one that is past or more than a year away. */
export function readUntil(text: string, { now, timeZone }: Now): Date | undefined {
  const words = text
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(?:until|till|for|直到|到)\s*/i, '');
  if (words === '') return undefined;
  const said = EVENING.reduce((left, [evening, part]) => left.replace(evening, part), words);
  const at = momentOf(said, { now, timeZone });
  if (!at || at <= now || at.getTime() - now.getTime() > LONGEST) return undefined;
  return at;
}

function momentOf(words: string, { now, timeZone }: Now): Date | undefined {
  return later(words, now) ?? onDay(words, { now, timeZone }) ?? atTime(words, { now, timeZone });
}

function later(words: string, now: Date): Date | undefined {
  const [, count, unit = ''] = FOR.exec(words) ?? [];
  if (count === undefined) return undefined;
  const many = /^an?$/i.test(count) ? 1 : readCount(count);
  return many > 0 ? new Date(now.getTime() + many * lengthOf(unit.toLowerCase())) : undefined;
}

function lengthOf(unit: string): number {
  if (/^(?:m|分)/.test(unit)) return UNITS.m;
  if (/^(?:h|小|钟)/.test(unit)) return UNITS.h;
  return /^(?:d|天|日)/.test(unit) ? UNITS.d : UNITS.w;
}

/** Without a time it is nine in the morning, as of a digest. */
function onDay(words: string, { now, timeZone }: Now): Date | undefined {
  const [typed, date] = TOMORROW.exec(words) ?? DATE.exec(words) ?? [];
  if (typed === undefined) return undefined;
  const day = date === undefined ? tomorrow(now, timeZone) : dayOf(date);
  if (!day) return undefined;
  // By the day of the week, since its night goes on after midnight.
  const read = readCadence(`${DAY_NAMES[day.dayOfWeek - 1]} ${words.slice(typed.length)}`);
  if (read.kind === 'fault') return undefined;
  return slotOn(day, read.cadence, read.timeZone ?? timeZone);
}

/** `18:00`, `monday`, `周一 9点`: the next time it comes. */
function atTime(words: string, { now, timeZone }: Now): Date | undefined {
  const named = readCadence(words);
  const read = named.kind === 'fault' ? readCadence(`daily ${words}`) : named;
  if (read.kind === 'fault' || (read.cadence.kind !== 'weekly' && named.kind !== 'fault')) return undefined;
  return nextSlot(read.cadence, read.timeZone ?? timeZone, now);
}

function tomorrow(now: Date, timeZone: string): Temporal.PlainDate {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return today.toPlainDate().add({ days: 1 });
}

function dayOf(date: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function slotOn(day: Temporal.PlainDate, cadence: Cadence, timeZone: string): Date {
  return nextSlot(cadence, timeZone, new Date(day.toZonedDateTime(timeZone).epochMilliseconds - 1));
}
