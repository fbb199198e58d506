import { expect, it } from 'vitest';
import { written } from '../../src/domain/written.ts';

it.each([
  [[1, 'a', true], '[1,"a",true]'],
  [{ a: { b: [] } }, '{"a":{"b":[]}}'],
  [{ a: null, b: [null, 1, [null]] }, '{"b":[1,[]]}'],
  [[Number.POSITIVE_INFINITY, Number.NaN, 2], '[2]'],
  [7, '7'],
  [null, ''],
  [Number.NaN, ''],
  [undefined, ''],
])('writes %j as %s, without what says nothing', (value, text) => {
  expect(written(value)).toBe(text);
});
