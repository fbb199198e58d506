import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPythonDict } from '../../../src/api/search/python-literal.ts';

describe('readPythonDict', () => {
  it('reads a config as an older edition prints it', () => {
    const text =
      "{'batch_size': 32, 'learning_rate': 5.5e-05, 'nesterov': True, 'decay': None, 'trial_index': 0, 'param/batch_size': 32}";
    expect(readPythonDict(text)).toEqual({
      batch_size: 32,
      learning_rate: 5.5e-5,
      nesterov: true,
      decay: null,
      trial_index: 0,
      'param/batch_size': 32,
    });
  });

  it.each([
    ['{}', {}],
    ["{'a': 1,}", { a: 1 }],
    ['{"a": "it\'s"}', { a: "it's" }],
    [String.raw`{'it\'s': '\u4e2d\n\x41\\'}`, { "it's": '中\nA\\' }],
    [String.raw`{'\x00a': '\ud83d', 'b': '\ud83d\ude00\u0000'}`, { a: '\ufffd', b: '\u{1F600}' }],
    ["{'a': [1, 2.5], 'b': (1,), 'c': {'d': -3}}", { a: [1, 2.5], b: [1], c: { d: -3 } }],
    ["{'a': nan, 'b': -inf}", { a: 'nan', b: '-inf' }],
    ['{1: 2}', { 1: 2 }],
    ["  { 'a' : 1 }  ", { a: 1 }],
    ["{'a': np.float64(0.0008), 'b': np.int64(16)}", { a: 0.0008, b: 16 }],
    ["{'a': np.True_, 'b': np.False_, 'c': np.bool_(True)}", { a: true, b: false, c: true }],
    [
      "{'a': numpy.float32(1e-4), 'b': tensor(0.1), 'c': tensor(0.1, device='cuda:0')}",
      { a: 1e-4, b: 0.1, c: 0.1 },
    ],
    [
      "{'a': array([1, 2]), 'b': array([0.5], dtype=float32), 'c': tensor([1., 2.])}",
      { a: [1, 2], b: 0.5, c: [1, 2] },
    ],
    ["{'a': OrderedDict([('b', 1), ('c', 'd')]), 'e': 2}", { a: { b: 1, c: 'd' }, e: 2 }],
    ["{'a': OrderedDict({'b': 1}), 'c': OrderedDict()}", { a: { b: 1 }, c: {} }],
    ["OrderedDict([('lr', 0.1), ('act', <class 'nn.ReLU'>)])", { lr: 0.1, act: "<class 'nn.ReLU'>" }],
    ["{'a': {1, 2}, 'b': {'x', 'y'}, 'c': frozenset({3})}", { a: [1, 2], b: ['x', 'y'], c: [3] }],
    ["{'a': u'x', u'b': b'y', 'c': r'\\d+', 'd': np.str_('adam')}", { a: 'x', b: 'y', c: '\\d+', d: 'adam' }],
    [
      '{"a": true, "b": false, "c": null, "d": NaN, "e": -Infinity}',
      { a: true, b: false, c: null, d: 'NaN', e: '-Infinity' },
    ],
    ["{'a': 1_000, 'b': 0x10, 'c': -0b11, 'd': 0o17, 'e': 1_0.5}", { a: 1000, b: 16, c: -3, d: 15, e: 10.5 }],
    [
      "{'a': 1798406481619217041, 'b': -1798406481619217041, 'c': 9007199254740991}",
      { a: '1798406481619217041', b: '-1798406481619217041', c: 9_007_199_254_740_991 },
    ],
    [
      "{'a': np.int64(1798406481619217041), 'b': 0xffffffffffffffff}",
      { a: '1798406481619217041', b: '18446744073709551615' },
    ],
  ])('reads %j', (text, dict) => expect(readPythonDict(text)).toEqual(dict));

  it.each([
    ['nothing', ''],
    ['a number', '1'],
    ['a list', "['a']"],
    ['a lone brace', '{'],
    ['a cut key', "{'a'"],
    ['a missing colon', "{'a' 1}"],
    ['more text after the dict', "{'a': 1} and more"],
    ['a lone comma', '{,}'],
    ['a text without an end', "{'a': 'open"],
    ['a set', "{'a', 'b'}"],
    ['a thousand open brackets', `{'a': ${'['.repeat(1_000)}`],
    ['a text of 100,000 characters', `{'a': '${'x'.repeat(100_000)}'}`],
  ])('gives up on %s', (_, text) => expect(readPythonDict(text)).toBeUndefined());

  it.each([
    ["<class 'nn.ReLU'>"],
    ['<function adam at 0x7f0c8e0d4d30>'],
    ['<function f.<locals>.<lambda> at 0x7f0c8e0d4d30>'],
    ["<Color.RED: 'red, green'>"],
    ['ReLU'],
    ['torch.float32'],
    ['Adam(lr=0.1, betas=(0.9, 0.999))'],
    ["Adam({'lr': 1, 'b': 2})"],
    ["__import__('os')"],
    ['datetime.date(2026, 1, 2)'],
    ["Decimal('0.1')"],
    ['1j'],
    ['(1+2j)'],
    ['1.2.3'],
    [String.raw`\'\'x`],
    ['007'],
    ['1e999'],
    ["defaultdict(<class 'int'>, {'x': 1})"],
    ['array([0, 1, ..., 98, 99])'],
    ['tensor(0.1, 0.2)'],
    ["[1, <class 'x'>]"],
    ['Foo a, b'],
    ["'a' 'b'"],
    ['lambda x: (x, 1)'],
    ["it's"],
    ["'open"],
    ['f(x'],
    ['[1, 2'],
    ['x)'],
    ['<b'],
    ['a < b'],
    ['}'],
    ["'"],
  ])('takes %s by its own text, and loses none of the others', (junk) => {
    const text = `{'lr': 0.1, 'junk': ${junk}, 'inner': {'junk': 1, 'n': 2}, 'trial_index': 3}`;
    expect(readPythonDict(text)).toEqual({ lr: 0.1, junk, inner: { junk: 1, n: 2 }, trial_index: 3 });
  });

  it.each(["<class 'nn.ReLU'>", 'ReLU', 'Adam(lr=0.1)', "it's", 'f(x', '1j'])(
    'takes %s inside a dict by its own text',
    (junk) => {
      expect(readPythonDict(`{'net': {'act': ${junk}}, 'trial_index': 3}`)).toEqual({
        net: { act: junk },
        trial_index: 3,
      });
    },
  );

  it('never loses a good value to junk beside it', () => {
    const junk = fc
      .string({ unit: fc.constantFrom(...'()[]{}<>\'"=. ab1\\', ', '), minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() !== '');
    const good = fc.dictionary(fc.constantFrom('p', 'q', 'r'), fc.oneof(fc.integer(), fc.boolean()), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(good, junk, good, (before, text, after) => {
        const inside = [...pairs(before, 'b'), `'junk': ${text}`, ...pairs(after, 'a'), "'trial_index': 7"];
        const read = readPythonDict(`{${inside.join(', ')}}`);
        const named = (dict: object, prefix: string) =>
          Object.fromEntries(Object.entries(dict).map(([key, value]) => [prefix + key, value]));
        expect(read).toMatchObject({ ...named(before, 'b'), ...named(after, 'a'), trial_index: 7 });
        expect(Object.keys(read ?? {})).toHaveLength(
          Object.keys(before).length + Object.keys(after).length + 2,
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads back every plain dict', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abc_/ \'"\\\n{}[]:,é训') });
    const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.dictionary(text, value, { noNullPrototype: true }), (dict) => {
        expect(readPythonDict(python(dict))).toEqual(dict);
      }),
    );
  });

  it('throws at no text at all', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[]():,\'"\\ 1.e-xTrueNone') });
    fc.assert(
      fc.property(text, (any) => {
        expect(() => readPythonDict(`{${any}`)).not.toThrow();
      }),
    );
  });
});

function pairs(dict: object, prefix: string): string[] {
  return Object.entries(dict).map(([key, value]) => `'${prefix}${key}': ${python(value)}`);
}

/** As `repr` would print it. */
function python(value: unknown): string {
  if (typeof value === 'string')
    return `'${value.replace(/['\\]/g, (char) => `\\${char}`).replace(/\n/g, '\\n')}'`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, each]) => `${python(key)}: ${python(each)}`)
      .join(', ')}}`;
  }
  return value === null ? 'None' : String(value);
}
