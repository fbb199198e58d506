import { expect, it } from 'vitest';
import { gathered } from '../src/gathered.ts';

it('does at once what comes together, and what comes meanwhile after that', async () => {
  const rounds: (readonly number[])[] = [];
  const double = gathered(async (all: readonly number[]) => {
    rounds.push(all);
    return all.map((each) => 2 * each);
  });
  const first = [double(1), double(2)];
  await Promise.resolve();
  await Promise.resolve();
  const later = [double(3), double(4), double(5)];
  expect(await Promise.all([...first, ...later])).toEqual([2, 4, 6, 8, 10]);
  expect(rounds).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

it('tries one by one what has failed together', async () => {
  const rounds: (readonly string[])[] = [];
  const fails = gathered(async (all: readonly string[]) => {
    rounds.push(all);
    if (all.includes('bad')) throw new Error('no');
    return all;
  });
  const outs = await Promise.allSettled([fails('good'), fails('bad')]);
  expect(outs.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(rounds).toEqual([['good', 'bad'], ['good'], ['bad']]);
});

it('does those of one key one after the other', async () => {
  const rounds: (readonly string[])[] = [];
  const noted = gathered(
    async (all: readonly string[]) => {
      rounds.push(all);
      return all;
    },
    (given) => given.slice(0, 1),
  );
  await Promise.all([noted('a1'), noted('b1'), noted('a2'), noted('a3'), noted('c1')]);
  expect(rounds).toEqual([['a1', 'b1', 'c1'], ['a2'], ['a3']]);
});
