import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/api/http/json.ts';

describe('readJson', () => {
  it.each([
    ['{"a":NaN,"b":[Infinity, -Infinity]}', { a: 'NaN', b: ['Infinity', '-Infinity'] }],
    ['NaN', 'NaN'],
    ['{"a":"NaN, NaN","b":NaN}', { a: 'NaN, NaN', b: 'NaN' }],
    [String.raw`{"a":"\"NaN","b": NaN }`, { a: '"NaN', b: 'NaN' }],
    ['{"seed":1798406481619217041}', { seed: '1798406481619217041' }],
    [
      '[-1798406481619217041, 9007199254740991, 9007199254740993]',
      ['-1798406481619217041', 9_007_199_254_740_991, '9007199254740993'],
    ],
    ['{"seed":1798406481619217041,"x":NaN}', { seed: '1798406481619217041', x: 'NaN' }],
    [
      '["1798406481619217041", 0.17984064816192170415, 1.5e300, 12345678901234567890.5]',
      ['1798406481619217041', 0.179_840_648_161_921_72, 1.5e300, 12_345_678_901_234_567_000],
    ],
  ])('reads %s', (text, value) => expect(readJson(text)).toEqual(value));

  it.each([
    [String.raw`{"name":"a\u0000b"}`, { name: 'ab' }],
    [String.raw`["\ud83d", {"\uDE00x": ["\u0000"]}]`, ['\ufffd', { '\ufffdx': [''] }]],
    [String.raw`["\ud83d\ude00", "\\u0000"]`, ['\u{1F600}', '\\u0000']],
  ])('makes text of %s that everybody takes', (text, value) => expect(readJson(text)).toEqual(value));

  it.each([
    '',
    '{',
    '{"a":nan}',
    '{"a":undefined}',
    "{'a': NaN}",
    '{"a":NaN',
    '[NaN NaN]',
    '<html>NaN</html>',
  ])('reads no %j', (text) => expect(() => readJson(text)).toThrow(SyntaxError));

  it('throws SyntaxError for what is nested beyond what can be read', () => {
    const deep = `${'['.repeat(50_000)}"\\ud83d"${']'.repeat(50_000)}`;
    expect(() => readJson(deep)).toThrow(SyntaxError);
  });

  it('reads what JSON.stringify writes, whatever is in the strings', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'"\\:,[]{} 1', 'NaN', 'Infinity', '1798406481619217041'),
    });
    const tree = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(
      fc.property(fc.oneof(fc.array(text), tree), (value) => {
        const json = JSON.stringify(value);
        // NUL is left out of texts.
        fc.pre(!json.includes('u0000'));
        expect(readJson(json)).toEqual(JSON.parse(json, (_, each) => (isLong(each) ? String(each) : each)));
      }),
    );
  });

  it('finds every bare word beside any string', () => {
    const text = fc.string({ unit: fc.constantFrom(...'"\\:,[]{} 1', 'NaN') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const body = `{"a":${JSON.stringify(a)},"x":NaN,"b":${JSON.stringify(b)},"y":-Infinity}`;
        expect(readJson(body)).toEqual({ a, x: 'NaN', b, y: '-Infinity' });
      }),
    );
  });
});

function isLong(value: unknown): boolean {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    !Number.isSafeInteger(value) &&
    !/e/.test(String(value))
  );
}
