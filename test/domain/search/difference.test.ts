import { describe, expect, it } from 'vitest';
import { aTrial } from '../../../sandbox/gallery/make.ts';
import type { Criterion } from '../../../src/domain/search/criterion.ts';
import { differenceOf } from '../../../src/domain/search/difference.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';

const criterion: Criterion = { metric: 'acc', column: 'reward', mode: 'max', assumedMode: false };

function difference(...trials: readonly Trial[]) {
  return differenceOf(trials, {
    ranking: rank(trials, { criterion, by: 'final' }),
    objectives: [
      { metric: 'acc', mode: 'max' },
      { metric: 'loss', mode: 'min' },
    ],
    names: ['lr', 'batch'],
  });
}

describe('differenceOf', () => {
  it('has nothing but what differs, and counts the rest', () => {
    const a = aTrial({ reward: '0.5', parameters: { lr: 0.1, batch: 32 }, metrics: { acc: '0.5', f1: '1' } });
    const b = aTrial({ reward: '0.6', parameters: { lr: 0.2, batch: 32 }, metrics: { acc: '0.6', f1: '1' } });
    const { parameters, metrics, same } = difference(a, b);
    expect(parameters).toEqual([{ name: 'lr', values: [0.1, 0.2] }]);
    expect(metrics.map(({ name }) => name)).toEqual(['acc']);
    expect(same).toEqual({ parameters: 1, metrics: 1 });
  });

  it('knows the best by each metric’s own direction, ties included', () => {
    const trials = [
      aTrial({ reward: '0.5', metrics: { loss: 'tensor(0.2000)', f1: '3' } }),
      aTrial({ reward: '0.6', metrics: { loss: 'tensor(0.1000)', f1: '4' } }),
      aTrial({ reward: '0.6', metrics: { loss: 'tensor(0.3000)', f1: '2' } }),
    ];
    expect(difference(...trials).metrics.map(({ name, mode, top }) => [name, mode, top])).toEqual([
      ['acc', 'max', [1, 2]],
      ['loss', 'min', [1]],
      ['f1', undefined, [1]],
    ]);
  });

  it('lets NaN, text and nothing be different, and never the best', () => {
    const trials = ['nan', '0.5', '', 'x', '0.4'].map((reward) => aTrial({ reward }));
    expect(difference(...trials).metrics[0]?.top).toEqual([1]);
  });

  it('calls nothing the best that stands alone', () => {
    expect(difference(aTrial({ reward: 'nan' }), aTrial({ reward: '0.5' })).metrics[0]?.top).toEqual([]);
  });

  it('tells a parameter that is missing from one that is null, and takes nothing from the prototype', () => {
    const trials = [aTrial({ parameters: { lr: null } }), aTrial({ parameters: {} })];
    expect(difference(...trials).parameters).toEqual([{ name: 'lr', values: [null, undefined] }]);
    const odd = [aTrial({ parameters: { constructor: 1 } }), aTrial({ parameters: {} })];
    const inherited = differenceOf(odd, {
      ranking: rank(odd, { criterion, by: 'final' }),
      objectives: [],
      names: ['constructor'],
    });
    expect(inherited.parameters).toEqual([{ name: 'constructor', values: [1, undefined] }]);
  });
});
