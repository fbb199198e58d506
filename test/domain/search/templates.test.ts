import { describe, expect, it } from 'vitest';
import { findTemplate } from '../../../src/domain/search/templates.ts';

const families = [
  { type: 'hpo', algorithms: ['Anneal', 'Bayes', 'TPE'] },
  { type: 'nas', algorithms: ['AutoBSS', 'TPE'] },
  { type: 'augment', algorithms: ['AutoAugment', 'AdvAutoAugment'] },
];
const find = (first: string, second?: string) => findTemplate(families, [first, second]);

describe('findTemplate', () => {
  it.each([
    ['hpo', 'Bayes', 'hpo', 'Bayes'],
    ['HPO', 'bayes', 'hpo', 'Bayes'],
    ['bayes', undefined, 'hpo', 'Bayes'],
    ['auto-bss', undefined, 'nas', 'AutoBSS'],
    ['nas', 'tpe', 'nas', 'TPE'],
  ])('reads the words %s and %s as %s/%s', (first, second, type, algorithm) => {
    expect(find(first, second)).toEqual({ kind: 'template', type, algorithm });
  });

  it('takes a type alone for all of its algorithms', () => {
    expect(find('Hpo')).toEqual({ kind: 'family', family: families[0] });
  });

  it('asks back where several types have an algorithm of that name', () => {
    expect(find('TPE')).toEqual({
      kind: 'which',
      isGuess: false,
      choices: [
        { type: 'hpo', algorithm: 'TPE' },
        { type: 'nas', algorithm: 'TPE' },
      ],
    });
  });

  it('offers an algorithm where it really is, when it was looked for under another type', () => {
    const choices = [{ type: 'hpo', algorithm: 'Bayes' }];
    expect(find('nas', 'Bayes')).toEqual({ kind: 'which', isGuess: true, choices });
    expect(find('hpa', 'Bayes')).toEqual({ kind: 'which', isGuess: true, choices });
  });

  it('offers what is most like a mistyped word, types included', () => {
    expect(find('hp')).toMatchObject({ isGuess: true, choices: [{ type: 'hpo' }] });
    expect(find('Bays')).toHaveProperty(['choices', 0], { type: 'hpo', algorithm: 'Bayes' });
    expect(find('hpo', 'qqqqqqqq')).toEqual({ kind: 'which', isGuess: true, choices: [] });
  });

  it('finds nothing for punctuation alone', () => {
    expect(findTemplate([{ type: '--', algorithms: ['??'] }], ['!!', undefined])).toMatchObject({
      kind: 'which',
    });
  });
});
