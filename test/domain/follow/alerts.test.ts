import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import { raisedBy } from '../../../src/domain/follow/alerts.ts';
import type { Alert, Condition } from '../../../src/domain/follow/following.ts';
import type { Criterion } from '../../../src/domain/search/criterion.ts';
import { progressOf } from '../../../src/domain/search/progress.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import type { JobPhase } from '../../../src/domain/search/search.ts';
import { type Snapshot, snapshotOf } from '../../../src/domain/search/snapshot.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';

const now = new Date('2026-11-22T06:00:00Z');

interface Made {
  readonly before?: Snapshot | undefined;
  readonly phase?: JobPhase;
  readonly metric?: string | undefined;
  readonly stopped?: readonly string[];
}

function look(trials: readonly Trial[], { before, phase = 'Running', stopped = [], ...rest }: Made = {}) {
  const metric = 'metric' in rest ? rest.metric : 'acc';
  const criterion: Criterion = { metric, column: 'reward', mode: 'max', assumedMode: false };
  const job = { ...aSearch(), phase };
  const set = new Set(stopped);
  const ranking = rank(trials, { criterion, by: 'final', stopped: set });
  const after = snapshotOf({ job, table: { trials }, criterion, stopped: set }, now);
  return { before, after, trials, ranking, progress: progressOf({ job, trials, ranking, stopped: set }) };
}

function alert(condition: Condition, raised: readonly string[] = []): Alert {
  return {
    id: 'k3x9ab',
    channel: 'C1',
    job: { id: 'j', name: 'resnet-lr' },
    condition,
    by: 'U1',
    at: now,
    raised,
  };
}

const above = (value: number, metric = 'acc'): Condition => ({ kind: 'metric', metric, is: '>', value });
const whats = (seen: ReturnType<typeof look>, condition: Condition, raised: readonly string[] = []) =>
  raisedBy(seen, [alert(condition, raised)]).flatMap((each) => each.whats);

describe('raisedBy, what an alert is raised for,', () => {
  const trials = [
    aTrial({ id: 'c', index: 2, reward: '0.95', state: 'running', metrics: { loss: 0.1 } }),
    aTrial({ id: 'a', index: 0, reward: '0.92', metrics: { loss: 0.5 } }),
    aTrial({ id: 'b', index: 1, reward: '0.9', metrics: { loss: 'nan' } }),
    aTrial({ id: 'd', index: 3, reward: '0.99', state: 'failed' }),
    aTrial({ id: 'e', index: 4, reward: 'nan' }),
  ];

  it('tells of all trials beyond a bound at once, running ones too, failed ones not', () => {
    expect(raisedBy(look(trials), [alert(above(0.9))])).toEqual([
      {
        alert: alert(above(0.9)),
        whats: ['a', 'c'],
        trials: [
          { id: 'a', value: 0.92, isRunning: false },
          { id: 'c', value: 0.95, isRunning: true },
        ],
      },
    ]);
  });

  it('counts a trial that was stopped, whatever ModelArts calls it', () => {
    expect(whats(look(trials, { stopped: ['d'] }), above(0.9))).toEqual(['a', 'c', 'd']);
  });

  it('tells of each trial once', () => {
    expect(whats(look(trials), above(0.9), ['a'])).toEqual(['c']);
    expect(whats(look(trials), above(0.9), ['a', 'c'])).toEqual([]);
  });

  it.each([
    ['>', 0.9, ['a', 'c']],
    ['>=', 0.9, ['a', 'b', 'c']],
    ['<', 0.92, ['b']],
    ['<=', 0.92, ['a', 'b']],
  ] as const)('compares a metric by %s %d', (is, value, ids) => {
    expect(whats(look(trials), { kind: 'metric', metric: 'acc', is, value })).toEqual(ids);
  });

  it('knows metrics that the search is not judged by, and the reward that nobody names', () => {
    expect(whats(look(trials), above(0.2, 'loss'))).toEqual(['a']);
    expect(whats(look(trials), above(0.2, 'unheard'))).toEqual([]);
    expect(whats(look(trials, { metric: undefined }), above(0.93, 'reward'))).toEqual(['c']);
  });

  it('tells of trials that have failed since the look before, not of older ones', () => {
    const { after: before } = look(trials);
    const [c, ...others] = trials;
    const later = [...(c ? [{ ...c, state: 'failed' as const }] : []), ...others];
    expect(whats(look(later, { before }), { kind: 'failed' })).toEqual(['c']);
    expect(whats(look(later, { before }), { kind: 'failed' }, ['c'])).toEqual([]);
    expect(whats(look(later), { kind: 'failed' })).toEqual([]);
  });

  it('tells of a long time without a new best once for each best', () => {
    const falling = [0.5, 0.4, 0.3, 0.2].map((reward, i) => aTrial({ id: `t${i}`, index: i, reward }));
    const three: Condition = { kind: 'drought', trials: 3 };
    expect(whats(look(falling), three)).toEqual(['t0']);
    expect(whats(look(falling), { kind: 'drought', trials: 4 })).toEqual([]);
    expect(whats(look(falling), three, ['t0'])).toEqual([]);
    const again = [0.9, 0.1, 0.1, 0.1].map((reward, i) => aTrial({ id: `u${i}`, index: 4 + i, reward }));
    expect(whats(look([...falling, ...again]), three, ['t0'])).toEqual(['u0']);
    expect(whats(look(falling, { phase: 'Completed' }), three)).toEqual([]);
  });

  it('tells of the end once, however it came', () => {
    expect(whats(look(trials), { kind: 'ended' })).toEqual([]);
    expect(whats(look(trials, { phase: 'Failed' }), { kind: 'ended' })).toEqual(['-']);
    expect(whats(look([], { phase: 'Completed' }), { kind: 'ended' }, ['-'])).toEqual([]);
  });

  it('judges each alert independently', () => {
    const raised = raisedBy(look(trials, { phase: 'Completed' }), [
      alert(above(0.99)),
      alert({ kind: 'ended' }),
      alert(above(0.94)),
    ]);
    expect(raised.map((each) => each.whats)).toEqual([['-'], ['c']]);
  });
});
