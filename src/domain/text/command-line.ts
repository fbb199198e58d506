import argv from 'string-argv';
import { wellFormed } from './well-formed.ts';

/**
 * Undoes what phones and Slack do to a typed line: curly and full-width characters, no-break spaces, names turned into
 * links, and Slack's three escapes. A mention keeps only its id, since a name may hold spaces and quotation marks.
 */
export function plainLine(text: string): string {
  return wellFormed(text)
    .replace(/<([@#!][\w^]+)\|[^<>]*>/g, '<$1>')
    .replace(/<(https?:\/\/[^|<>]+)(?:\|([^<>]*))?>/g, (_, url: string, label?: string) =>
      unlinked(url, label),
    )
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300D]/g, '"')
    .replace(/(?<![^\s=])[\u2018\u201A']([^'\u2018\u2019]*)[\u2019'](?!\S)/g, '"$1"')
    .replace(/[\u00A0\u2007\u202F\u3000]/g, ' ')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Slack's marks for code, bold, strike and italic, each around whole words. */
const MARKS = [
  /(?<!\S)(?<mark>`{1,3})(?<text>[^`]+)\k<mark>(?=[\s.,:;!?]|$)/g,
  /(?<!\S)\*(?<text>[^\s*](?:[^*]*[^\s*])?)\*(?=[\s.,:;!?]|$)/g,
  /(?<!\S)~(?<text>[^\s~](?:[^~]*[^\s~])?)~(?=[\s.,:;!?]|$)/g,
  /(?<!\S)_(?<text>[^\s_]+)_(?=[\s.,:;!?]|$)/g,
];
const POLITE_START = /^\s*(?:please|pls|请)(?=\s)/i;
const POLITE_END = /(?<=\S\s+\S+)\s+(?:please|pls|plz|thanks|thx|谢谢)\s*$/i;
const OWN_NAME = /^\s*\/modelarts(?=\s|$)/i;
const END = /(?<=[^\s.,!?\u3002])(?<!\b[ap]\.m)[.,!?\u3002]+\s*$/i;
/** Where a line has one of these as a word of its own, it has to be quoted. */
const NEEDS_QUOTES = /^_.*_$|[.]$|^(?:please|pls|plz|thanks|thx|\/modelarts)$/i;

/** What chat puts around a command: marks, the command's own name, courtesy, the end of a sentence. Not inside quotes. */
function bare(text: string): string {
  const plain = text
    .split(/("[^"]*")/)
    .map((part) =>
      part.startsWith('"') ? part : MARKS.reduce((left, mark) => left.replace(mark, '$<text>'), part),
    )
    .join('');
  const line = plain.replace(OWN_NAME, '').replace(POLITE_START, '');
  return line.replace(END, '').replace(POLITE_END, '').replace(END, '');
}

/** The words of a typed line, or nothing when a quotation mark is left open. */
export function readLine(text: string): string[] | undefined {
  const plain = bare(plainLine(text));
  if (isQuoteOpen(plain)) return undefined;
  return argv(plain)
    .filter((word) => word !== '')
    .map((word) => unescaped(longOption(word)));
}

/** A line that `readLine` reads back as these words, whatever is in them. */
export function writeLine(...words: readonly (string | number)[]): string {
  return words.map((word) => quoted(String(word))).join(' ');
}

/** Phones make one dash of two, long or short, and no command has one-letter options. */
function longOption(word: string): string {
  return word.replace(/^(?:[\u2013\u2014\u2212]|-[\u2013\u2014-]?)(?=\p{L}{2})/u, '--');
}

/** What a line cannot hold as it is: quotation marks, and whatever `plainLine` takes for the work of a phone or of Slack. */
const UNSAFE = /["'\\&\u2018-\u201F\u00AB\u00BB\u300C\u300D\uFF01-\uFF5E]|<(?![@#!][\w^]+>)|[^\S ]|\p{C}/gu;
/** For a word of nothing, since quotation marks around nothing are none. */
const EMPTY = String.raw`\u{}`;

function quoted(word: string): string {
  const [first = ''] = word;
  const escaped = word.replace(UNSAFE, codeOf);
  const safe = longOption(word) === word ? escaped : `${codeOf(first)}${escaped.slice(first.length)}`;
  if (/^[\w./:@#%+=-]+$/.test(safe) && !NEEDS_QUOTES.test(safe)) return safe;
  return `"${safe === '' ? EMPTY : safe}"`;
}

/** As in JavaScript: no quoting that string-argv knows lets a word hold both kinds of quotation marks. */
function codeOf(character: string): string {
  return String.raw`\u{${character.codePointAt(0)?.toString(16)}}`;
}

function unescaped(word: string): string {
  const plain = word.replaceAll(/\\u\{(10[\da-f]{4}|[\da-f]{0,5})\}/g, (_, hex: string) =>
    hex === '' ? '' : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return wellFormed(plain);
}

/** Slack links whatever looks like a host, such as the metric `val.acc`; then the label is what was typed. */
function unlinked(url: string, label: string | undefined): string {
  return label !== undefined && url.replace(/^https?:\/\//, '').replace(/\/$/, '') === label ? label : url;
}

function isQuoteOpen(text: string): boolean {
  return (text.match(/"/g)?.length ?? 0) % 2 === 1;
}
