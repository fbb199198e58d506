import { expect, it } from 'vitest';
import { gathered } from '../../src/jobs/gathered.ts';

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

it('fails for all of a round alone', async () => {
  const fails = gathered(async (all: readonly string[]) => {
    if (all.includes('bad')) throw new Error('no');
    return all;
  });
  const outs = await Promise.allSettled([fails('good'), fails('bad')]);
  expect(outs.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await fails('good')).toBe('good');
});
