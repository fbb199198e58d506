import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../src/domain/reading.ts';

describe('readNumber', () => {
  it.each([
    ['0.0625', 0.0625],
    ['0.0', 0],
    ['2', 2],
    ['-1.5', -1.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-05', 1e-5],
    ['1.2E+3', 1200],
    [' 0.25 ', 0.25],
    [0.75, 0.75],
    ['array(0.5)', 0.5],
    ['array(0.5, dtype=float32)', 0.5],
    ['numpy.float64(0.125)', 0.125],
    ['np.float32(0.125)', 0.125],
  ])('reads %j as %d', (cell, value) => {
    expect(readNumber(cell)).toEqual({ kind: 'number', value });
  });

  it.each([
    ["tensor(0.0754, device='cuda:0', requires_grad=True)", 0.0754, 1e-4],
    ['tensor(0.0754, grad_fn=<NllLossBackward0>)', 0.0754, 1e-4],
    ['tensor(1.2000e-05)', 1.2e-5, 1e-9],
    ['tensor(3.)', 3, 1e-4],
  ])('reads %j to the decimals that PyTorch prints', (cell, value, step) => {
    expect(readNumber(cell)).toEqual({ kind: 'number', value, step });
  });

  it.each([
    ['nan', 'nan'],
    ['-nan', 'nan'],
    ['NaN', 'nan'],
    ['tensor(nan)', 'nan'],
    ['inf', 'infinite'],
    ['-Infinity', 'infinite'],
    ['tensor(-inf)', 'infinite'],
    ['1e999', 'infinite'],
    ['', 'missing'],
    ['   ', 'missing'],
    ['None', 'missing'],
    [null, 'missing'],
    [undefined, 'missing'],
    ['tensor([0.1])', 'text'],
    ['tensor([0.1, 0.2])', 'text'],
    ['tensor(0.1) + tensor(0.2)', 'text'],
    ['array([0.5])', 'text'],
    ['True', 'text'],
    ['False', 'text'],
    [true, 'text'],
    [{ a: 1 }, 'text'],
    ['0x10', 'text'],
    ['1,000', 'text'],
    ['1_000', 'text'],
    ['12 34', 'text'],
    ['0.5.1', 'text'],
    ['five', 'text'],
    ['process.exit(1)', 'text'],
  ])('does not read %j as a number: %s', (cell, kind) => {
    expect(readNumber(cell).kind).toBe(kind);
  });

  it('reads back every number that JavaScript or Python writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
        // Neither language writes the sign of a zero that way round.
        const value = double === 0 ? 0 : double;
        const python = String(value).replace(/e([+-])(\d)$/, 'e$10$2');
        expect(readNumber(python)).toEqual({ kind: 'number', value });
        expect(readNumber(value)).toEqual({ kind: 'number', value });
      }),
    );
  });

  it('never takes text for a number that is not one digit for digit', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readNumber(text);
        if (read.kind !== 'number') return;
        expect(text).toMatch(/\d/);
        const digits = text.trim().replace(/^[a-z.0-9]*\(|,.*$|\)$/g, '');
        expect(Number(digits)).toBe(read.value);
      }),
      { numRuns: 2_000 },
    );
  });
});
