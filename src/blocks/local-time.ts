import type { Precision } from '../i18n/line.ts';

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

/** The same in UTC, for text in which Slack puts in no local times. */
export function utc(time: Date, to: Precision = 'minute'): string {
  const iso = time.toISOString();
  if (to === 'day') return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
  return `${iso.slice(11, to === 'second' ? 19 : 16)} UTC`;
}
