/** A value as `repr` prints it, without the kinds that JSON lacks. */
export type Literal = string | number | boolean | null | readonly Literal[] | LiteralDict;
export interface LiteralDict {
  readonly [key: string]: Literal;
}

/*
 * One token at a time, always at the place where the last one ended. Numbers as `repr` writes them and as people write
 * settings: `1_000` and `0x10` are left to fail.
 */
const TOKEN =
  /\s*(?:(?<string>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")|(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]))|(?<word>-?[A-Za-z]+)|(?<mark>[{}[\](),:]))/y;
const WORDS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['True', true],
  ['False', false],
  ['None', null],
  ['nan', 'nan'],
  ['inf', 'inf'],
  ['-inf', '-inf'],
]);
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const DEEPEST = 20;
const LONGEST = 100_000;

interface Token {
  readonly kind: 'value' | 'mark' | 'end';
  readonly value: Literal;
}

/**
 * Reads the text of a Python dict of plain values, as an older edition of ModelArts prints a trial's `config`.
 * Nothing is evaluated; whatever is not such a dict, to its last character, is undefined.
 */
export function readPythonDict(text: string): LiteralDict | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    const next = tokens(text);
    const value = readValue(next(), next, DEEPEST);
    return next().kind === 'end' && isDict(value) ? value : undefined;
  } catch (error) {
    if (error instanceof NotALiteral) return undefined;
    throw error;
  }
}

class NotALiteral extends Error {
  override readonly name = 'NotALiteral';
}

function tokens(text: string): () => Token {
  const pattern = new RegExp(TOKEN);
  return () => {
    if (/^\s*$/.test(text.slice(pattern.lastIndex))) return { kind: 'end', value: null };
    const groups = pattern.exec(text)?.groups;
    if (!groups) throw new NotALiteral();
    const { string, number, word, mark } = groups;
    if (mark !== undefined) return { kind: 'mark', value: mark };
    if (string !== undefined) return { kind: 'value', value: unquote(string.slice(1, -1)) };
    return { kind: 'value', value: number === undefined ? readWord(word ?? '') : Number(number) };
  };
}

function readWord(word: string): Literal {
  const value = WORDS.get(word);
  if (value === undefined) throw new NotALiteral();
  return value;
}

function unquote(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gi,
    (_, byte?: string, unit?: string, char?: string) =>
      char === undefined
        ? String.fromCharCode(Number.parseInt(byte ?? unit ?? '', 16))
        : (ESCAPES[char] ?? char),
  );
}

function readValue(token: Token, next: () => Token, depth: number): Literal {
  if (token.kind === 'value') return token.value;
  if (token.kind === 'end' || depth === 0) throw new NotALiteral();
  if (token.value === '{') return readDict(next, depth - 1);
  if (token.value === '[') return readList(']', next, depth - 1);
  if (token.value === '(') return readList(')', next, depth - 1);
  throw new NotALiteral();
}

function readList(close: string, next: () => Token, depth: number): Literal[] {
  const items: Literal[] = [];
  for (;;) {
    const token = next();
    if (isMark(token, close)) return items;
    items.push(readValue(token, next, depth));
    if (endsAfterItem(next(), close)) return items;
  }
}

function readDict(next: () => Token, depth: number): LiteralDict {
  const entries: [string, Literal][] = [];
  for (;;) {
    const key = next();
    if (isMark(key, '}')) return Object.fromEntries(entries);
    if (key.kind !== 'value' || !isMark(next(), ':')) throw new NotALiteral();
    entries.push([String(key.value), readValue(next(), next, depth)]);
    if (endsAfterItem(next(), '}')) return Object.fromEntries(entries);
  }
}

/** After an item comes the end or a comma; a comma before the end is fine, as in Python. */
function endsAfterItem(token: Token, close: string): boolean {
  if (isMark(token, close)) return true;
  if (isMark(token, ',')) return false;
  throw new NotALiteral();
}

function isMark(token: Token, mark: string): boolean {
  return token.kind === 'mark' && token.value === mark;
}

function isDict(value: Literal): value is LiteralDict {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
