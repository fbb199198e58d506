import { wellFormed } from '../../domain/text/well-formed.ts';

/** How JSON spells NUL and half a character, or a text that looks like it. */
const ESCAPED = /\\u(?:0000|d[89a-f])/;

/** What goes into a `jsonb` column, which refuses the same in an escaped form. */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  return ESCAPED.test(text) ? withoutEscaped(value) : text;
}

function withoutEscaped(value: unknown): string {
  return JSON.stringify(value, (_name, part) => (typeof part === 'string' ? wellFormed(part) : part));
}

/** Values for the places in a statement. */
export function bound(values: readonly unknown[]): unknown[] {
  return values.map((value) => (typeof value === 'string' ? wellFormed(value) : value));
}
