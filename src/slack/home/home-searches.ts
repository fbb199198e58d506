import { LRUCache } from 'lru-cache';
import { ENDED, type HomeSearch, type HomeSearches, RUNNING } from '../../blocks/home/home-searches.ts';
import { glanceAt, listSearches, type Searches } from '../../commands/gather-searches.ts';
import type { Glance } from '../../domain/search/glance.ts';
import { hasEnded, type Job } from '../../domain/search/search.ts';
import type { Words } from '../../i18n/en.ts';
import { type Bot, limited } from '../transport/bot.ts';
import { explain } from '../transport/explain.ts';

/** The searches for one look at App Home, while they are being read. */
export interface Reading {
  /** What is known by now. */
  soFar(): HomeSearches;
  /** Never rejects: what fails is told in place of what it was about. */
  readonly done: Promise<HomeSearches>;
}

type Means = Pick<Bot, 'modelarts' | 'stops' | 'clock' | 'log'>;

/** Reads the searches, and of each its trials at the same time. @returns a reading, in the given words */
export function createSearchReader(bot: Means): (t: Words) => Reading {
  /** By id. Of a search that has ended nothing changes any more, but that its table may follow a little later. */
  const ended = new LRUCache<string, Glance>({ max: 500, ttl: 10 * 60_000 });

  async function glance(job: Job, signal: AbortSignal): Promise<Glance> {
    const known = ended.get(job.id);
    if (known) return known;
    const read = await glanceAt(job, { ...bot, signal });
    if (hasEnded(job)) ended.set(job.id, read);
    return read;
  }

  return (t) => {
    const found = new Map<string, HomeSearch['found']>();
    let soFar: () => HomeSearches = () => ({ kind: 'looking' });

    async function read(signal: AbortSignal): Promise<HomeSearches> {
      const searches = await listSearches({ ...bot, signal });
      soFar = () => listed(searches, found, bot.clock.now());
      await Promise.all(shownOf(searches).map(async (job) => found.set(job.id, await find(job, signal))));
      return soFar();
    }

    async function find(job: Job, signal: AbortSignal): Promise<HomeSearch['found']> {
      try {
        return { glance: await glance(job, signal) };
      } catch (error) {
        return { trouble: explain(error, bot.log, t) };
      }
    }

    const done = limited(read).catch(
      (error: unknown): HomeSearches => ({ kind: 'trouble', trouble: explain(error, bot.log, t) }),
    );
    return { soFar: () => soFar(), done };
  };
}

function shownOf({ running, ended }: Searches): Job[] {
  return [...running.slice(0, RUNNING), ...ended.slice(0, ENDED)];
}

function listed(
  { running, ended }: Searches,
  found: ReadonlyMap<string, HomeSearch['found']>,
  at: Date,
): HomeSearches {
  const seen = (job: Job): HomeSearch => ({ job, found: found.get(job.id) });
  return {
    kind: 'listed',
    running: running.slice(0, RUNNING).map(seen),
    more: Math.max(0, running.length - RUNNING),
    ended: ended.slice(0, ENDED).map(seen),
    at,
  };
}
