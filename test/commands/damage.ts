import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Reply } from '../../sandbox/modelarts/request.ts';

/** A reply as it goes over the wire. */
export interface Wire {
  readonly status: number;
  readonly bytes: Buffer;
  /** Claims more bytes than there are, and then hangs up. */
  readonly isCutOff?: boolean;
}

/** What befalls one reply. */
export interface Damage {
  /** Printed when a test fails. */
  readonly what: unknown;
  readonly spoil: (reply: Reply) => Wire;
}

/** Stands for a number that is too large for one, which JSON can write and JavaScript's own writer does not. */
const HUGE = '@huge@';
const DROPPED = Symbol('dropped');

const JUNK: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  HUGE,
  '',
  '..',
  ' ',
  '0x1F',
  '-1',
  '1,024',
  '9'.repeat(400),
  '2026-13-45T99:99:99Z',
  '<h1>no</h1>',
  '<!channel> *bold*',
  '\u0000\u202e\ud800',
  String.raw`{'\x00': '\ud83d', 'param/lr': '\x00'}`,
  String.raw`[{"name":"\u0000\ud83d","value":"\ud83d"}]`,
  '长'.repeat(5_000),
  'tensor([1, 2])',
  [],
  {},
  [[]],
  [null],
  [[null, {}], 7],
  { a: { b: [] } },
  { length: 3, toString: 'no' },
];

type Change = (value: unknown) => unknown;

const CHANGES: Readonly<Record<string, Change>> = {
  drop: () => DROPPED,
  list: (value) => [value],
  thrice: (value) => (Array.isArray(value) ? [...value, ...value, ...value] : [value, value, value]),
  reverse: (value) => (Array.isArray(value) ? value.toReversed() : DROPPED),
  shorten: (value) => (Array.isArray(value) ? value.slice(1) : DROPPED),
  // The word "null" would be text that ModelArts may well have meant.
  text: (value) => (value === null ? 'nothing' : JSON.stringify(value)),
  wrap: (value) => ({ data: value }),
  foreign: (value) =>
    isPlain(value) ? { ...value, ['__proto__']: 1, constructor: 2, more: { x: [] } } : value,
};

/** Any way in which a reply may be broken; one in six is left whole. */
export function anyDamage(): fc.Arbitrary<Damage> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant({ what: 'nothing', spoil: whole }) },
    { weight: 4, arbitrary: anyBentTree() },
    { weight: 1, arbitrary: fc.oneof(anyCut(), anyCoding(), anyStatus()) },
  );
}

function whole({ status, body }: Reply): Wire {
  return { status, bytes: Buffer.from(written(body)) };
}

/** One to four fields dropped or of another type. Steps lead down from the root, so that every depth is as likely. */
function anyBentTree(): fc.Arbitrary<Damage> {
  const steps = fc.array(fc.nat(999), { minLength: 1, maxLength: 7 });
  const change = fc.oneof(
    fc.constantFrom(...Object.keys(CHANGES)),
    fc.constantFrom(...JUNK).map((junk) => ({ junk })),
  );
  return fc.array(fc.tuple(steps, change), { minLength: 1, maxLength: 4 }).map((bends) => ({
    what: bends,
    spoil({ status, body }) {
      const bent = bends.reduce(
        (tree, [path, how]) => (tree === DROPPED ? tree : bentAt(tree, path, changeOf(how))),
        treeOf(body),
      );
      return { status, bytes: Buffer.from(bent === DROPPED ? '' : written(bent)) };
    },
  }));
}

function changeOf(how: string | { readonly junk: unknown }): Change {
  return typeof how === 'string' ? (CHANGES[how] ?? (() => DROPPED)) : () => how.junk;
}

function bentAt(tree: unknown, [step, ...rest]: readonly number[], change: Change): unknown {
  if (Array.isArray(tree) && step !== undefined && tree.length > 0) {
    const at = step % tree.length;
    return tree
      .map((item, i) => (i === at ? bentAt(item, rest, change) : item))
      .filter((item) => item !== DROPPED);
  }
  if (!isPlain(tree) || step === undefined) return change(tree);
  const fields = Object.entries(tree);
  if (fields.length === 0) return change(tree);
  const at = step % fields.length;
  return Object.fromEntries(
    fields
      .map(([name, value], i) => [name, i === at ? bentAt(value, rest, change) : value] as const)
      .filter(([, value]) => value !== DROPPED),
  );
}

/** The end is missing: neatly, or because the connection broke. */
function anyCut(): fc.Arbitrary<Damage> {
  return fc.record({ percent: fc.nat(99), isCutOff: fc.boolean() }).map((cut) => ({
    what: cut,
    spoil(reply) {
      const { status, bytes } = whole(reply);
      const kept = Math.floor((bytes.length * cut.percent) / 100);
      return { status, bytes: bytes.subarray(0, kept), isCutOff: cut.isCutOff };
    },
  }));
}

const HTML = '<html><head><title>Sign in</title></head><body><h1>Welcome</h1></body></html>';

const CODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  utf16: (text) => Buffer.from(text, 'utf16le'),
  'byte order mark': (text) => Buffer.from(`\ufeff${text}`),
  latin1: (text) => Buffer.from(text.replaceAll('e', 'é'), 'latin1'),
  gzip: (text) => gzipSync(text),
  'text in text': (text) => Buffer.from(JSON.stringify(text)),
  twice: (text) => Buffer.from(`${text}${text}`),
  'other quotes': (text) => Buffer.from(text.replaceAll('"', "'")),
  html: () => Buffer.from(HTML),
  bytes: () => Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x22]),
  empty: () => Buffer.alloc(0),
};

function anyCoding(): fc.Arbitrary<Damage> {
  return fc.constantFrom(...Object.entries(CODINGS)).map(([what, code]) => ({
    what,
    spoil: ({ status, body }) => ({ status, bytes: code(written(body)) }),
  }));
}

const STATUSES = [201, 204, 302, 400, 401, 403, 404, 405, 409, 418, 429, 494, 500, 502, 503];

/** A status that does not go with the body, or an error whose body is broken too. */
function anyStatus(): fc.Arbitrary<Damage> {
  const junk = fc.constantFrom(...JUNK);
  const body = fc.option(
    fc.oneof(
      fc.constant(HTML),
      junk.map((each) => ({ error_code: each, error_msg: each, request_id: each })),
      junk.map((each) => ({ error: { code: each, message: each } })),
      junk.map((each) => ({ is_success: false, error_message: each })),
    ),
    { nil: undefined },
  );
  return fc.tuple(fc.constantFrom(...STATUSES), body).map(([status, other]) => ({
    what: { status, body: other },
    spoil: (reply) => ({ status, bytes: Buffer.from(written(other ?? reply.body)) }),
  }));
}

function treeOf(body: unknown): unknown {
  return typeof body === 'string' ? JSON.parse(body) : JSON.parse(JSON.stringify(body));
}

function written(body: unknown): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return text.replaceAll(`"${HUGE}"`, '1e999');
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
