import { parseISO } from 'date-fns/parseISO';

const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR };

/** What people may type, for the sentence that corrects them. */
export const SINCE_EXAMPLES = ['24h', '7d', '2w', '2026-11-01'] as const;

/**
 * The moment that `7d`, `24h`, `2w` (so long before now) or `2026-11-01` (its midnight in UTC) means. Nothing where it
 * means none.
 */
export function readSince(text: string, now: Date): Date | undefined {
  return ago(text, now) ?? midnight(text);
}

function ago(text: string, now: Date): Date | undefined {
  const [, count, unit = ''] = /^([1-9]\d{0,3})([hdw])$/i.exec(text) ?? [];
  const length = UNITS[unit.toLowerCase()];
  return length === undefined ? undefined : new Date(now.getTime() - Number(count) * length);
}

/** `Date` itself would take 31 February for 3 March. */
function midnight(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = parseISO(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
