import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../src/domain/follow/changes.ts';
import {
  eventKey,
  eventKindIn,
  eventsOf,
  isFailure,
  reachesChannel,
  type SearchEvent,
} from '../../../src/domain/follow/events.ts';
import type { Reach } from '../../../src/domain/follow/following.ts';
import type { Snapshot } from '../../../src/domain/search/snapshot.ts';
import { aSeen, aSnapshot, looks } from './seen.ts';

const at = new Date('2026-11-22T06:00:00Z');
const events = (before: Snapshot | undefined, after: Snapshot) => eventsOf(changesBetween(before, after));
const kinds = (before: Snapshot | undefined, after: Snapshot) =>
  events(before, after).map(({ kind }) => kind);
const running = (id: string, index?: number) => aSeen(id, { state: 'running', index });

describe('eventsOf', () => {
  it('tells of trials that ended, together, then of the best, then of the end of the search', () => {
    const before = aSnapshot([aSeen('a'), running('b', 3), running('c', 2), running('d'), running('e')]);
    const after = aSnapshot(
      [
        aSeen('a'),
        aSeen('b', { index: 3, value: 0.75 }),
        aSeen('c', { index: 2, value: 0.1 }),
        aSeen('d', { state: 'failed' }),
        aSeen('e', { state: 'stopped', value: 0.2 }),
      ],
      { phase: 'Completed' },
    );
    expect(events(before, after)).toMatchObject([
      { kind: 'finished', trials: [{ id: 'c' }, { id: 'b' }], at },
      { kind: 'stopped', trials: [{ id: 'e' }] },
      { kind: 'failed', trials: [{ id: 'd' }] },
      { kind: 'best', trial: { id: 'b' }, previous: { id: 'a' }, gain: 0.25 },
      { kind: 'ended', phase: 'Completed' },
    ]);
  });

  it('tells nothing of what was there before the first look, except that the search has ended', () => {
    const trials = [aSeen('a'), aSeen('b', { state: 'failed' })];
    expect(kinds(undefined, aSnapshot(trials))).toEqual([]);
    expect(kinds(undefined, aSnapshot(trials, { phase: 'Failed' }))).toEqual(['ended']);
  });

  it('tells of the first best, which has no gain', () => {
    expect(events(aSnapshot([running('a')]), aSnapshot([aSeen('a')])).at(-1)).toMatchObject({
      kind: 'best',
      previous: undefined,
      gain: undefined,
    });
  });

  it('takes for a new best neither a tie, nor what is left when the best vanishes, nor another way of judging', () => {
    const best = aSnapshot([aSeen('a', { index: 5 })]);
    expect(kinds(best, aSnapshot([aSeen('a', { index: 5 }), aSeen('b', { index: 1 })]))).toEqual([
      'finished',
    ]);
    expect(kinds(best, aSnapshot([aSeen('a'), aSeen('b', { value: 0.50004, step: 0.0001 })]))).toEqual([
      'finished',
    ]);
    expect(
      kinds(aSnapshot([aSeen('a'), aSeen('b', { value: 0.1 })]), aSnapshot([aSeen('b', { value: 0.1 })])),
    ).toEqual([]);
    const two = [aSeen('a'), aSeen('b', { value: 0.1 })];
    expect(kinds(aSnapshot(two), aSnapshot(two, { mode: 'min' }))).toEqual([]);
  });

  it('tells nothing twice where one look follows the other', () => {
    fc.assert(
      fc.property(looks(2), ([before, after]) => {
        if (!before || !after) return;
        expect(events(after, { ...after, at: new Date(after.at.getTime() + 1) })).toEqual([]);
        const keys = events(before, after).map((event) => eventKey('C1', 'j', event));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

const best = (gain: number | undefined): SearchEvent => ({
  kind: 'best',
  trial: { id: 'b', index: 1, state: 'finished', value: 0.3, step: undefined },
  previous: undefined,
  gain,
  at,
});
const ended = (phase: 'Completed' | 'Failed'): SearchEvent => ({ kind: 'ended', phase, at });
const trials = (kind: 'finished' | 'failed' | 'stopped'): SearchEvent => ({ kind, trials: [aSeen('a')], at });

describe('reachesChannel', () => {
  const reaches = (event: SearchEvent, reach: readonly Reach[], minGain = 0) =>
    reachesChannel(event, { reach, minGain, bestTold: undefined }, { metric: 'acc', mode: 'max' });

  it('lets a new best through that is better by enough, despite rounding errors', () => {
    expect(reaches(best(0.3 - 0.2), ['best'], 0.1)).toBe(true);
    expect(reaches(best(0.0999), ['best'], 0.1)).toBe(false);
    expect(reaches(best(undefined), ['best'], 0.1)).toBe(true);
    expect(reaches(best(1), ['finished', 'failed'])).toBe(false);
  });

  it('lets the end of the search through for who wants to hear of it, or of failures where it failed', () => {
    expect(reaches(ended('Completed'), ['finished'])).toBe(true);
    expect(reaches(ended('Completed'), ['failed', 'best'])).toBe(false);
    expect(reaches(ended('Failed'), ['failed'])).toBe(true);
  });

  it('lets failed trials through, and leaves finished and stopped ones in the thread', () => {
    expect(reaches(trials('failed'), ['failed'])).toBe(true);
    expect(reaches(trials('failed'), ['best', 'finished'])).toBe(false);
    expect(reaches(trials('finished'), ['best', 'finished', 'failed'])).toBe(false);
    expect(reaches(trials('stopped'), ['best', 'finished', 'failed'])).toBe(false);
  });
});

describe('isFailure', () => {
  it('is a failed trial or a failed search', () => {
    const all = [trials('failed'), ended('Failed'), ended('Completed'), trials('finished'), best(1)];
    expect(all.map(isFailure)).toEqual([true, true, false, false, false]);
  });
});

describe('eventKey', () => {
  it('tells the kind of event it is of', () => {
    for (const event of [trials('failed'), trials('stopped'), best(1), ended('Failed')])
      expect(eventKindIn(eventKey('C1', 'j', event))).toBe(event.kind);
    expect(eventKindIn('digest:abc123:2026-11-22T06:00:00.000Z')).toBeUndefined();
    expect(eventKindIn('event:C1:j:other:1')).toBeUndefined();
  });
});
