import type { WallTime } from './schedule.ts';

const CLOCK = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?|noon|midnight|at night)?$/;
const CHINESE_CLOCK =
  /^(凌晨|清晨|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|夜晚|夜里|夜间|深夜|半夜|午夜)?\s*(\d{1,2}|[零〇一二两三四五六七八九十]{1,3})(?:点钟?|點鐘?|時|时|:)(?:(半|一刻|三刻|整)|(\d{1,2}|[零〇一二三四五六七八九十]{1,3})分?)?$/;
const QUARTERS: Readonly<Record<string, number>> = { 整: 0, 半: 30, 一刻: 15, 三刻: 45 };
const NAMED: Readonly<Record<string, TimeOfDay>> = {
  noon: { hour: 12, minute: 0 },
  midnight: { hour: 0, minute: 0 },
  中午: { hour: 12, minute: 0 },
  正午: { hour: 12, minute: 0 },
  午夜: { hour: 0, minute: 0, isNextDay: true },
  半夜: { hour: 0, minute: 0, isNextDay: true },
};
const AFTERNOON = ['下午', '午后', '傍晚'];
const EVENING = ['晚上', '夜晚'];
const NIGHT = ['夜里', '夜间', '深夜', '半夜', '午夜'];
const NOON = ['中午', '正午'];
/** The last of the small hours that are said of the evening, and of the night, before them. */
const EVENING_ENDS = 4;
const NIGHT_ENDS = 6;
const DIGITS = '零一二三四五六七八九';

export interface TimeOfDay extends WallTime {
  /** The night of a day goes on after midnight: 周一晚上12点 is at 00:00 on Tuesday. */
  readonly isNextDay?: true;
  /** Neither am, pm nor a part of the day was said, nor an hour that only a 24-hour clock has. */
  readonly isBare?: true;
}

/** The time of day that lower-case words stand for: `9`, `09:00`, `9am`, `9:30 pm`, `noon`, `下午3点半`, `晚上12点`. */
export function readTime(words: string): TimeOfDay | undefined {
  const text = words.trim();
  const named = Object.hasOwn(NAMED, text) ? NAMED[text] : undefined;
  return named ?? westernTime(text) ?? chineseTime(text);
}

/** `09:00`. */
export function writeTime({ hour, minute }: WallTime): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A count up to 99, in digits or Chinese; not a number for other words. */
export function readCount(word: string): number {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const text = word.replace('两', '二').replace('〇', '零');
  // 零五, as of minutes.
  const [, zero, one] = /^(零)([一二三四五六七八九])?$/.exec(text) ?? [];
  if (zero !== undefined) return digit(one);
  const [, tens, ten, ones] = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text) ?? [];
  if (text === '' || (!ten && tens && ones)) return Number.NaN;
  const first = tens ? DIGITS.indexOf(tens) : 1;
  return ten ? first * 10 + digit(ones) : digit(tens ?? ones);
}

function digit(word: string | undefined): number {
  return word ? DIGITS.indexOf(word) : 0;
}

function westernTime(text: string): TimeOfDay | undefined {
  const [, hours, minutes = '0', half] = CLOCK.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const hour = Number(hours);
  const minute = Number(minutes);
  // A leading zero is of a 24-hour clock.
  const isBare = hour >= 1 && hour <= 12 && !hours.startsWith('0');
  if (!half) return wallTime({ hour, minute, ...(isBare && { isBare }) });
  if (hour < 1 || hour > 12) return undefined;
  if (half === 'noon') return hour === 12 ? wallTime({ hour, minute }) : undefined;
  if (half === 'midnight') return hour === 12 ? wallTime({ hour: 0, minute }) : undefined;
  if (half === 'at night') return wallTime({ ...atNight(hour, EVENING_ENDS), minute });
  return wallTime({ hour: (hour % 12) + (half.startsWith('p') ? 12 : 0), minute });
}

function chineseTime(text: string): TimeOfDay | undefined {
  const [, part, hours = '', quarters, minutes = '0'] = CHINESE_CLOCK.exec(text) ?? [];
  const hour = readCount(hours);
  const minute = QUARTERS[quarters ?? ''] ?? readCount(minutes);
  if (Number.isNaN(hour) || Number.isNaN(minute)) return undefined;
  if (part === undefined) {
    if (hour === 24) return wallTime({ hour: 0, minute, isNextDay: true });
    const isBare = hour >= 1 && hour <= 12 && !hours.startsWith('0');
    return wallTime({ hour, minute, ...(isBare && { isBare }) });
  }
  const found = hourIn(part, hour);
  return found && wallTime({ ...found, minute });
}

/** The hour of the day, by the part of the day it is said of. */
function hourIn(part: string, hour: number): Pick<TimeOfDay, 'hour' | 'isNextDay'> | undefined {
  if (EVENING.includes(part)) return hour > 12 && hour < 17 ? undefined : atNight(hour, EVENING_ENDS);
  if (NIGHT.includes(part)) return atNight(hour, NIGHT_ENDS);
  if (AFTERNOON.includes(part)) return { hour: hour < 12 ? hour + 12 : hour };
  // One o'clock at noon is 13:00; eleven is still in the morning.
  if (NOON.includes(part)) return { hour: hour < EVENING_ENDS ? hour + 12 : hour };
  if (hour > 12) return undefined;
  return { hour: hour === 12 && part === '凌晨' ? 0 : hour };
}

/** At night, twelve and zero are midnight, and the hours up to `ends` are the small ones after it. */
function atNight(hour: number, ends: number): Pick<TimeOfDay, 'hour' | 'isNextDay'> {
  if (hour === 12 || hour === 24 || hour <= ends) return { hour: hour % 12, isNextDay: true };
  return { hour: hour < 12 ? hour + 12 : hour };
}

function wallTime(time: TimeOfDay): TimeOfDay | undefined {
  return time.hour <= 23 && time.minute <= 59 ? time : undefined;
}
