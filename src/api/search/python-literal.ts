import { scalarIn } from '../../domain/search/reading.ts';
import { wellFormed } from '../../domain/text/well-formed.ts';

/** A value as `repr` prints it, without the kinds that JSON lacks. An integer that no number can hold is its digits. */
export type Literal = string | number | boolean | null | readonly Literal[] | LiteralDict;
export interface LiteralDict {
  readonly [key: string]: Literal;
}

const STRING = String.raw`'(?:[^'\\\n]|\\.)*'(?!\w)|"(?:[^"\\\n]|\\.)*"(?!\w)`;
/** What can be a key: a string, a number, a tuple, the printed form of one of them. */
const KEY = String.raw`(?:[urb]{0,2}(?:${STRING})|[\w.+-]*\([^()\n]*\)|[+-]?[\d.][\w.+-]*|True|False|None)`;

const SPACE = /\s*/y;
const TEXT = new RegExp(`(?<prefix>[urb]{0,2})(?<quoted>${STRING})`, 'iy');
const NUMBER =
  /(?<number>[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+)?)(?![\w.])/iy;
const BASED = /(?<sign>[+-]?)(?<digits>0(?:x[\da-f]+|o[0-7]+|b[01]+))(?![\w.])/iy;
const NAME = /(?<name>[+-]?[a-z_][\w.]*)(?![\w.(])/iy;
const CALL = /(?<name>[a-z_][\w.]*)\(/iy;
const KEYED = new RegExp(String.raw`(?<key>${KEY})\s*:`, 'y');
/** A comma and a key: here the next entry begins. */
const NEXT = new RegExp(String.raw`,\s*${KEY}\s*:`, 'y');
const NEXT_ANYWHERE = new RegExp(NEXT.source, 'g');
const DICT_END = /,?\s*\}\s*(?:[,}\])]|$)/y;
const TEXT_END = /,?\s*\}\s*$/y;
const PAIR_END = /,?\s*\)\s*[,\]]/y;
/** `, dtype=float32, shape=(2,))`: what a library says of a list beside it. */
const ABOUT = /(?:,\s*[a-z_]\w*\s*=(?:[^(),[\]]|\([^()]*\)|\[[^[\]]*\])*)*,?\s*\)/iy;
const PIECE = new RegExp(
  String.raw`(?<!\w)[urb]{0,2}(?:${STRING})|\\[\\'"]|(?<open>[([{]|<(?=[A-Za-z_]))|(?<close>[)\]}>])|(?<stop>,)`,
  'gi',
);

const NAMES: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['True', true],
  ['False', false],
  ['None', null],
  ['true', true],
  ['false', false],
  ['null', null],
  ['np.True_', true],
  ['np.False_', false],
  ['numpy.True_', true],
  ['numpy.False_', false],
]);
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;
const DICTS = /^(?:collections\.)?(?:OrderedDict|dict|mappingproxy|frozendict)$/;
const LISTS = /^(?:(?:np|numpy|torch)\.)?(?:array|tensor)$|^(?:frozenset|set|list|tuple)$/;
/** NumPy's own text and truth. */
const SAME = /^(?:np|numpy)\.(?:str_|bytes_|bool_?)$/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const CLOSER: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

const DEEPEST = 20;
const LONGEST = 100_000;
/** Values without an end of their own, each of which costs a look at the rest of the text. */
const MOST_BROKEN = 20;

/** Where the reading is. What cannot be read is undefined, and `at` is then of no use. */
interface Cursor {
  readonly text: string;
  at: number;
  broken: number;
}

/** Whether the value that is being read may end at `at`. */
type IsEnd = (cursor: Cursor, at: number) => boolean;

/**
 * Reads the text of a Python dict, as an older edition of ModelArts prints a trial's `config`. Nothing is evaluated: a
 * value without a plain meaning, such as a function or a class, is its own source text, and costs none of the others.
 * Whatever is no dict to its last character is undefined.
 */
export function readPythonDict(text: string): LiteralDict | undefined {
  if (text.length > LONGEST) return undefined;
  const cursor = { text, at: 0, broken: 0 };
  skipSpace(cursor);
  const value = text[cursor.at] === '{' ? readDict(cursor, DEEPEST, isTextEnd) : readValue(cursor, DEEPEST);
  skipSpace(cursor);
  return value !== undefined && cursor.at === text.length && isDict(value) ? value : undefined;
}

/** Reads the text of one plain value; any other text is itself. */
export function readPythonValue(text: string): Literal {
  if (text.length > LONGEST) return text;
  // A value ends where something follows it.
  const cursor = { text: `${text},`, at: 0, broken: 0 };
  const value = readValue(cursor, DEEPEST);
  skipSpace(cursor);
  return value !== undefined && cursor.at === text.length ? value : text;
}

function readValue(cursor: Cursor, depth: number): Literal | undefined {
  skipSpace(cursor);
  if (depth === 0) return undefined;
  switch (cursor.text.charAt(cursor.at)) {
    case '{':
      return readBraces(cursor, depth - 1);
    case '[':
      return readList(cursor, ']', depth - 1);
    case '(':
      return readList(cursor, ')', depth - 1);
    case '<':
      return readScalar(cursor);
    default:
      return readString(cursor) ?? readNumber(cursor) ?? readWord(cursor, depth - 1);
  }
}

function readWord(cursor: Cursor, depth: number): Literal | undefined {
  const value = readName(cursor);
  return value === undefined ? readCall(cursor, depth) : value;
}

function readString(cursor: Cursor): string | undefined {
  const groups = take(TEXT, cursor);
  if (!groups) return undefined;
  const inner = (groups.quoted ?? '').slice(1, -1);
  return /r/i.test(groups.prefix ?? '') ? inner : unquote(inner);
}

function unquote(text: string): string {
  if (!text.includes('\\')) return text;
  const plain = text.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gi,
    (_, byte?: string, unit?: string, char?: string) =>
      char === undefined
        ? String.fromCharCode(Number.parseInt(byte ?? unit ?? '', 16))
        : (ESCAPES[char] ?? char),
  );
  return wellFormed(plain);
}

/** `007` and 1e999 are no numbers that would be shown as they were written. */
function readNumber(cursor: Cursor): Literal | undefined {
  const start = cursor.at;
  const found = take(NUMBER, cursor)?.number;
  if (found !== undefined) {
    const digits = found.replaceAll('_', '');
    const value = /^[+-]?\d+$/.test(digits) ? wholeNumber(digits) : Number(digits);
    if (!/^[+-]?0\d+$/.test(digits) && value !== Infinity && value !== -Infinity) return value;
  }
  cursor.at = start;
  const based = take(BASED, cursor);
  if (!based) return undefined;
  const size = wholeNumber(BigInt(based.digits ?? '0').toString());
  if (based.sign !== '-') return size;
  return typeof size === 'number' ? -size : `-${size}`;
}

/** Seeds have 64 bits, and a number keeps 53 of them. */
function wholeNumber(digits: string): number | string {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits.replace(/^\+/, '')).toString();
}

function readName(cursor: Cursor): Literal | undefined {
  const name = take(NAME, cursor)?.name;
  if (name === undefined) return undefined;
  const value = NAMES.get(name);
  return value === undefined && NOT_FINITE.test(name) ? name : value;
}

/** The printed forms of plain values: `np.int64(16)`, `tensor(0.1)`, `OrderedDict([('a', 1)])`, `array([1, 2])`. */
function readCall(cursor: Cursor, depth: number): Literal | undefined {
  const start = cursor.at;
  const name = take(CALL, cursor)?.name;
  if (name === undefined) return undefined;
  const inside = cursor.at;
  if (DICTS.test(name)) return readArgument(cursor, () => readPairs(cursor, depth));
  if (SAME.test(name)) return readArgument(cursor, () => readValue(cursor, depth));
  cursor.at = start;
  const scalar = readScalar(cursor);
  if (scalar !== undefined || !LISTS.test(name)) return scalar;
  cursor.at = inside;
  return readArgument(cursor, () => listIn(readValue(cursor, depth)));
}

/** The one argument of a call, `cursor` standing before it. */
function readArgument(cursor: Cursor, read: () => Literal | undefined): Literal | undefined {
  const value = read();
  skipSpace(cursor);
  return value !== undefined && take(ABOUT, cursor) ? value : undefined;
}

function listIn(value: Literal | undefined): Literal | undefined {
  return Array.isArray(value) ? value : undefined;
}

function readScalar(cursor: Cursor): Literal | undefined {
  const source = sourceText(cursor, (_, at) => /[,)\]}:]/.test(cursor.text[at] ?? ''));
  const inner = source === undefined ? undefined : scalarIn(source)?.inner;
  if (inner === undefined) return undefined;
  const part = { text: inner, at: 0, broken: 0 };
  const value = readNumber(part) ?? (NOT_FINITE.test(inner) ? inner : undefined);
  return value === inner || part.at === inner.length ? value : undefined;
}

function readList(cursor: Cursor, close: string, depth: number): Literal[] | undefined {
  const items: Literal[] = [];
  cursor.at += 1;
  for (;;) {
    skipSpace(cursor);
    if (takeMark(cursor, close)) return items;
    const item = readValue(cursor, depth);
    if (item === undefined) return undefined;
    items.push(item);
    skipSpace(cursor);
    if (takeMark(cursor, close)) return items;
    if (!takeMark(cursor, ',')) return undefined;
  }
}

/** A dict, or else a set. */
function readBraces(cursor: Cursor, depth: number): Literal | undefined {
  const start = cursor.at;
  const dict = readDict(cursor, depth, isDictEnd);
  if (dict) return dict;
  cursor.at = start;
  return readList(cursor, '}', depth);
}

function readDict(cursor: Cursor, depth: number, isEnd: IsEnd): LiteralDict | undefined {
  const entries: [string, Literal][] = [];
  cursor.at += 1;
  for (;;) {
    skipSpace(cursor);
    if (takeMark(cursor, '}')) return Object.fromEntries(entries);
    const key = take(KEYED, cursor)?.key;
    if (key === undefined) return undefined;
    const value = readEntry(cursor, depth, isEnd);
    if (value === undefined) return undefined;
    entries.push([keyIn(key), value]);
    skipSpace(cursor);
    takeMark(cursor, ',');
  }
}

/** `[('a', 1), ('b', 2)]`, or a dict. */
function readPairs(cursor: Cursor, depth: number): LiteralDict | undefined {
  const entries: [string, Literal][] = [];
  skipSpace(cursor);
  if (cursor.text[cursor.at] === '{') return readDict(cursor, depth, isDictEnd);
  if (cursor.text[cursor.at] === ')') return {};
  if (!takeMark(cursor, '[')) return undefined;
  for (;;) {
    skipSpace(cursor);
    if (takeMark(cursor, ']')) return Object.fromEntries(entries);
    if (!takeMark(cursor, '(')) return undefined;
    const key = readValue(cursor, depth);
    skipSpace(cursor);
    if (typeof key !== 'string' || !takeMark(cursor, ',')) return undefined;
    const value = readEntry(cursor, depth, isPairEnd);
    if (value === undefined) return undefined;
    entries.push([key, value]);
    takeMark(cursor, ',');
    skipSpace(cursor);
    if (!takeMark(cursor, ')')) return undefined;
    skipSpace(cursor);
    takeMark(cursor, ',');
  }
}

/** The value of one key, or the text that stands in its place. */
function readEntry(cursor: Cursor, depth: number, isEnd: IsEnd): Literal | undefined {
  skipSpace(cursor);
  const start = cursor.at;
  const value = readValue(cursor, depth);
  skipSpace(cursor);
  if (value !== undefined && isEnd(cursor, cursor.at)) return value;
  cursor.at = start;
  return sourceText(cursor, isEnd);
}

/**
 * The text from here to where the value ends: at the same depth as it began, with quotes, brackets and angle brackets
 * respected. Where they do not fit together, the next key ends it.
 */
function sourceText(cursor: Cursor, isEnd: IsEnd): string | undefined {
  const { text, at: start } = cursor;
  const found = balancedEnd(cursor, isEnd);
  const end = found?.isWhole ? found.at : nextKey(cursor, found?.at);
  if (end === undefined) return undefined;
  cursor.at = end;
  return text.slice(start, end).trim();
}

function balancedEnd(cursor: Cursor, isEnd: IsEnd) {
  const open: string[] = [];
  for (const { index, groups } of piecesFrom(cursor)) {
    const { open: opener, close, stop } = groups ?? {};
    const isInside = close === undefined ? open.length > 0 : open.includes(close);
    if (opener !== undefined) open.push(CLOSER[opener] ?? '');
    else if (close !== undefined && isInside) open.length = open.lastIndexOf(close);
    else if ((close ?? stop) !== undefined && !isInside && isEnd(cursor, index))
      return { at: index, isWhole: open.length === 0 };
  }
  return undefined;
}

function piecesFrom({ text, at }: Cursor) {
  PIECE.lastIndex = at;
  return text.matchAll(PIECE);
}

function nextKey(cursor: Cursor, limit: number | undefined): number | undefined {
  cursor.broken += 1;
  if (cursor.broken > MOST_BROKEN) return undefined;
  NEXT_ANYWHERE.lastIndex = cursor.at;
  const next = NEXT_ANYWHERE.exec(cursor.text)?.index;
  return next !== undefined && (limit === undefined || next < limit) ? next : limit;
}

function isTextEnd({ text }: Cursor, at: number): boolean {
  return matches(TEXT_END, text, at) || matches(NEXT, text, at);
}

function isDictEnd({ text }: Cursor, at: number): boolean {
  return matches(DICT_END, text, at) || matches(NEXT, text, at);
}

function isPairEnd({ text }: Cursor, at: number): boolean {
  return matches(PAIR_END, text, at);
}

/** A key by its own text, unless that is a string. */
function keyIn(key: string): string {
  return readString({ text: key, at: 0, broken: 0 }) ?? key;
}

function skipSpace(cursor: Cursor): void {
  SPACE.lastIndex = cursor.at;
  SPACE.test(cursor.text);
  cursor.at = SPACE.lastIndex;
}

function takeMark(cursor: Cursor, mark: string): boolean {
  if (cursor.text[cursor.at] !== mark) return false;
  cursor.at += 1;
  return true;
}

function take(pattern: RegExp, cursor: Cursor): Readonly<Record<string, string | undefined>> | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (!found) return undefined;
  cursor.at = pattern.lastIndex;
  return found.groups ?? {};
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function isDict(value: Literal): value is LiteralDict {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
