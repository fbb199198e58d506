import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, column, duration, gap, rounded, short } from '../../../src/blocks/kit/numbers.ts';

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
    [1_798_406_481_619_217, '1798406481619217'],
    [1e-7, '1e-7'],
    [0.1 + 0.2, '0.3'],
    [0.10000000149011612, '0.1'],
  ])('writes %d as %s', (value, text) => expect(short(value)).toBe(text));

  it.each([
    [0.99996, '0.99996'],
    [99.996, '99.996'],
    [0.99999999, '0.99999999'],
    [0.9999999999999999, '0.9999999999999999'],
    [1.00001, '1.00001'],
    [100.00001, '100.00001'],
    [-0.99996, '-0.99996'],
    [96.99999, '96.99999'],
    [99_999.6, '99999.6'],
    [0.50003, '0.50003'],
    [9.99996e-5, '9.99996e-5'],
    [1e-12, '1e-12'],
    [-0.00001, '-1e-5'],
    [9.99999e20, '9.99999e20'],
  ])('does not make a rounder number of %d: %s', (value, text) => expect(short(value)).toBe(text));

  it('writes a whole number for nothing that is not one', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1000, max: 1000 }), (value) => {
        const shown = Number(short(value));
        if (Number.isInteger(shown)) expect(shown).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('stays within a relative error of 1 in 1,000', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        expect(Math.abs(Number(short(value)) - value)).toBeLessThanOrEqual(Math.abs(value) / 1_000);
      }),
    );
  });
});

describe('numbers.rounded', () => {
  it('rounds what was divided out here', () => {
    expect(rounded(0.99997, 3)).toBe('1');
    expect(rounded(41.666, 2)).toBe('42');
  });
});

describe('numbers.gap', () => {
  it('leaves out what the subtraction has made up', () => {
    expect(gap(98.1 - 97.1)).toBe('1');
    expect(gap(0.98 - 0.97)).toBe('0.01');
    expect(gap(0.999_96)).toBe('0.99996');
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

  it('has as many decimals as keep every number from looking rounder than it is', () => {
    expect([0.99996, 0.97].map(column([0.99996, 0.97]))).toEqual(['0.99996', '0.97000']);
    expect([99.996, 12.5].map(column([99.996, 12.5]))).toEqual(['99.996', '12.500']);
    expect([0.999996, 1e-6].map(column([0.999996, 1e-6]))).toEqual(['9.99996e-1', '1e-6']);
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
