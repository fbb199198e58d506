import type { QuietHours } from './channel-rule.ts';
import { readTime, type TimeOfDay } from './time-words.ts';
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
  const from = timeIn(words.slice(0, gap.index));
  const rest = words.slice(gap.index + gap[0].length).split(/\s+/);
  // A time may be of several words (`8 am`, `11 at night`), and a zone too.
  for (const length of [3, 2, 1]) {
    const to = rest.length >= length ? timeIn(rest.slice(0, length).join(' ')) : undefined;
    if (from && to) return inZone(span(from, to), rest.slice(length).join(' '));
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

function timeIn(words: string): TimeOfDay | undefined {
  return readTime(words.toLowerCase());
}

const DAY = 24 * 60;

/**
 * In minutes after midnight. Where only one end says which half of the day it is in, the other is in the half that makes
 * the span shorter: `1-2pm` is one hour, `10pm-8` ten, `9am-5` eight.
 */
function span(from: TimeOfDay, to: TimeOfDay): Pick<QuietHours, 'from' | 'to'> {
  const both = from.isBare && to.isBare;
  const spans = halves(from, both).flatMap((start) =>
    halves(to, both).map((end) => ({ from: start, to: end })),
  );
  const length = ({ from: start, to: end }: Pick<QuietHours, 'from' | 'to'>) =>
    (end - start + DAY) % DAY || DAY;
  return spans.reduce((shortest, each) => (length(each) < length(shortest) ? each : shortest));
}

/** The times that words can mean, the first as on a 24-hour clock. */
function halves({ hour, minute, isBare }: TimeOfDay, isLiteral = false): [number, ...number[]] {
  const at = hour * 60 + minute;
  return isBare && !isLiteral ? [at, (at + DAY / 2) % DAY] : [at];
}

function fault(what: QuietFault): ReadQuiet {
  return { kind: 'fault', fault: what };
}
