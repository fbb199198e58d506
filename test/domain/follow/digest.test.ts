import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import { changesBetween, mergeChanges } from '../../../src/domain/follow/changes.ts';
import { digestOf, digestOfAll, newsOf, type SearchNow } from '../../../src/domain/follow/digest.ts';
import type { Criterion } from '../../../src/domain/search/criterion.ts';
import { progressOf } from '../../../src/domain/search/progress.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import type { Job } from '../../../src/domain/search/search.ts';
import type { Snapshot } from '../../../src/domain/search/snapshot.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';
import { aSeen, aSnapshot, looks } from './seen.ts';

const criterion: Criterion = { metric: 'acc', column: 'reward', mode: 'max', assumedMode: false };
const yesterday = new Date('2026-11-21T06:00:00Z');
const now = new Date('2026-11-22T06:00:00Z');

function searchNow(
  trials: readonly Trial[],
  rest: Partial<Job> = {},
  stopped: readonly string[] = [],
): SearchNow {
  const job = { ...aSearch(), ...rest };
  const set = new Set(stopped);
  const ranking = rank(trials, { criterion, by: 'final', stopped: set });
  return {
    job,
    table: { trials, metrics: ['acc'], settled: true },
    ranking,
    progress: progressOf({ job, trials, ranking, stopped: set }),
    stopped: set,
    stoppedBy: new Map(stopped.map((id) => [id, 'U1'])),
  };
}

describe('digestOf', () => {
  const then = [
    aTrial({ id: 'a', index: 0, reward: '0.5' }),
    aTrial({ id: 'b', index: 1, reward: '0.4', state: 'running' }),
    aTrial({ id: 'c', index: 2, reward: '', state: 'running' }),
    aTrial({ id: 'd', index: 3, reward: '0.1', state: 'running' }),
    aTrial({ id: 'e', index: 4, reward: '', state: 'pending' }),
  ];
  const base = digestOf(searchNow(then), undefined, yesterday).snapshot;

  it('tells what has become of the trials since the snapshot it starts from, and who stopped some', () => {
    const today = [
      ...then.slice(0, 1),
      aTrial({ id: 'b', index: 1, reward: '0.75' }),
      aTrial({ id: 'c', index: 2, reward: '', state: 'failed' }),
      aTrial({ id: 'd', index: 3, reward: '0.1' }),
      aTrial({ id: 'e', index: 4, reward: '0.2', state: 'running' }),
      aTrial({ id: 'f', index: 5, reward: '0.3' }),
    ];
    const { news, since, stoppedBy } = digestOf(searchNow(today, {}, ['d']), base, now);
    const ids = (of: 'finished' | 'failed' | 'stopped' | 'started') => news[of].map(({ id }) => id);
    expect(since).toEqual(yesterday);
    expect(news).toMatchObject({
      hasAny: true,
      hasEnded: false,
      gone: 0,
      best: { kind: 'better', now: { id: 'b' }, before: { id: 'a' }, gain: 0.25 },
    });
    expect([ids('finished'), ids('failed'), ids('stopped'), ids('started')]).toEqual([
      ['b', 'f'],
      ['c'],
      ['d'],
      ['e'],
    ]);
    expect(stoppedBy.get('d')).toBe('U1');
  });

  it('has no news where only running trials have moved', () => {
    const today = then.map((trial) => (trial.id === 'b' ? aTrial({ ...trial, reward: '0.9' }) : trial));
    expect(digestOf(searchNow(today), base, now).news).toMatchObject({
      hasAny: false,
      best: { kind: 'same' },
    });
  });

  it('has news the first time, and when the search ends', () => {
    expect(digestOf(searchNow(then), undefined, now).news).toMatchObject({
      hasAny: true,
      best: { kind: 'first' },
    });
    expect(digestOf(searchNow(then, { phase: 'Completed' }), base, now).news).toMatchObject({
      hasAny: true,
      hasEnded: true,
    });
  });

  it('shows the five best trials', () => {
    const many = Array.from({ length: 9 }, (_, i) => aTrial({ id: `t${i}`, index: i, reward: i / 10 }));
    const { top } = digestOf(searchNow(many), undefined, now);
    expect(top.map(({ trial }) => trial.id)).toEqual(['t8', 't7', 't6', 't5', 't4']);
  });

  it('is the base of the next one, which then has no news', () => {
    const { snapshot } = digestOf(searchNow(then), base, now);
    expect(digestOf(searchNow(then), snapshot, now).news.hasAny).toBe(false);
  });
});

describe('newsOf', () => {
  it('of two digests put together is the news of the union', () => {
    fc.assert(
      fc.property(looks(3), ([a, b, c]) => {
        if (!a || !b || !c) return;
        expect(newsOf(mergeChanges(changesBetween(a, b), changesBetween(b, c)))).toEqual(
          newsOf(changesBetween(a, c)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('tells of a trial that ends in just one of two digests', () => {
    fc.assert(
      fc.property(looks(3), ([a, b, c]) => {
        if (!a || !b || !c) return;
        const [first, second] = [newsOf(changesBetween(a, b)), newsOf(changesBetween(b, c))];
        const stayed = new Set(b.trials.filter(({ state }) => state === 'finished').map(({ id }) => id));
        for (const { id } of first.finished)
          if (stayed.has(id)) expect(second.finished.map((each) => each.id)).not.toContain(id);
      }),
    );
  });

  const best = (before: Snapshot | undefined, after: Snapshot) => newsOf(changesBetween(before, after)).best;
  const one = (value: number, rest: object = {}) => aSnapshot([aSeen(`at ${value}`, { value })], rest);

  it('knows a first, a better, a worse and the same best', () => {
    expect(best(undefined, aSnapshot([]))).toEqual({ kind: 'none' });
    expect(best(aSnapshot([]), one(0.5))).toMatchObject({ kind: 'first', now: { value: 0.5 } });
    expect(best(one(0.5), one(0.75))).toMatchObject({ kind: 'better', gain: 0.25 });
    expect(best(one(0.75), one(0.5))).toMatchObject({
      kind: 'worse',
      now: { value: 0.5 },
      before: { value: 0.75 },
    });
    expect(best(one(0.5), aSnapshot([]))).toMatchObject({ kind: 'worse', now: undefined });
    expect(best(one(0.5), one(0.5))).toMatchObject({ kind: 'same' });
  });

  it('calls it the same where another trial has come to the same value', () => {
    const both = aSnapshot([aSeen('at 0.5', { index: 4 }), aSeen('earlier', { index: 1 })]);
    expect(best(one(0.5), both)).toMatchObject({ kind: 'same', now: { id: 'earlier' } });
    expect(newsOf(changesBetween(one(0.5, { metric: 'loss' }), one(0.5))).best.kind).toBe('worse');
  });

  it('counts trials that have vanished', () => {
    expect(newsOf(changesBetween(one(0.5), aSnapshot([])))).toMatchObject({ hasAny: true, gone: 1 });
  });
});

describe('digestOfAll', () => {
  const named = (id: string, rest: Partial<Job> = {}, trials: readonly Trial[] = []) =>
    searchNow(trials, { id, createdAt: new Date('2026-11-01T00:00:00Z'), ...rest });
  const baseOf = (search: SearchNow) => digestOf(search, undefined, yesterday).snapshot;
  const ids = (searches: readonly SearchNow[], before: readonly SearchNow[] = []) =>
    digestOfAll(searches, {
      bases: new Map(before.map((search) => [search.job.id, baseOf(search)])),
      since: yesterday,
      now,
    }).map(({ job }) => job.id);

  it('puts searches with news first, else as they come', () => {
    const all = [named('quiet'), named('new'), named('calm'), named('moved', {}, [aTrial()])];
    expect(ids(all, [named('quiet'), named('calm'), named('moved')])).toEqual([
      'new',
      'moved',
      'quiet',
      'calm',
    ]);
  });

  it('tells once more of a search that has ended since', () => {
    const ended = named('j', { phase: 'Completed' });
    expect(ids([ended], [named('j')])).toEqual(['j']);
    expect(ids([ended], [ended])).toEqual([]);
  });

  it('tells of a search that came and went in between, not of one that had ended long before', () => {
    const [late, early] = [new Date('2026-11-21T20:00:00Z'), new Date('2026-11-20T20:00:00Z')];
    expect(ids([named('j', { phase: 'Failed', createdAt: late })])).toEqual(['j']);
    expect(ids([named('j', { phase: 'Failed', createdAt: early })])).toEqual([]);
    expect(ids([named('j', { phase: 'Failed', createdAt: undefined })])).toEqual([]);
  });
});
