import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, column, duration, short } from '../../src/blocks/numbers.ts';

describe('numbers.short', () => {
  it.each([
    [0.0340820322164706, '0.03408'],
    [0.25, '0.25'],
    [0, '0'],
    [32, '32'],
    [1234.567, '1235'],
    [123456.7, '123457'],
    [0.00001234, '1.234e-5'],
    [-0.5, '-0.5'],
    [1e21, '1e21'],
  ])('writes %d as %s', (value, text) => expect(short(value)).toBe(text));

  it('stays within a relative error of 1 in 1,000', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        expect(Math.abs(Number(short(value)) - value)).toBeLessThanOrEqual(Math.abs(value) / 1_000);
      }),
    );
  });
});

describe('numbers.apart', () => {
  it('writes as many digits as it takes to tell two numbers apart', () => {
    expect(apart(0.937501, 0.9375)).toEqual(['0.937501', '0.9375']);
    expect(apart(0.9, 0.8)).toEqual(['0.9', '0.8']);
  });
});

describe('numbers.column', () => {
  it('gives every number the same decimals, so that the points align', () => {
    const values = [0.25, 0.1875, 0];
    expect(values.map(column(values))).toEqual(['0.2500', '0.1875', '0.0000']);
  });

  it('leaves whole numbers whole', () => {
    expect([16, 32].map(column([16, 32]))).toEqual(['16', '32']);
  });

  it('writes tiny and huge numbers with an exponent', () => {
    expect([1e-6, 0.5].map(column([1e-6, 0.5]))).toEqual(['1e-6', '5e-1']);
  });

  it('works without any number', () => expect(column([])(1)).toBe('1'));
});

describe('numbers.duration', () => {
  it.each([
    [0.44, '0.4s', '0.4秒'],
    [3.6, '3.6s', '3.6秒'],
    [19.477, '19s', '19秒'],
    [59.9, '1m', '1分钟'],
    [61, '1m 1s', '1分钟1秒'],
    [3_725, '1h 2m', '1小时2分钟'],
    [90_061, '1d 1h', '1天1小时'],
    [8_000_000, '92d 14h', '92天14小时'],
  ])('says %d seconds as %s and %s', (seconds, en, zh) => {
    expect(duration(seconds, 'en')).toBe(en);
    expect(duration(seconds, 'zh-CN')).toBe(zh);
  });
});
