import type { QuietHours } from './channel-rule.ts';
import { readTime } from './time-words.ts';
import { nearestZones, zoneNamed } from './time-zones.ts';

/** What people may type, for the sentence that corrects them. */
export const QUIET_EXAMPLES = ['22:00-08:00', '22:00-08:00 Asia/Shanghai'] as const;

export type ReadQuiet =
  | ({
      readonly kind: 'hours';
      /** Nothing where none was typed. */
      readonly timeZone: string | undefined;
    } & Pick<QuietHours, 'from' | 'to'>)
  | { readonly kind: 'fault'; readonly fault: QuietFault };

/** `same`: they would begin when they end. */
export type QuietFault =
  | { readonly kind: 'unknown' | 'same' }
  | { readonly kind: 'zone'; readonly word: string; readonly nearest: readonly string[] };

const BETWEEN = /\s*(?:[-\u2012-\u2015\u2212~]+|\bto\b|\buntil\b|\btill\b|到|至)\s*/i;

/** The hours that words such as `22:00-08:00` or `10pm to 8am Shanghai` name. */
export function readQuiet(text: string): ReadQuiet {
  const words = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:from|从)\s*/i, '');
  const gap = BETWEEN.exec(words);
  if (!gap) return fault({ kind: 'unknown' });
  const from = minutes(words.slice(0, gap.index));
  const rest = words.slice(gap.index + gap[0].length).split(/\s+/);
  // A time may be of two words (`8 am`), and a zone of several.
  for (const length of [2, 1]) {
    const to = rest.length >= length ? minutes(rest.slice(0, length).join(' ')) : undefined;
    if (from !== undefined && to !== undefined) return inZone({ from, to }, rest.slice(length).join(' '));
  }
  return fault({ kind: 'unknown' });
}

function inZone(hours: Pick<QuietHours, 'from' | 'to'>, word: string): ReadQuiet {
  if (hours.from === hours.to) return fault({ kind: 'same' });
  if (word === '') return { kind: 'hours', ...hours, timeZone: undefined };
  const timeZone = zoneNamed(word);
  if (timeZone !== undefined) return { kind: 'hours', ...hours, timeZone };
  return fault({ kind: 'zone', word, nearest: nearestZones(word) });
}

/** After midnight. */
function minutes(words: string): number | undefined {
  const time = readTime(words.toLowerCase());
  return time && time.hour * 60 + time.minute;
}

function fault(what: QuietFault): ReadQuiet {
  return { kind: 'fault', fault: what };
}
