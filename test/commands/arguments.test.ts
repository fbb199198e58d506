import { describe, expect, it } from 'vitest';
import { readUsage, sortWords, valueFault } from '../../src/commands/arguments.ts';
import { best } from '../../src/commands/best.ts';

const usage = 'best <job> [--top N] [--by final|peak] [--yes]';

describe('readUsage', () => {
  it('takes the grammar from the line that help prints', () => {
    expect(readUsage('trial <job> [trial] [--top N] [--yes]')).toEqual({
      positionals: [
        { name: 'job', required: true },
        { name: 'trial', required: false },
      ],
      options: new Map([
        ['top', true],
        ['yes', false],
      ]),
    });
  });
});

describe('the usage of a command that repeats a name', () => {
  const repeating = 'compare <job> <trial> <trial>… [--mode max|min]';

  it('takes every word that is left, as a list', () => {
    expect(readUsage(repeating).positionals).toEqual([
      { name: 'job', required: true },
      { name: 'trial', required: true },
      { name: 'trial', required: true, repeated: true },
    ]);
    expect(sortWords(repeating, ['a', 't1', '--mode', 'max', 't2', 't3', 't4'])).toEqual({
      values: { job: 'a', trial: ['t1', 't2', 't3', 't4'], mode: 'max' },
      positionals: ['a', 't1', 't2', 't3', 't4'],
      options: ['--mode', 'max'],
      fault: undefined,
    });
  });

  it.each([
    [[], { kind: 'missing', name: 'job' }],
    [['a'], { kind: 'missing', name: 'trial' }],
    [['a', 't1'], { kind: 'missing', name: 'trial' }],
  ])('wants as many words as it names: %j', (words, fault) => {
    expect(sortWords(repeating, words).fault).toEqual(fault);
  });

  it('accepts no word at all where the name is optional', () => {
    expect(sortWords('tell [who]…', [])).toMatchObject({ values: { who: [] }, fault: undefined });
    expect(sortWords('tell [who]…', ['a', 'b'])).toMatchObject({ values: { who: ['a', 'b'] } });
  });
});

describe('sortWords', () => {
  it('sorts positionals and options in any order', () => {
    expect(sortWords(usage, ['--top', '5', 'resnet-lr', '--yes', '--by=peak'])).toEqual({
      values: { job: 'resnet-lr', top: '5', yes: true, by: 'peak' },
      positionals: ['resnet-lr'],
      options: ['--top', '5', '--yes', '--by', 'peak'],
      fault: undefined,
    });
  });

  it.each([
    [[], { kind: 'missing', name: 'job' }],
    [['a', 'b'], { kind: 'surplus', word: 'b' }],
    [['a', '--tops', '5'], { kind: 'unknownOption', option: '--tops', nearest: '--top' }],
    [['a', '--zzzzzz'], { kind: 'unknownOption', option: '--zzzzzz', nearest: undefined }],
    [['a', '--__proto__', 'x'], { kind: 'unknownOption', option: '--__proto__', nearest: undefined }],
    [['a', '--top'], { kind: 'needsValue', option: '--top' }],
    [['a', '--yes=maybe'], { kind: 'surplus', word: 'maybe' }],
  ])('finds what is wrong in %j', (words, fault) => {
    expect(sortWords(usage, words).fault).toEqual(fault);
  });

  it('keeps a number below zero as a value', () => {
    expect(sortWords(usage, ['a', '--top=-3']).values).toEqual({ job: 'a', top: '-3' });
  });
});

describe('valueFault, what is wrong with a value,', () => {
  const fault = (...words: string[]) => {
    const sorted = sortWords(best.usage, words);
    const parsed = best.args.safeParse(sorted.values);
    return parsed.error && valueFault(best.args, parsed.error, sorted);
  };

  it('names the range of a number', () => {
    const expected = { kind: 'integer', min: 1, max: 50 };
    expect(fault('a', '--top', '500')).toEqual({ kind: 'badValue', name: 'top', value: '500', expected });
    expect(fault('a', '--top', 'five')).toEqual({ kind: 'badValue', name: 'top', value: 'five', expected });
    expect(fault('a', '--top', '0x10')).toMatchObject({ kind: 'badValue' });
    expect(fault('a', '--top', '1e1')).toMatchObject({ kind: 'badValue' });
  });

  it('names the words that are allowed', () => {
    expect(fault('a', '--by', 'median')).toEqual({
      kind: 'badValue',
      name: 'by',
      value: 'median',
      expected: { kind: 'oneOf', values: ['final', 'peak'] },
    });
  });
});
