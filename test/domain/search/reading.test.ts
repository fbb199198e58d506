import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../src/domain/search/reading.ts';

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
    ['array([0.5])', 0.5],
    ['array([0.5], dtype=float32)', 0.5],
    ['np.array(0.5)', 0.5],
    ['np.int64(97)', 97],
    ['numpy.int32(-3)', -3],
    ['np.uint8(7)', 7],
    ['np.longlong(7)', 7],
    ['np.float64(98.0)', 98],
    ['Tensor(shape=[], dtype=Float32, value= 0.9312)', 0.9312],
    ['Tensor(shape=[], dtype=Float32, value= 9.31200000e-01)', 0.9312],
    ['Tensor(shape=[1], dtype=Float16, value= [ 9.3120e-01])', 0.9312],
    ['tf.Tensor(0.93, shape=(), dtype=float32)', 0.93],
    ['tf.Tensor([0.93], shape=(1,), dtype=float32)', 0.93],
    ['<tf.Tensor: shape=(), dtype=float32, numpy=0.93>', 0.93],
  ])('reads %j as %d', (cell, value) => {
    expect(readNumber(cell)).toEqual({ kind: 'number', value });
  });

  it.each([
    ["tensor(0.0754, device='cuda:0', requires_grad=True)", 0.0754, 1e-4],
    ['tensor(0.0754, grad_fn=<NllLossBackward0>)', 0.0754, 1e-4],
    ['tensor(1.2000e-05)', 1.2e-5, 1e-9],
    ['tensor(3.)', 3, 1e-4],
    ['tensor(0.5000)', 0.5, 1e-4],
    ['tensor(0.98123456)', 0.98123456, 1e-8],
    ['tensor(0.98, dtype=torch.float64)', 0.98, 1e-4],
    ['tensor(1.23456789e-05)', 1.23456789e-5, 1e-13],
    ['tensor(1.2346e+06)', 1_234_600, 100],
    ['tensor([0.1])', 0.1, 1e-4],
    ["tensor([ 0.123456 ], device='cuda:0')", 0.123456, 1e-6],
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
    ['np.float64(nan)', 'nan'],
    ['Tensor(shape=[], dtype=Float32, value= nan)', 'nan'],
    ['tf.Tensor(inf, shape=(), dtype=float32)', 'infinite'],
    ['tensor(0.1, 0.2)', 'text'],
    ['tensor([])', 'text'],
    ['tensor(True)', 'text'],
    ['np.True_', 'text'],
    ['np.bool_(True)', 'text'],
    ['np.int64(0x10)', 'text'],
    ['np.float64(1,000)', 'text'],
    ['np.float64(None)', 'text'],
    ['np.float64()', 'text'],
    ['Tensor(shape=[2], dtype=Float32, value= [0.1, 0.2])', 'text'],
    ['Tensor(shape=[], dtype=Bool, value= True)', 'text'],
    ['tf.Tensor([0.1 0.2], shape=(2,), dtype=float32)', 'text'],
    ['<tf.Tensor: shape=(2,), dtype=float32, numpy=array([0.1, 0.2], dtype=float32)>', 'text'],
    ['98.5%', 'text'],
    ['tensor([0.1, 0.2])', 'text'],
    ['tensor(0.1) + tensor(0.2)', 'text'],
    ['array([0.5, 0.6])', 'text'],
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

  it('reads out of a printed form the number that is in it, or nothing', () => {
    const forms = [
      'tensor(@)',
      'tensor([@])',
      'np.int64(@)',
      'array([@])',
      'tf.Tensor(@, shape=(), dtype=f)',
    ];
    const junk = fc.string({ unit: fc.constantFrom(...'0123456789.,e-+[]() xTn='), maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...forms), junk, (form, inner) => {
        const read = readNumber(form.replace('@', inner));
        if (read.kind !== 'number') return;
        // What is beside the number says something of it by name.
        const [said = ''] = inner.split(/,\s*[A-Za-z]\w*\s*=/);
        expect(Number(said.replace(/^\s*\[|\]?\s*,?\s*$/g, ''))).toBe(read.value);
      }),
      { numRuns: 5_000 },
    );
  });

  it('takes no longer over a long text than over a short one', () => {
    const about = ", a='b'".repeat(10_000);
    expect(readNumber(`tensor(0.5${about}`).kind).toBe('text');
    expect(readNumber(`tensor(${'0'.repeat(50_000)}!`).kind).toBe('text');
    expect(readNumber(`tensor(0.5,${' '.repeat(50_000)}`).kind).toBe('text');
  });
});
