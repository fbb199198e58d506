import type { Snapshot } from '../page/contract.ts';
import type { Names } from './blocks/blocks.tsx';

type Named = Pick<Snapshot, 'me' | 'people' | 'groups' | 'channels' | 'app'>;

/** How ids are read by whoever looks. */
export function namesFor({ me, people, groups, channels, app }: Named): Names {
  const names = new Map([
    ['USLACKBOT', 'Slackbot'],
    [app.userId, app.name],
    ...people.map(({ id, name }) => [id, name] as const),
    ...groups.map(({ id, handle }) => [id, handle] as const),
    ...channels.map(({ id, name }) => [id, name] as const),
  ]);
  const reader = people.find(({ id }) => id === me);
  return {
    nameOf: (id) => names.get(id) ?? id,
    tz: reader?.tz ?? 'UTC',
    locale: reader?.locale ?? 'en-US',
  };
}

/** The time of day of a message, from its timestamp. */
export function timeOf(ts: string, { tz, locale }: Pick<Names, 'tz' | 'locale'>): string {
  return timeFormat(locale, tz).format(Number(ts) * 1000);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it a thousand times. */
function timeFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone });
  formats.set(key, format);
  return format;
}
