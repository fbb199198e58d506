import type { Reader } from './reader.ts';

const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const;
const DIGITS = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const LONG_DAY = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

const TOKENS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_slash: DIGITS,
  date: DAY,
  date_short: DAY,
  date_pretty: DAY,
  date_short_pretty: DAY,
  date_long: LONG_DAY,
  date_long_full: LONG_DAY,
  date_long_pretty: LONG_DAY,
  day_divider_pretty: LONG_DAY,
  time: TIME,
  time_secs: { ...TIME, second: '2-digit' },
};

/**
 * Fills Slack's date tokens in the reader's zone and language. "Today", "ago" and Slack's exact wording of dates are
 * not imitated.
 * @param seconds since 1970
 */
export function localTime(seconds: number, format: string, { locale, tz }: Reader): string {
  const at = new Date(seconds * 1000);
  return format.replaceAll(/\{(\w+)\}/g, (token, name: string) => {
    // YYYY-MM-DD whatever the language, as Swedes write it; see the date element in docs.slack.dev.
    if (name === 'date_num') return new Intl.DateTimeFormat('sv-SE', { ...DIGITS, timeZone: tz }).format(at);
    const parts = TOKENS[name] ?? (name === 'ago' ? { ...DAY, ...TIME } : undefined);
    return parts ? new Intl.DateTimeFormat(locale, { ...parts, timeZone: tz }).format(at) : token;
  });
}
