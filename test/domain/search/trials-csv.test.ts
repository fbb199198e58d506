import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import type { Criterion } from '../../../src/domain/search/criterion.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';
import { trialsCsv } from '../../../src/domain/search/trials-csv.ts';
import { rowsOfCsv } from '../../csv.ts';

const criterion: Criterion = { metric: 'acc', column: 'reward', mode: 'max', assumedMode: false };
const job = { ...aSearch(), search: { objectives: [], parameters: ['lr'] } };

function file(...trials: readonly Trial[]) {
  const ranking = rank(trials, { criterion, by: 'final' });
  return rowsOfCsv(trialsCsv({ job, trials, ranking, stopped: new Set(['b']) }));
}

describe('trialsCsv', () => {
  it('has a line for each trial, with every digit', () => {
    const trial = aTrial({
      id: 'a',
      index: 3,
      reward: '0.123456789012345',
      best: '0.5',
      seconds: 61.5,
      parameters: { lr: 0.000123456789, on: true, none: null },
      metrics: { loss: 'tensor(-0.0754)' },
    });
    expect(file(trial)).toEqual([
      [
        'trial_id',
        'trial_index',
        'state',
        'stopped_by_bot',
        'place',
        'reward',
        'best_reward',
        'iteration',
        'seconds',
        'param/lr',
        'param/none',
        'param/on',
        'metric/loss',
      ],
      [
        'a',
        '3',
        'finished',
        'false',
        '1',
        '0.123456789012345',
        '0.5',
        '1',
        '61.5',
        '0.000123456789',
        '',
        'true',
        '-0.0754',
      ],
    ]);
  });

  it('keeps its columns in order, whatever order the table has them in', () => {
    const [a, b] = [
      aTrial({ id: 'a', parameters: { z: 1, lr: 1 }, metrics: { loss: '1', acc: '1' } }),
      aTrial({ id: 'b', parameters: { lr: 1, z: 1 }, metrics: { acc: '1', loss: '1' } }),
    ];
    expect(file(a, b)[0]).toEqual(file(b, a)[0]);
    expect(file(a)[0]?.slice(9)).toEqual(['param/lr', 'param/z', 'metric/acc', 'metric/loss']);
  });

  it('says nan, inf and text as they were, and leaves empty what is missing', () => {
    const rows = file(
      ...['nan', 'inf', 'diverged', ''].map((reward, i) => aTrial({ id: `t${i}`, reward, best: reward })),
    );
    expect(rows.slice(1).map((row) => row[5])).toEqual(['nan', 'inf', 'diverged', '']);
  });

  it('has numbers below zero as they are, and no formula', () => {
    const [, row] = file(aTrial({ id: '=cmd()', reward: '-0.5', parameters: { lr: '+1' } }));
    expect([row?.[0], row?.[5], row?.[9]]).toEqual(["'=cmd()", '-0.5', "'+1"]);
  });

  it('marks the trials that the bot stopped', () => {
    expect(file(aTrial({ id: 'b' }))[1]?.[3]).toBe('true');
  });
});
