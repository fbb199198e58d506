import { describe, expect, it } from 'vitest';
import { aTrial } from '../../../sandbox/gallery/make.ts';
import type { Criterion } from '../../../src/domain/search/criterion.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import { inOrder, ordered, type TrialOrder } from '../../../src/domain/search/trial-order.ts';

const acc: Criterion = { metric: 'acc', column: 'reward', mode: 'max', assumedMode: false };
const loss: Criterion = { ...acc, metric: 'loss', column: { metric: 'loss' }, mode: 'min' };

const trials = [
  aTrial({ id: 'c', index: 2, reward: '0.9', seconds: 5, metrics: { loss: '0.3' } }),
  aTrial({ id: 'a', index: 0, reward: 'nan', seconds: 50, metrics: { loss: '0.1' } }),
  aTrial({ id: 'd', index: 3, reward: '0.95', state: 'running', seconds: 9, metrics: { loss: 'x' } }),
  aTrial({ id: 'b', index: 1, reward: '0.5', seconds: 20, metrics: { loss: '0.2' } }),
];
const ranking = rank(trials, { criterion: acc, by: 'final' });
const ids = (order: TrialOrder) => ordered(trials, order, ranking).map(({ id }) => id);

describe('ordered, the order of a list of trials,', () => {
  it('puts trials in the order they were made', () => {
    expect(ids('index')).toEqual(['a', 'b', 'c', 'd']);
    expect(inOrder([{ ...aTrial({ row: 1 }), index: undefined }, aTrial({ index: 0 })])[0]?.index).toBe(0);
  });

  it('puts placed trials first, then the others as they were made', () => {
    expect(ids('place')).toEqual(['c', 'b', 'a', 'd']);
  });

  it('puts the best value first, running trials included, and what has no value last', () => {
    expect(ids(acc)).toEqual(['d', 'c', 'b', 'a']);
    expect(ids(loss)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('puts the longest first', () => {
    expect(ids('time')).toEqual(['a', 'b', 'd', 'c']);
  });

  it('keeps the order they were made in where several have nothing to go by', () => {
    const blank = [3, 1, 2, 0].map((index) => aTrial({ id: `t${index}`, index, reward: '' }));
    expect(ordered(blank, acc, ranking).map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });
});
