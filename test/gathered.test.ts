import { describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.ts';
import { gathered } from '../src/gathered.ts';

/** Doubles numbers, round by round, once it is let. */
function doubling(keyOf?: (given: number) => string) {
  const rounds: (readonly number[])[] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const double = gathered(async (all: readonly number[]) => {
    const gate = Promise.withResolvers<void>();
    rounds.push(all);
    gates.push(gate);
    await gate.promise;
    return all.map((each) => 2 * each);
  }, keyOf);
  return { double, rounds, let: (round: number) => gates[round]?.resolve() };
}

/** As long as promises that are settled take to be heard of. */
async function aBreath(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
}

describe('gathered', () => {
  it('does calls that come together in one round, three rounds at the same time, and the rest after that', async () => {
    const { double, rounds, let: goOn } = doubling();
    const outs: Promise<number>[] = [];
    for (const [first, second] of [
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 10],
    ] as const) {
      outs.push(double(first), double(second));
      await aBreath();
    }
    const three = [
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    expect(rounds).toEqual(three);
    goOn(1);
    await aBreath();
    expect(rounds).toEqual([...three, [7, 8, 9, 10]]);
    for (const round of [0, 2, 3]) goOn(round);
    expect(await Promise.all(outs)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
  });

  it('takes no more than five hundred calls in one round', async () => {
    const { double, rounds, let: goOn } = doubling();
    const outs = Array.from({ length: 700 }, (_, i) => double(i));
    await aBreath();
    expect(rounds.map(({ length }) => length)).toEqual([500, 200]);
    for (const round of [0, 1]) goOn(round);
    expect((await Promise.all(outs)).at(-1)).toBe(1398);
  });

  it('does calls of one key one after the other', async () => {
    const { double, rounds, let: goOn } = doubling((given) => String(given % 10));
    const outs = [11, 2, 21, 31, 3].map((each) => double(each));
    await aBreath();
    expect(rounds).toEqual([[11, 2, 3]]);
    goOn(0);
    await aBreath();
    goOn(1);
    await aBreath();
    expect(rounds).toEqual([[11, 2, 3], [21], [31]]);
    goOn(2);
    expect(await Promise.all(outs)).toEqual([22, 4, 42, 62, 6]);
  });

  it('tries calls one by one after their round has failed, and goes on', async () => {
    const rounds: (readonly string[])[] = [];
    const fails = gathered(async (all: readonly string[]) => {
      rounds.push(all);
      if (all.includes('bad')) throw new Error('no');
      return all;
    });
    const outs = await Promise.allSettled([fails('good'), fails('bad'), fails('fine')]);
    expect(outs.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(rounds).toEqual([['good', 'bad', 'fine'], ['good'], ['bad'], ['fine']]);
    expect(await fails('good')).toBe('good');
  });

  it('tries nothing again after an error that all callers have to be told', async () => {
    const rounds: (readonly string[])[] = [];
    const away = gathered(async (all: readonly string[]): Promise<string[]> => {
      rounds.push(all);
      throw new UserError({ kind: 'storeUnavailable' });
    });
    const outs = await Promise.allSettled([away('one'), away('two')]);
    expect(outs.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(rounds).toEqual([['one', 'two']]);
  });
});
