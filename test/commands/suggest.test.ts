import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../sandbox/gallery/make.ts';
import type { Offer } from '../../src/blocks/search/suggestions.ts';
import type { Context } from '../../src/commands/command.ts';
import {
  judged,
  offerJobs,
  offerTrials,
  readRecentJobs,
  searchOlderJobs,
} from '../../src/commands/suggest.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { Trial } from '../../src/domain/search/trial.ts';
import { wordsFor } from '../../src/i18n/index.ts';
import { noModelArts } from './no-modelarts.ts';

type Search = Context['modelarts']['jobs']['search'];

/** A project with so many jobs, and what was asked of it. */
function project(count: number) {
  const all: Job[] = Array.from({ length: count }, (_, i) => ({ ...aSearch(`s-${i}`), id: `id-${i}` }));
  const asked: Parameters<Search>[0][] = [];
  const search: Search = async (conditions) => {
    asked.push(conditions);
    const { limit = 50, page = 0, name = '', ids } = conditions;
    const fitting = all.filter((job) => (ids ? ids.includes(job.id) : job.name.includes(name)));
    const jobs = fitting.slice(page * limit, (page + 1) * limit);
    return { jobs, more: jobs.length >= limit };
  };
  const none = noModelArts();
  return {
    modelarts: { ...none, jobs: { ...none.jobs, search } },
    asked,
    signal: new AbortController().signal,
  };
}

const valuesIn = (offer: Offer) =>
  'options' in offer ? [] : offer.option_groups.flatMap(({ options }) => options.map(({ value }) => value));

describe('readRecentJobs', () => {
  it('asks once in a small project', async () => {
    const world = project(12);
    expect(await readRecentJobs(world)).toMatchObject({ jobs: { length: 12 }, isOpen: false });
    expect(world.asked).toHaveLength(1);
  });

  it('reads the newest 300, and tells that there are more', async () => {
    const world = project(1_000);
    const { jobs, isOpen } = await readRecentJobs(world);
    expect(jobs.map(({ id }) => id)).toEqual(Array.from({ length: 300 }, (_, i) => `id-${i}`));
    expect(isOpen).toBe(true);
    expect(world.asked).toHaveLength(6);
  });

  it('tells that there are no more where a page is not full', async () => {
    expect(await readRecentJobs(project(299))).toMatchObject({ jobs: { length: 299 }, isOpen: false });
  });

  it('takes a job that has moved on to the next page meanwhile once', async () => {
    const world = project(120);
    const search: Search = async (conditions, asking) => {
      const found = await world.modelarts.jobs.search(conditions, asking);
      return conditions.page === 1
        ? { ...found, jobs: [{ ...aSearch(), id: 'id-49' }, ...found.jobs] }
        : found;
    };
    const { jobs } = await readRecentJobs({
      modelarts: { ...world.modelarts, jobs: { ...world.modelarts.jobs, search } },
    });
    expect(jobs).toHaveLength(120);
  });
});

describe('readRecentJobs, where ModelArts is in trouble,', () => {
  const failing = (count: number, pages: readonly number[]) => {
    const world = project(count);
    const search: Search = async (conditions, asking) => {
      if (pages.includes(conditions.page ?? 0)) throw new Error('503');
      return world.modelarts.jobs.search(conditions, asking);
    };
    return { modelarts: { ...world.modelarts, jobs: { ...world.modelarts.jobs, search } } };
  };

  it('keeps the pages that could be read, and tells that there are more', async () => {
    const { jobs, isOpen } = await readRecentJobs(failing(220, [2]));
    expect(jobs).toHaveLength(170);
    expect(isOpen).toBe(true);
  });

  it('tells of the newest before the others are read', async () => {
    const first: number[] = [];
    await readRecentJobs(failing(300, [1, 2, 3, 4, 5]), ({ jobs }) => first.push(jobs.length));
    expect(first).toEqual([50]);
  });

  it('fails where not even the newest can be read', async () => {
    await expect(readRecentJobs(failing(10, [0]))).rejects.toThrow('503');
  });
});

describe('searchOlderJobs', () => {
  it('asks ModelArts for a part of the name', async () => {
    const world = project(1_000);
    const jobs = await searchOlderJobs(' s-99 ', world);
    expect(jobs[0]?.name).toBe('s-99');
    expect(world.asked).toEqual([{ name: 's-99', limit: 50 }]);
  });

  it('asks for a whole id as an id', async () => {
    const world = project(1);
    const id = '11111111-2222-4333-8444-555555555555';
    await searchOlderJobs(id, world);
    expect(world.asked).toEqual([{ ids: [id], limit: 50 }]);
  });

  it.each(['', '%', 'a b', '<x>', '*'])('does not ask for %j, which no name has', async (typed) => {
    const world = project(1);
    expect(await searchOlderJobs(typed, world)).toEqual([]);
    expect(world.asked).toEqual([]);
  });
});

describe('offerJobs', () => {
  const context = {
    clock: { now: () => new Date('2026-11-22T08:00:00Z'), sleep: async () => {} },
    t: wordsFor('en'),
  };
  const [runs, ended, old] = [
    { ...aSearch('a'), id: 'runs' },
    { ...aSearch('b'), id: 'ended', phase: 'Completed' as const },
    { ...aSearch('older-a'), id: 'old' },
  ];
  const recent = { jobs: [ended, runs], isOpen: true };

  it('offers recent jobs together with older ones that fit, each once', () => {
    expect(
      valuesIn(offerJobs({ typed: 'a', recent, older: [old, runs], onlyRunning: false }, context)),
    ).toEqual(['runs', 'old']);
  });

  it('leaves out what has ended where only running ones are asked for', () => {
    expect(valuesIn(offerJobs({ typed: '', recent, onlyRunning: true }, context))).toEqual(['runs']);
  });
});

describe('offerTrials', () => {
  const search = (trials: readonly Trial[]) => {
    const table = { trials, metrics: [], settled: true };
    const ours = { stopped: new Set<string>(), isDryRun: false, approval: { topQuarter: false } };
    const gathered = { job: aSearch(), table, ...ours };
    return { gathered, ...judged(gathered) };
  };
  const trials = [
    aTrial({ id: 'low', reward: '0.1' }),
    aTrial({ id: 'high', reward: '0.9' }),
    aTrial({ id: 'nan', reward: 'nan' }),
    aTrial({ id: 'failed', state: 'failed', reward: '' }),
    aTrial({ id: 'runs', state: 'running', reward: '0.5' }),
    aTrial({ id: 'leads', state: 'running', reward: '0.95' }),
    aTrial({ id: 'silent', state: 'running', reward: '' }),
  ];
  const offered = (how: { readonly chosen?: readonly string[]; readonly onlyRunning?: boolean } = {}) =>
    valuesIn(
      offerTrials(
        { typed: '', search: search(trials), chosen: [], onlyRunning: false, ...how },
        { t: wordsFor('en') },
      ),
    );

  it('offers running trials, then finished ones from the best down, then the rest', () => {
    expect(offered()).toEqual(['leads', 'runs', 'silent', 'high', 'low', 'nan', 'failed']);
  });

  it('offers the worst of the running first to whoever stops one', () => {
    expect(offered({ onlyRunning: true })).toEqual(['silent', 'runs', 'leads']);
  });

  it('leaves out those that the line has already', () => {
    expect(offered({ chosen: ['leads', 'nan'] })).toEqual(['runs', 'silent', 'high', 'low', 'failed']);
  });

  it('offers nothing of a search without trials', () => {
    const none = { typed: '', search: search([]), chosen: [], onlyRunning: false };
    expect(valuesIn(offerTrials(none, { t: wordsFor('en') }))).toEqual([]);
  });
});
