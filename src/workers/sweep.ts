import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { FollowingStore } from '../store/follow/following.ts';
import type { Queue, QueueName } from './queue-contract.ts';
import { createRounds, type Rounds } from './rounds.ts';

interface Due {
  readonly key: string;
  readonly at: Date;
}

/** What the store says there is to do in a queue, and when. */
export interface Rows {
  readonly name: QueueName;
  list(): Promise<readonly Due[]>;
}

interface SweepParts {
  readonly queue: Pick<Queue, 'wake'>;
  readonly rows: readonly Rows[];
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between two rounds. */
  readonly every?: number;
}

const MINUTE = 60_000;

/**
 * Wakes whatever the store says is due, so that a wake-up that was lost costs a minute at most. The first round wakes
 * what is to come as well: this process rings only for what it knows of.
 */
export function createSweep({ queue, rows, clock, log, every = MINUTE }: SweepParts): Rounds {
  /** @param within milliseconds from now */
  async function wakeAll({ name, list }: Rows, within: number): Promise<void> {
    try {
      const end = clock.now().getTime() + within;
      const due = (await list()).filter(({ at }) => at.getTime() <= end);
      await Promise.all(due.map(async ({ key, at }) => queue.wake(name, key, at)));
    } catch (error) {
      log.warn({ err: error, queue: name }, 'what is due cannot be read');
    }
  }

  let within = Infinity;
  async function round(): Promise<void> {
    for (const each of rows) await wakeAll(each, within);
    within = every;
  }

  return createRounds(round, { every, clock });
}

/** By their next slot. */
export function digestRows({ list }: Pick<FollowingStore['digests'], 'list'>): Rows {
  return {
    name: 'digest',
    async list() {
      const digests = await list();
      return digests.flatMap(({ id, next }) => (next === undefined ? [] : { key: id, at: next }));
    },
  };
}

export function postRows({ waiting }: Pick<FollowingStore['outbox'], 'waiting'>): Rows {
  return {
    name: 'post',
    list: async () => (await waiting()).map(({ channel, at }) => ({ key: channel, at })),
  };
}

/** @param dueAt when a search that was looked at then, or never, is to be looked at next */
export function lookRows(
  { followed }: Pick<FollowingStore['snapshots'], 'followed'>,
  dueAt: (followed: { readonly jobId: string; readonly at: Date | undefined }) => Date,
): Rows {
  return {
    name: 'look',
    list: async () => (await followed()).map((each) => ({ key: each.jobId, at: dueAt(each) })),
  };
}
