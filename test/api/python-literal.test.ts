import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPythonDict } from '../../src/api/python-literal.ts';

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
    ["{'a': [1, 2.5], 'b': (1,), 'c': {'d': -3}}", { a: [1, 2.5], b: [1], c: { d: -3 } }],
    ["{'a': nan, 'b': -inf}", { a: 'nan', b: '-inf' }],
    ['{1: 2}', { 1: 2 }],
    ["  { 'a' : 1 }  ", { a: 1 }],
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
    ['a missing comma', "{'a': 1 'b': 2}"],
    ['a set', "{'a': {'b', 'c'}}"],
    ['a call', "{'a': __import__('os')}"],
    ['a number with two points', "{'a': 1.2.3}"],
    ['a hexadecimal number', "{'a': 0x10}"],
    ['a text without an end', "{'a': 'open}"],
    ['a thousand open brackets', `{'a': ${'['.repeat(1_000)}`],
    ['a text of 100,000 characters', `{'a': '${'x'.repeat(100_000)}'}`],
  ])('refuses %s', (_, text) => expect(readPythonDict(text)).toBeUndefined());

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
