import type { Language } from '../access/person.ts';
import { type Cadence, HOURS } from './schedule.ts';
import { readCount, readTime, type TimeOfDay, writeTime } from './time-words.ts';
import { nearestZones, zoneNamed } from './time-zones.ts';

/** What people may type, for the sentence that corrects them. */
export const CADENCE_EXAMPLES = [
  'every 6h',
  'daily 09:00',
  'every weekday 09:00',
  'weekly mon 09:00',
] as const;

export type ReadCadence =
  /** No zone where none was typed. */
  | { readonly kind: 'cadence'; readonly cadence: Cadence; readonly timeZone: string | undefined }
  | { readonly kind: 'fault'; readonly fault: CadenceFault };

/**
 * `hours`: a step that does not divide a day. `time`, `zone`: the cadence is understood, but not that word. `days`: more
 * days than one, which are not all weekdays.
 */
export type CadenceFault =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'days'; readonly word: string }
  | { readonly kind: 'hours'; readonly word: string; readonly possible: readonly number[] }
  | { readonly kind: 'time'; readonly word: string }
  | { readonly kind: 'zone'; readonly word: string; readonly nearest: readonly string[] };

/** Which days, before it is known at what time. */
type Days = { readonly kind: 'daily' | 'weekdays' } | { readonly kind: 'weekly'; readonly day: number };

export const DAY_NAMES = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
const CHINESE_DAYS = '一二三四五六日';
const DAY =
  '(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?';
const NINE = { hour: 9, minute: 0 };

const HOURLY = /^(?:hourly|(?:every|each) hour|每(?:个)?小时|每隔?(?:一|1)个?(?:小时|钟头))(?=\s|$)/;
const EVERY = /^(?:every |each )?(\d{1,4})\s?(h|hrs?|hours?|m|mins?|minutes?)(?=\s|$)/;
const CHINESE_EVERY = /^每隔?\s*(\d{1,4}|[一二两三四五六七八九十]{1,3})\s*个?(小时|钟头|分钟)(?=\s|$)/;
const DAILY =
  /^(?:daily|everyday|(?:every|each) (?:day|24 ?h(?:rs?|ours?)?)(?![a-z])|24 ?h(?:rs?|ours?)?(?![a-z])|每天|每日|天天|每隔?\s*(?:24|二十四)个?(?:小时|钟头))/;
const WEEKDAYS =
  /^(?:(?:every |each |on )?(?:weekdays?|workdays?|working days?)|(?:every |each |from )?mon(?:days?)?\s?(?:-|to|through|thru|till|until)\s?fri(?:days?)?(?![a-z])|每个?工作日|工作日|每?(?:周|星期|礼拜)一\s?(?:到|至|-)\s?(?:周|星期|礼拜)?五)/;
const NAMED_DAY = new RegExp(
  `^(?:(?:weekly|every week|each week)(?: on)? |every |each |on )?${DAY}(?![a-z])`,
);
const DAY_LIST = new RegExp(
  `^(?:(?:weekly|every week|each week)(?: on)? |every |each |on )?(${DAY}(?:\\s?(?:,|&|/|-|\\band\\b|\\bto\\b|\\bor\\b)+\\s?(?:every |each )?${DAY.replace('(', '(?:')})+)(?![a-z])`,
);
const CHINESE_DAY_LIST =
  /^每?(?:周|星期|礼拜)[一二三四五六日天](?:[、,和及到至/-]?\s?(?:每?(?:周|星期|礼拜))?[一二三四五六日天](?!十?[一二三四五六七八九]?[点點時时\d]|十))+/;
const WEEKEND = /^(?:(?:every |each |on )?weekends?|每?(?:个)?周末)/;
const CHINESE_DAY = /^每?(?:周|星期|礼拜)([一二三四五六日天])/;
const WEEKLY = /^(?:weekly|every week|each week|每(?:周|星期)(?![一二三四五六日天]))/;

/** How often and in which zone something is to be posted, from typed words. Without a time it is nine in the morning. */
export function readCadence(text: string): ReadCadence {
  const words = text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  const lower = words.toLowerCase();
  const days = severalDays(lower);
  if (days !== undefined) return fault({ kind: 'days', word: words.slice(0, days.length) });
  return readDays(words, lower) ?? readHours(words, lower) ?? fault({ kind: 'unknown' });
}

/** Words that `readCadence` reads back as the same, in either language. */
export function writeCadence(cadence: Cadence, { timeZone, language = 'en' }: Written = {}): string {
  const words = language === 'zh' ? chineseWords(cadence) : englishWords(cadence);
  return timeZone === undefined ? words : `${words} ${timeZone}`;
}

interface Written {
  readonly timeZone?: string | undefined;
  readonly language?: Language;
}

function englishWords(cadence: Cadence): string {
  if (cadence.kind === 'hours') return cadence.every === 1 ? 'hourly' : `every ${cadence.every}h`;
  const time = writeTime(cadence.at);
  if (cadence.kind === 'weekly') return `weekly ${DAY_NAMES[cadence.day - 1]?.slice(0, 3)} ${time}`;
  return cadence.kind === 'daily' ? `daily ${time}` : `every weekday ${time}`;
}

function chineseWords(cadence: Cadence): string {
  if (cadence.kind === 'hours') return cadence.every === 1 ? '每小时' : `每${cadence.every}小时`;
  const time = writeTime(cadence.at);
  if (cadence.kind === 'weekly') return `每周${CHINESE_DAYS[cadence.day - 1]} ${time}`;
  return cadence.kind === 'daily' ? `每天 ${time}` : `工作日 ${time}`;
}

function readHours(words: string, lower: string): ReadCadence | undefined {
  const hourly = HOURLY.exec(lower);
  const [typed, count, unit] = EVERY.exec(lower) ?? CHINESE_EVERY.exec(lower) ?? [];
  if (!hourly && (typed === undefined || count === undefined)) return undefined;
  const isHours = unit === undefined || /^(?:h|小时|钟头)/.test(unit);
  const every = HOURS.find((hours) => hours === (hourly ? 1 : readCount(count ?? '')));
  if (!isHours || every === undefined)
    return fault({ kind: 'hours', word: `${count}${unit}`, possible: HOURS });
  return inZone({ kind: 'hours', every }, words.slice((hourly?.[0] ?? typed ?? '').length).trim());
}

/** A list or a range of days that a digest cannot have; Monday to Friday it can. */
function severalDays(lower: string): string | undefined {
  if (WEEKDAYS.test(lower)) return undefined;
  return (DAY_LIST.exec(lower) ?? CHINESE_DAY_LIST.exec(lower) ?? WEEKEND.exec(lower))?.[0];
}

function readDays(words: string, lower: string): ReadCadence | undefined {
  const found = daysOf(lower);
  if (!found) return undefined;
  const rest = words
    .slice(found.length)
    .trim()
    .replace(/^(?:at|on|@)(?= )/i, '')
    .trim();
  if (rest === '') return read(at(found.days, NINE), undefined);
  const parts = rest.split(' ');
  // A time may be of several words (`9:30 pm`, `11 at night`), and a zone too; the longest time wins.
  for (const length of [3, 2, 1]) {
    const time = readTime(parts.slice(0, length).join(' ').toLowerCase());
    if (!time || parts.length < length) continue;
    // Nights that follow weekdays are of Tuesday to Saturday, which no cadence has.
    if (time.isNextDay && found.days.kind === 'weekdays')
      return fault({ kind: 'time', word: parts.slice(0, length).join(' ') });
    return inZone(at(found.days, time), parts.slice(length).join(' '));
  }
  const [first = ''] = parts;
  if (/^[+-]|^(?:utc|gmt)/i.test(first)) return inZone(at(found.days, NINE), rest);
  if (/\d|点|^noon|^midnight/.test(first)) return fault({ kind: 'time', word: first });
  return inZone(at(found.days, NINE), rest);
}

/** 周一晚上12点 is on the next day of the calendar. */
function at(days: Days, { hour, minute, isNextDay }: TimeOfDay): Cadence {
  const time = { hour, minute };
  if (days.kind !== 'weekly') return { kind: days.kind, at: time };
  return { kind: 'weekly', at: time, day: isNextDay ? (days.day % 7) + 1 : days.day };
}

/** And how many characters say so. */
function daysOf(lower: string): { readonly days: Days; readonly length: number } | undefined {
  const daily = DAILY.exec(lower);
  if (daily) return { days: { kind: 'daily' }, length: daily[0].length };
  const weekdays = WEEKDAYS.exec(lower);
  if (weekdays) return { days: { kind: 'weekdays' }, length: weekdays[0].length };
  const [named, name] = NAMED_DAY.exec(lower) ?? [];
  const [chinese, sign] = CHINESE_DAY.exec(lower) ?? [];
  const weekly = WEEKLY.exec(lower)?.[0];
  const typed = named ?? chinese ?? weekly;
  if (typed === undefined) return undefined;
  return { days: { kind: 'weekly', day: dayNamed(name, sign) }, length: typed.length };
}

/** Monday where none is named. */
function dayNamed(name: string | undefined, sign: string | undefined): number {
  if (name !== undefined) return 1 + DAY_NAMES.findIndex((day) => day.startsWith(name.slice(0, 3)));
  return sign === undefined ? 1 : 1 + CHINESE_DAYS.indexOf(sign === '天' ? '日' : sign);
}

function inZone(cadence: Cadence, typed: string): ReadCadence {
  const word = typed.replace(/^(?:in |\()\s*/i, '').replace(/(?: time|\s*\))$/i, '');
  if (word === '') return read(cadence, undefined);
  const timeZone = zoneNamed(word);
  if (timeZone !== undefined) return read(cadence, timeZone);
  return fault({ kind: 'zone', word, nearest: nearestZones(word) });
}

function read(cadence: Cadence, timeZone: string | undefined): ReadCadence {
  return { kind: 'cadence', cadence, timeZone };
}

function fault(what: CadenceFault): ReadCadence {
  return { kind: 'fault', fault: what };
}
