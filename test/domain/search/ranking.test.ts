import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTrial } from '../../../sandbox/gallery/make.ts';
import type { Criterion } from '../../../src/domain/search/criterion.ts';
import { placeOf, placesIn, rank } from '../../../src/domain/search/ranking.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';

const max: Criterion = { metric: 'acc', column: 'reward', mode: 'max', assumedMode: false };
const min: Criterion = { ...max, metric: 'loss', mode: 'min' };

const best = (trials: readonly Trial[], criterion = max, by: 'final' | 'peak' = 'final') =>
  rank(trials, { criterion, by });
const ids = (trials: readonly Trial[], criterion = max, by: 'final' | 'peak' = 'final') =>
  best(trials, criterion, by).ranked.map(({ trial }) => trial.id);

describe('rank', () => {
  it('puts the highest first under max and the lowest first under min', () => {
    const trials = [
      aTrial({ id: 'a', reward: '0.1' }),
      aTrial({ id: 'b', reward: '0.3' }),
      aTrial({ id: 'c', reward: '0.2' }),
    ];
    expect(ids(trials)).toEqual(['b', 'c', 'a']);
    expect(ids(trials, min)).toEqual(['a', 'c', 'b']);
  });

  it('ranks by the final value, and names the winner by peak where that is another', () => {
    const trials = [
      aTrial({ id: 'steady', reward: '0.8', best: '0.8' }),
      aTrial({ id: 'fell', reward: '0.4', best: '0.9' }),
    ];
    const ranking = best(trials);
    expect(ranking.ranked[0]?.trial.id).toBe('steady');
    expect(ranking.otherwise).toMatchObject({ trial: { id: 'fell' }, value: 0.9 });
    expect(best(trials, max, 'peak').ranked[0]?.trial.id).toBe('fell');
    expect(best(trials, max, 'peak').otherwise?.trial.id).toBe('steady');
  });

  it('takes the best of the own rows for the peak where best_reward is no number', () => {
    const trials = [
      aTrial({ id: 'fell', reward: '0.2', best: 'nan', earlier: ['0.7', 'nan'] }),
      aTrial({ id: 'other', reward: '0.5' }),
    ];
    expect(best(trials, max, 'peak').ranked.map(({ value }) => value)).toEqual([0.7, 0.5]);
  });

  it('never lets NaN, infinity, text or nothing win, and counts each', () => {
    const trials = ['nan', 'inf', '-inf', 'tensor([1, 2])', '', '0.1'].map((reward, i) =>
      aTrial({ id: `t${i}`, reward, best: reward }),
    );
    expect(ids(trials)).toEqual(['t5']);
    expect(ids(trials, min)).toEqual(['t5']);
    expect(best(trials).unusable).toEqual({ nan: 1, infinite: 2, text: 1, missing: 1 });
  });

  it('keeps a trial out of the final ranking whose last value is NaN, though it has a peak', () => {
    const trials = [aTrial({ id: 'lost', reward: 'nan', best: '0.99' }), aTrial({ id: 'ok', reward: '0.5' })];
    expect(ids(trials)).toEqual(['ok']);
    expect(ids(trials, max, 'peak')).toEqual(['lost', 'ok']);
  });

  it('leaves out failed and running trials, and shows a running one that leads apart', () => {
    const trials = [
      aTrial({ id: 'done', reward: '0.5' }),
      aTrial({ id: 'failed', reward: '0.9', state: 'failed' }),
      aTrial({ id: 'ahead', reward: '0.7', state: 'running' }),
      aTrial({ id: 'behind', reward: '0.3', state: 'running' }),
      aTrial({ id: 'new', reward: '', state: 'pending' }),
    ];
    const ranking = best(trials);
    expect(ranking.ranked.map(({ trial }) => trial.id)).toEqual(['done']);
    expect(ranking.leader?.trial.id).toBe('ahead');
    expect(ranking.running.map(({ trial }) => trial.id)).toEqual(['ahead', 'behind']);
    expect(ranking.silent.map(({ id }) => id)).toEqual(['new']);
    expect(ranking.counts).toEqual({ finished: 1, running: 2, waiting: 1, failed: 1, cutOff: 0, unknown: 0 });
  });

  it('names no running leader that is merely as good as the best finished trial', () => {
    expect(
      best([aTrial({ reward: '0.5' }), aTrial({ reward: '0.5', state: 'running' })]).leader,
    ).toBeUndefined();
  });

  it('counts a trial that the bot stopped as finished, whatever state it was left in', () => {
    const trials = [
      aTrial({ id: 'stopped', reward: '0.6', state: 'failed' }),
      aTrial({ id: 'other', reward: '0.5' }),
    ];
    const ranking = rank(trials, { criterion: max, by: 'final', stopped: new Set(['stopped']) });
    expect(ranking.ranked[0]?.trial.id).toBe('stopped');
    expect(ranking.counts).toMatchObject({ finished: 2, failed: 0 });
  });

  it('ties trials that are equal at the coarser precision, and gives the first place to the lowest index', () => {
    const trials = [
      aTrial({ id: 'exact', reward: '0.07542', index: 7 }),
      aTrial({ id: 'rounded', reward: 'tensor(0.0754)', index: 3 }),
      aTrial({ id: 'worse', reward: 'tensor(0.0753)', index: 1 }),
    ];
    const ranking = best(trials);
    expect(ranking).toMatchObject({
      tied: 2,
      ranked: [{ trial: { id: 'rounded' } }, { trial: { id: 'exact' } }, {}],
    });
    expect(ranking.next?.trial.id).toBe('worse');
  });

  it('does not tie exact values that would be equal when rounded', () => {
    expect(best([aTrial({ reward: '0.07542' }), aTrial({ reward: '0.07541' })]).tied).toBe(1);
  });

  it('tells small tensors apart that differ in the digits printed', () => {
    const trials = [
      aTrial({ id: 'a', reward: 'tensor(3.4000e-05)' }),
      aTrial({ id: 'b', reward: 'tensor(1.2000e-05)' }),
    ];
    expect(ids(trials, min)).toEqual(['b', 'a']);
    expect(best(trials, min).tied).toBe(1);
  });

  it('gives a tie to table order where trials have no index', () => {
    const { index: _, ...first } = aTrial({ id: 'first', row: 0 });
    const { index: __, ...second } = aTrial({ id: 'second', row: 1 });
    const trials = [
      { ...second, index: undefined },
      { ...first, index: undefined },
    ];
    expect(ids(trials)).toEqual(['first', 'second']);
  });

  it('suspects the mode when a trial ended better than its own best', () => {
    const trials = [aTrial({ reward: '0.9', best: '0.2' }), aTrial({ reward: '0.5', best: '0.5' })];
    expect(best(trials).suspect).toBe(1);
    expect(best(trials, min).suspect).toBe(0);
  });

  it('counts trials in a state it does not know, which never win', () => {
    const ranking = best([
      aTrial({ id: 'odd', reward: '0.9', state: 'unknown' }),
      aTrial({ id: 'ok', reward: '0.1' }),
    ]);
    expect(ranking.ranked.map(({ trial }) => trial.id)).toEqual(['ok']);
    expect(ranking.counts.unknown).toBe(1);
  });

  it('counts trials whose columns contradict each other', () => {
    expect(best([aTrial({ disputed: true }), aTrial()]).disputed).toBe(1);
  });

  it('ranks by another metric when asked', () => {
    const byLoss: Criterion = { ...min, column: { metric: 'loss' } };
    const trials = [
      aTrial({ id: 'a', reward: '0.9', metrics: { loss: 'tensor(0.5)' } }),
      aTrial({ id: 'b', metrics: { loss: '0.1' } }),
    ];
    expect(ids(trials, byLoss)).toEqual(['b', 'a']);
    expect(ids(trials, byLoss, 'peak')).toEqual(['b', 'a']);
  });

  it('gives the same answer for any order of rows', () => {
    const reward = fc.oneof(
      fc.constantFrom('nan', 'inf', '', 'tensor([1])', 'tensor(0.0754)', '0.07542', '0.0754', '0.5', '0.25'),
      fc.double({ noNaN: true, min: -1, max: 1 }).map(String),
    );
    const row = fc.record({
      reward,
      best: reward,
      state: fc.constantFrom('finished', 'running', 'failed', 'pending'),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        fc.constantFrom(max, min),
        (rows, random, criterion) => {
          const trials = rows.map((each, index) => aTrial({ ...each, index, id: `t${index}` }));
          const shuffled = trials
            .map((trial) => ({ trial, key: random.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ trial }) => trial);
          for (const by of ['final', 'peak'] as const) {
            const { silent, ...ranking } = best(shuffled, criterion, by);
            const { silent: silentInOrder, ...inOrder } = best(trials, criterion, by);
            expect(ranking).toEqual(inOrder);
            expect(new Set(silent)).toEqual(new Set(silentInOrder));
          }
        },
      ),
    );
  });
});

describe('placeOf', () => {
  it('places a running trial among all that have a value', () => {
    const running = aTrial({ reward: '0.6', state: 'running' });
    const ranking = best([aTrial({ reward: '0.9' }), aTrial({ reward: '0.5' }), running]);
    expect(placeOf(running, ranking)).toEqual({ place: 2, of: 3 });
  });

  it('places a finished trial among the finished alone', () => {
    const finished = aTrial({ reward: '0.5' });
    const ranking = best([aTrial({ reward: '0.9' }), finished, aTrial({ reward: '0.7', state: 'running' })]);
    expect(placeOf(finished, ranking)).toEqual({ place: 2, of: 2 });
  });

  it('has no place for a trial without a value', () => {
    const silent = aTrial({ reward: '', state: 'running' });
    expect(placeOf(silent, best([silent, aTrial()]))).toBeUndefined();
  });
});

describe('placesIn, the places of several trials,', () => {
  it('lets equal trials share a place, and counts on after them', () => {
    const trials = ['0.9', '0.8', '0.8', '0.7'].map((reward, index) =>
      aTrial({ id: `t${index}`, index, reward }),
    );
    expect([...placesIn(best(trials)).values()]).toEqual([1, 2, 2, 4]);
    for (const trial of trials)
      expect(placeOf(trial, best(trials))?.place).toBe(placesIn(best(trials)).get(trial));
  });
});
