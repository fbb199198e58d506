import { describe, expect, it } from 'vitest';
import { aJob, aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import { findJobs, findTrials } from '../../../src/domain/search/finding.ts';
import type { Job } from '../../../src/domain/search/search.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const search = (name: string, more: Partial<Job> = {}): Job => ({
  ...aSearch(name),
  id: `id-${name}`,
  ...more,
});

const JOBS: readonly Job[] = [
  search('old-run', { createdAt: at(1) }),
  search('new-run', { createdAt: at(9) }),
  search('over', { createdAt: at(20), phase: 'Completed' }),
  search('undated', { createdAt: undefined, phase: 'Failed' }),
  { ...aJob('plain'), id: 'id-plain' },
];

const names = (typed: string, jobs = JOBS) =>
  findJobs(jobs, typed).groups.map(({ group, items }) => [group, ...items.map(({ name }) => name)]);

describe('findJobs', () => {
  it('puts running searches first, then ended ones, then other jobs, each newest first', () => {
    expect(names('')).toEqual([
      ['running', 'new-run', 'old-run'],
      ['ended', 'over', 'undated'],
      ['other', 'plain'],
    ]);
  });

  it('finds a part of the name in any case, its beginning first', () => {
    const jobs = [search('a-resnet', { createdAt: at(9) }), search('resnet-b', { createdAt: at(1) })];
    expect(names(' RESnet ', jobs)).toEqual([['running', 'resnet-b', 'a-resnet']]);
  });

  it('finds the beginning of an id, and not its middle', () => {
    expect(names('id-pl')).toEqual([['other', 'plain']]);
    expect(findJobs([search('x', { id: 'abcdef' })], 'cde').isGuess).toBe(true);
  });

  it('gives the first place to what was typed in full, in whatever group it is', () => {
    const jobs = [search('lr-again'), search('lr', { phase: 'Completed' })];
    expect(names('lr', jobs)).toEqual([
      ['ended', 'lr'],
      ['running', 'lr-again'],
    ]);
  });

  it('guesses where nothing fits', () => {
    expect(findJobs(JOBS, 'new-rnu')).toMatchObject({ isGuess: true });
    expect(names('new-rnu')[0]).toContain('new-run');
    expect(findJobs(JOBS, '§§§§')).toEqual({ groups: [], isGuess: true });
    expect(findJobs([], '').groups).toEqual([]);
  });
});

describe('findTrials', () => {
  const trials = {
    running: [aTrial({ id: 'r1', parameters: { optimizer: 'adam', lr: 0.5 } })],
    best: [
      aTrial({ id: 'b2', parameters: { optimizer: 'sgd', lr: 0.5 } }),
      aTrial({ id: 'b1', parameters: { optimizer: 'adam', lr: 0.01 } }),
    ],
    rest: [aTrial({ id: 'x', parameters: {} })],
  };
  const ids = (typed: string) =>
    findTrials(trials, typed).groups.flatMap(({ items }) => items.map(({ id }) => id));

  it('keeps the order that was given', () => {
    expect(ids('')).toEqual(['r1', 'b2', 'b1', 'x']);
  });

  it('finds by id, and by parameters and their values, all words of them', () => {
    expect(ids('B1')).toEqual(['b1']);
    expect(ids('adam')).toEqual(['r1', 'b1']);
    expect(ids('lr=0.5, optimizer=sgd')).toEqual(['b2']);
  });

  it('puts what begins so before what has it in the middle', () => {
    const two = { running: [], best: [aTrial({ id: 'xab' }), aTrial({ id: 'abx' })], rest: [] };
    expect(findTrials(two, 'ab').groups[0]?.items.map(({ id }) => id)).toEqual(['abx', 'xab']);
  });

  it('guesses by id where nothing fits', () => {
    const one = { running: [], best: [aTrial({ id: 'ae5503c0' })], rest: [] };
    expect(findTrials(one, 'ae5503c1')).toMatchObject({
      isGuess: true,
      groups: [{ items: [{ id: 'ae5503c0' }] }],
    });
    expect(findTrials(one, 'zzz').groups).toEqual([]);
  });
});
