import { LRUCache } from 'lru-cache';
import { unlessAborted } from '../abort.ts';
import type { ModelArts } from '../api/modelarts.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../domain/search/search.ts';
import type { TrialTable } from '../domain/search/trial.ts';
import type { ErrorLines } from '../domain/training-job/log-cause.ts';
import { readSearch } from './gather.ts';
import { listSearches, type Searches } from './gather-searches.ts';
import { type LogSource, readErrors } from './read-errors.ts';

/** One reading of a search. */
export interface Look {
  readonly job: Job;
  readonly table: TrialTable;
  /** When it was read. */
  readonly at: Date;
}

interface Asking {
  /** Ends the wait. The reading itself goes on, since it is everybody's. */
  readonly signal?: AbortSignal | undefined;
}

interface Wish extends Asking {
  /** As a list has just told it, which saves asking for it alone. */
  readonly listed?: Job | undefined;
  /** Reads anew; everybody else gets that too. For whoever sets the pace at which a search is read. */
  readonly fresh?: boolean;
}

/**
 * One reading serves all who follow a search: digests, cards, alerts and people who ask for a digest now. Each search is
 * read at most once within a minute, however many ask, unless somebody wants it fresh; whoever asks meanwhile waits for
 * the same reading. There is one of these in a process. What fails is not kept.
 */
export interface Looks {
  /** @throws UserError `jobNotFound` where it is gone, and where ModelArts fails */
  of(jobId: string, wish?: Wish): Promise<Look>;
  /** @throws UserError where ModelArts fails */
  searches(asking?: Asking): Promise<Searches>;
  /** What the ends of a job's logs say of errors; nothing where there is no log to be read. Never rejects but by `signal`. */
  errors(jobId: string, asking?: Asking): Promise<ErrorLines | undefined>;
}

/** Milliseconds. */
const MAX_AGE = 60_000;
const LOOKS = 500;

export function createLooks(
  modelarts: Pick<ModelArts, 'jobs' | 'trials'> & LogSource,
  clock: Pick<Clock, 'now'>,
): Looks {
  const ages = {
    ttl: MAX_AGE,
    ttlResolution: 0,
    // A large table takes memory, and is of no use once it is old.
    ttlAutopurge: true,
    perf: { now: () => clock.now().getTime() },
    // What is dropped while it is read still belongs to those who wait for it.
    ignoreFetchAbort: true,
  };
  const looks = new LRUCache<string, Look, Job | undefined>({
    ...ages,
    max: LOOKS,
    fetchMethod: (jobId, _, { context: listed }) => read(jobId, listed),
  });
  const lists = new LRUCache<'all', Searches>({
    ...ages,
    max: 1,
    fetchMethod: () => listSearches({ modelarts }),
  });
  const errors = new LRUCache<string, { readonly lines: ErrorLines | undefined }>({
    ...ages,
    max: LOOKS,
    fetchMethod: async (jobId) => ({ lines: await readErrors(jobId, modelarts) }),
  });

  async function read(jobId: string, listed: Job | undefined): Promise<Look> {
    // A table may be some seconds old, but is never newer than it says.
    const at = clock.now();
    return { ...(await readSearch(jobId, { modelarts, listed })), at };
  }

  return {
    async of(jobId, { listed, fresh = false, signal } = {}) {
      const reading = looks.fetch(jobId, { context: listed, forceRefresh: fresh });
      return (await unlessAborted(reading, signal)) ?? read(jobId, listed);
    },
    async searches({ signal } = {}) {
      return (await unlessAborted(lists.fetch('all'), signal)) ?? listSearches({ modelarts });
    },
    async errors(jobId, { signal } = {}) {
      return (await unlessAborted(errors.fetch(jobId), signal))?.lines;
    },
  };
}
