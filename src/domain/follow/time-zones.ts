import { Temporal } from 'temporal-polyfill';
import { nearest } from '../text/nearest.ts';
import { isTimeZone } from './schedule.ts';

/** What people call a zone that the IANA data base names otherwise. */
const COMMON: Readonly<Record<string, string>> = {
  beijing: 'Asia/Shanghai',
  'asia/beijing': 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  prc: 'Asia/Shanghai',
  北京: 'Asia/Shanghai',
  北京时间: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  中国: 'Asia/Shanghai',
  香港: 'Asia/Hong_Kong',
  台北: 'Asia/Taipei',
  新加坡: 'Asia/Singapore',
  东京: 'Asia/Tokyo',
  伦敦: 'Europe/London',
  纽约: 'America/New_York',
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
};

/**
 * The IANA name that a word stands for: itself in any case, with spaces, or its last part.
 * Nothing for other words, nor for distances from UTC, which do not follow the changes of clocks.
 */
export function zoneNamed(word: string): string | undefined {
  const wanted = bare(word);
  const common = Object.hasOwn(COMMON, wanted) ? COMMON[wanted] : undefined;
  if (common !== undefined) return common;
  const zones = Intl.supportedValuesOf('timeZone');
  const whole = zones.find((zone) => bare(zone) === wanted);
  if (whole !== undefined) return whole;
  // No two zones have the same city.
  return zones.find((zone) => bare(cityOf(zone)) === wanted) ?? olderName(wanted);
}

/** Where people are who write an abbreviation, by what it means. */
const ABBREVIATED: Readonly<Record<string, readonly string[]>> = {
  cst: ['Asia/Shanghai', 'America/Chicago'],
  cdt: ['America/Chicago'],
  est: ['America/New_York'],
  edt: ['America/New_York'],
  et: ['America/New_York'],
  mst: ['America/Denver'],
  mdt: ['America/Denver'],
  pst: ['America/Los_Angeles'],
  pdt: ['America/Los_Angeles'],
  pt: ['America/Los_Angeles'],
  hkt: ['Asia/Hong_Kong'],
  sgt: ['Asia/Singapore'],
  jst: ['Asia/Tokyo'],
  kst: ['Asia/Seoul'],
  ist: ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin'],
  bst: ['Europe/London', 'Asia/Dhaka'],
  cet: ['Europe/Berlin', 'Europe/Paris'],
  cest: ['Europe/Berlin', 'Europe/Paris'],
  msk: ['Europe/Moscow'],
};

/** Of many zones with one offset, those that most people mean. */
const POPULAR = [
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Hong_Kong',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Asia/Dubai',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Moscow',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Australia/Sydney',
];

const OFFSET = /^(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?$/i;

/** Up to three zones that a word can mean: with its offset from UTC, with its abbreviation, else with a name like it. */
export function nearestZones(word: string): string[] {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(word.trim()) ?? [];
  if (hours !== undefined)
    return withOffset((sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes)));
  const abbreviated = Object.hasOwn(ABBREVIATED, bare(word)) ? ABBREVIATED[bare(word)] : undefined;
  if (abbreviated) return [...abbreviated];
  const text = word.includes('/') ? (zone: string) => zone : cityOf;
  const written = word.trim().replaceAll(/\s+/g, '_');
  return nearest(written, Intl.supportedValuesOf('timeZone'), { text, within: 0.7 });
}

/** @param minutes east of UTC, in winter or in summer */
function withOffset(minutes: number): string[] {
  const zones = [...new Set([...POPULAR, ...Intl.supportedValuesOf('timeZone')])];
  return zones.filter((zone) => SEASONS.some((at) => offsetOf(zone, at) === minutes)).slice(0, 3);
}

const SEASONS = ['2026-01-15T00:00Z', '2026-07-15T00:00Z'].map((at) => Temporal.Instant.from(at));

function offsetOf(zone: string, at: Temporal.Instant): number {
  return at.toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
}

/** A name such as `US/Eastern`, which is not in the list but still known. Letters alone, as in `EST`, mean several. */
function olderName(word: string): string | undefined {
  if (!word.includes('/') || !isTimeZone(word)) return undefined;
  return Intl.DateTimeFormat('en', { timeZone: word }).resolvedOptions().timeZone;
}

function bare(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/g, '_');
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}
