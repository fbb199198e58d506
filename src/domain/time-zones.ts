import { nearest } from './nearest.ts';
import { isTimeZone } from './schedule.ts';

/** What people call a zone that the IANA data base names otherwise. */
const COMMON: Readonly<Record<string, string>> = {
  beijing: 'Asia/Shanghai',
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
  const common = COMMON[wanted];
  if (common !== undefined) return common;
  const zones = Intl.supportedValuesOf('timeZone');
  const whole = zones.find((zone) => bare(zone) === wanted);
  if (whole !== undefined) return whole;
  // No two zones have the same city.
  return zones.find((zone) => bare(cityOf(zone)) === wanted) ?? olderName(wanted);
}

/** Up to three zones whose names are most like a word. */
export function nearestZones(word: string): string[] {
  const text = word.includes('/') ? (zone: string) => zone : cityOf;
  const written = word.trim().replaceAll(/\s+/g, '_');
  return nearest(written, Intl.supportedValuesOf('timeZone'), { text, within: 0.7 });
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
