import type { Precision } from '../../i18n/line.ts';

/** A moment as Slack shows it, in the reader's own zone. Source: docs.slack.dev, date formatting. */
interface LocalTime {
  /** Since 1970. */
  readonly seconds: number;
  readonly format: string;
  /** For clients that cannot. */
  readonly fallback: string;
}

const FORMATS: Readonly<Record<Precision, string>> = {
  day: '{date_num} {time}',
  minute: '{time}',
  second: '{time_secs}',
};

export function localTime({ time, to = 'minute' }: { time: Date; to?: Precision }): LocalTime {
  return { seconds: Math.floor(time.getTime() / 1000), format: FORMATS[to], fallback: utc(time, to) };
}

/** Seconds within which a second time needs no date of its own. */
const HALF_A_DAY = 12 * 60 * 60;

/** From when to when, as pieces of a sentence. @param range seconds from `at` on */
export function timesFrom(at: Date, { low, high }: { readonly low: number; readonly high: number }) {
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1000);
  const to = high - low < HALF_A_DAY ? 'minute' : 'day';
  return [
    { time: after(low), to: 'day' },
    { time: after(high), to },
  ] as const;
}

/** The same in UTC, for text in which Slack puts in no local times. */
export function utc(time: Date, to: Precision = 'minute'): string {
  const iso = time.toISOString();
  if (to === 'day') return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
  return `${iso.slice(11, to === 'second' ? 19 : 16)} UTC`;
}
