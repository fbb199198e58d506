import { describe, expect, it } from 'vitest';
import { aTrial } from '../../../sandbox/gallery/make.ts';
import { chooseCriterion } from '../../../src/domain/search/criterion.ts';
import { UserError } from '../../../src/errors.ts';

const table = {
  trials: [
    aTrial({ reward: '0.5', metrics: { acc: '0.5', loss: '0.1' } }),
    aTrial({ reward: '0.6', metrics: { acc: '0.6', loss: '0.1' } }),
  ],
  metrics: ['acc', 'loss'],
};
const acc = { metric: 'acc', mode: 'max' } as const;

describe('chooseCriterion', () => {
  it('takes metric and mode from the job', () => {
    expect(chooseCriterion([{ metric: 'acc', mode: 'min' }], table, {})).toEqual({
      metric: 'acc',
      column: 'reward',
      mode: 'min',
      assumedMode: false,
    });
  });

  it('takes the mode that the asker gives before all others', () => {
    expect(chooseCriterion([acc], table, { mode: 'min' })).toMatchObject({ mode: 'min', assumedMode: false });
  });

  it('assumes max where nobody says, and says so', () => {
    expect(chooseCriterion([{ metric: 'acc', mode: undefined }], table, {})).toMatchObject({
      mode: 'max',
      assumedMode: true,
    });
  });

  it('recognises the metric by the column that repeats the reward where the job names none', () => {
    expect(chooseCriterion([], table, {})).toMatchObject({
      metric: 'acc',
      column: 'reward',
      assumedMode: true,
    });
  });

  it('leaves the metric unnamed where two columns repeat the reward', () => {
    const twins = {
      trials: [aTrial({ reward: '1', metrics: { acc: '1', f1: '1' } })],
      metrics: ['acc', 'f1'],
    };
    expect(chooseCriterion([], twins, {}).metric).toBeUndefined();
  });

  it('uses the mode that the job gives for the metric that was asked for', () => {
    const objectives = [acc, { metric: 'loss', mode: 'min' }] as const;
    expect(chooseCriterion(objectives, table, { metric: 'loss' })).toEqual({
      metric: 'loss',
      column: { metric: 'loss' },
      mode: 'min',
      assumedMode: false,
    });
  });

  it('knows a metric again whose name has characters that typing changes', () => {
    const odd = { ...table, metrics: [...table.metrics, '准确率（val）'] };
    expect(chooseCriterion([acc], odd, { metric: '准确率(val)' })).toMatchObject({
      metric: '准确率（val）',
      column: { metric: '准确率（val）' },
    });
  });

  it('assumes the mode of a metric that is no objective', () => {
    expect(chooseCriterion([acc], table, { metric: 'loss' })).toMatchObject({
      column: { metric: 'loss' },
      assumedMode: true,
    });
  });

  it('refuses a metric that the table does not have, and names those it has', () => {
    const ask = () => chooseCriterion([acc], table, { metric: 'auc' });
    expect(ask).toThrow(UserError);
    expect(ask).toThrow(
      expect.objectContaining({
        problem: { kind: 'metricNotFound', metric: 'auc', metrics: ['acc', 'loss'] },
      }),
    );
  });

  it('lets any metric pass while there are no trials to contradict', () => {
    expect(chooseCriterion([acc], { trials: [], metrics: [] }, { metric: 'auc' }).metric).toBe('auc');
  });
});
