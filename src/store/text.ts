/** Text as Postgres can keep it: free of NUL, and of half a character such as a cut leaves behind. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** How JSON spells NUL and half a character, or a text that looks like it. */
const ESCAPED = /\\u(?:0000|d[89a-f])/;

/** What goes into a `jsonb` column, which refuses the same in an escaped form. */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  return ESCAPED.test(text) ? withoutEscaped(value) : text;
}

function withoutEscaped(value: unknown): string {
  return JSON.stringify(value, (_name, part) => (typeof part === 'string' ? storable(part) : part));
}

/** Values for the places in a statement. */
export function bound(values: readonly unknown[]): unknown[] {
  return values.map((value) => (typeof value === 'string' ? storable(value) : value));
}
