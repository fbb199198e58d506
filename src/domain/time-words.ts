import type { WallTime } from './schedule.ts';

const CLOCK = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/;
const CHINESE_CLOCK =
  /^(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上)?\s*(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点|時|时|:)(?:(半|一刻|三刻|整)|(\d{1,2})分?)?$/;
const QUARTERS: Readonly<Record<string, number>> = { 整: 0, 半: 30, 一刻: 15, 三刻: 45 };
const NAMED: Readonly<Record<string, WallTime>> = {
  noon: { hour: 12, minute: 0 },
  midnight: { hour: 0, minute: 0 },
  中午: { hour: 12, minute: 0 },
  午夜: { hour: 0, minute: 0 },
};
const LATE = ['下午', '傍晚', '晚上'];
const DIGITS = '零一二三四五六七八九';

/** The time of day that lower-case words stand for: `9`, `09:00`, `9am`, `9:30 pm`, `noon`, `下午3点半`. */
export function readTime(words: string): WallTime | undefined {
  const text = words.trim();
  return NAMED[text] ?? westernTime(text) ?? chineseTime(text);
}

/** `09:00`. */
export function writeTime({ hour, minute }: WallTime): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A count up to 99, in digits or Chinese; not a number for other words. */
export function readCount(word: string): number {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const text = word.replace('两', '二');
  const [, tens, ten, ones] = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text) ?? [];
  if (text === '' || (!ten && tens && ones)) return Number.NaN;
  const first = tens ? DIGITS.indexOf(tens) : 1;
  return ten ? first * 10 + digit(ones) : digit(tens ?? ones);
}

function digit(word: string | undefined): number {
  return word ? DIGITS.indexOf(word) : 0;
}

function westernTime(text: string): WallTime | undefined {
  const [, hours, minutes = '0', half] = CLOCK.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const hour = Number(hours);
  if (!half) return wallTime(hour, Number(minutes));
  if (hour < 1 || hour > 12) return undefined;
  return wallTime((hour % 12) + (half.startsWith('p') ? 12 : 0), Number(minutes));
}

function chineseTime(text: string): WallTime | undefined {
  const [, part, hours = '', quarters, minutes = '0'] = CHINESE_CLOCK.exec(text) ?? [];
  const hour = hourIn(part, readCount(hours));
  return hour === undefined ? undefined : wallTime(hour, QUARTERS[quarters ?? ''] ?? Number(minutes));
}

/** The hour of the day, by the part of the day it is said of. */
function hourIn(part: string | undefined, hour: number): number | undefined {
  if (Number.isNaN(hour)) return undefined;
  if (part === undefined) return hour;
  if (LATE.includes(part)) return hour < 12 ? hour + 12 : hour;
  // One o'clock at noon is 13:00; eleven is still in the morning.
  if (part === '中午') return hour < 4 ? hour + 12 : hour;
  if (hour > 12) return undefined;
  return hour === 12 && part === '凌晨' ? 0 : hour;
}

function wallTime(hour: number, minute: number): WallTime | undefined {
  return hour <= 23 && minute <= 59 ? { hour, minute } : undefined;
}
