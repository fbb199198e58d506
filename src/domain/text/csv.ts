/** A spreadsheet would run what begins so as a formula. Source: OWASP, CSV injection; the wide forms count in Asia. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A whole number below zero that is too long for a number is text here, and no formula there. */
const LONG_INTEGER = /^-\d{16,}$/;

/** Without it Excel reads UTF-8 as the machine's own code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The lines of a file that spreadsheets open, by RFC 4180. No text in it can be a formula: a quote goes before. A number
 * below zero is none, and stays a number.
 */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string | number): string {
  if (typeof text === 'number') return String(text);
  const safe = FORMULA.test(text) && !LONG_INTEGER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
