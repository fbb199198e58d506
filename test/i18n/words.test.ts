import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { line } from '../../src/i18n/line.ts';
import { zh } from '../../src/i18n/zh.ts';

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, path ? `${path}.${key}` : key));
}

/** Signs that are the same in every language. */
const SIGNS = ['none', 'column.place'];

describe('the Chinese words', () => {
  const chinese = new Map(leaves(zh));

  it('have every sentence of the English ones, and no other', () => {
    expect([...chinese.keys()].toSorted()).toEqual(
      leaves(en)
        .map(([path]) => path)
        .toSorted(),
    );
  });

  it.each(leaves(en).filter(([path, value]) => typeof value === 'string' && !SIGNS.includes(path)))(
    'translate %s',
    (path, english) => {
      expect(chinese.get(path)).not.toBe(english);
    },
  );

  it('take as many parameters as the English ones', () => {
    for (const [path, value] of leaves(en)) {
      const other = chinese.get(path);
      if (typeof value === 'function')
        expect(typeof other === 'function' && other.length, path).toBe(value.length);
    }
  });
});

describe('line, which writes a sentence,', () => {
  it('keeps the pieces of a sentence apart, so that none can become markup', () => {
    expect(line`Stopped by ${{ user: 'U1' }} after ${3} tries: ${'<!channel>'}.`).toEqual([
      'Stopped by ',
      { user: 'U1' },
      ' after ',
      '3',
      ' tries: ',
      '<!channel>',
      '.',
    ]);
  });
});
