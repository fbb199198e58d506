import argv from 'string-argv';

/**
 * Undoes what phones and Slack do to a typed line: curly and full-width characters, no-break spaces, names turned into
 * links, and Slack's three escapes. A mention keeps only its id, since a name may hold spaces and quotation marks.
 */
export function plainLine(text: string): string {
  return text
    .replace(/<([@#!][\w^]+)\|[^>]*>/g, '<$1>')
    .replace(/<(https?:\/\/[^|>]+)(?:\|([^>]*))?>/g, (_, url: string, label?: string) => unlinked(url, label))
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300D]/g, '"')
    .replace(/(?<![^\s=])[\u2018\u201A']([^'\u2018\u2019]*)[\u2019'](?!\S)/g, '"$1"')
    .replace(/[\u00A0\u2007\u202F\u3000]/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The words of a typed line, or nothing when a quotation mark is left open. */
export function readLine(text: string): string[] | undefined {
  const plain = plainLine(text);
  if (isQuoteOpen(plain)) return undefined;
  return argv(plain)
    .filter((word) => word !== '')
    .map(longOption);
}

/** A line that `readLine` reads back as these words. */
export function writeLine(...words: readonly (string | number)[]): string {
  return words.map((word) => quoted(String(word))).join(' ');
}

/** Phones make one dash of two, long or short, and no command has one-letter options. */
function longOption(word: string): string {
  return word.replace(/^(?:[\u2013\u2014\u2212]|-[\u2013\u2014-]?)(?=\p{L}{2})/u, '--');
}

function quoted(word: string): string {
  if (/^[\w./:@#%+=-]+$/.test(word)) return word;
  return word.includes('"') ? `'${word}'` : `"${word}"`;
}

/** Slack links whatever looks like a host, such as the metric `val.acc`; then the label is what was typed. */
function unlinked(url: string, label: string | undefined): string {
  return label !== undefined && url.replace(/^https?:\/\//, '').replace(/\/$/, '') === label ? label : url;
}

function isQuoteOpen(text: string): boolean {
  return (text.match(/"/g)?.length ?? 0) % 2 === 1;
}
