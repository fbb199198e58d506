import type { QueueName } from './queue-contract.ts';

/** How many hands work at a queue in one process. */
export const HANDS: Readonly<Record<QueueName, number>> = { digest: 2, look: 4, post: 4 };

/**
 * How many keys a hand takes at a time, and works side by side: two statements serve them all, but the slowest of them
 * keeps the others from being worked anew.
 */
export const AT_ONCE: Readonly<Record<QueueName, number>> = { digest: 20, look: 1, post: 20 };

/**
 * Seconds between two looks at a queue for whatever nobody has rung for. What this process wakes, tries again or finds
 * in its sweep rings when its time comes, to the millisecond; what is left are the keys of a process that has died, on a
 * server where others take them over.
 */
export function pollEvery(engine: 'pglite' | 'postgres'): number {
  return engine === 'postgres' ? 15 : 10 * 60;
}

/** Of several hands one polls; the others only come when it rings. */
export const REST = 24 * 60 * 60;

/** Seconds without a sign after which a process counts as dead, and between two looks for such processes. */
const HEARTBEAT = 15;
const SUPERVISE = 15;
const HOUR = 60 * 60;

/** Seconds between tries of what has thrown: 2, 4, 8 … at most a minute, each up to half shorter by chance. */
const RETRY = { retryLimit: 6, retryDelay: 2, retryDelayMax: 60 } as const;

/** Milliseconds after a failure by which it is surely due again. */
export function retryAfter(retries: number): number {
  return Math.min(RETRY.retryDelayMax, RETRY.retryDelay * 2 ** (retries + 1)) * 1000;
}

/**
 * One wake-up to come and one under way for each key: `stately` is an index that keeps it so, whatever happens.
 * What has failed or is done is of no use to anybody.
 */
export function queueOptions(engine: 'pglite' | 'postgres') {
  return {
    policy: 'stately',
    ...RETRY,
    retryBackoff: true,
    expireInSeconds: 300,
    deleteAfterSeconds: HOUR,
    // The embedded database is one process's alone: it knows what it does, and what was left it takes up at the start.
    ...(engine === 'postgres' && { heartbeatSeconds: HEARTBEAT }),
  } as const;
}

export function bossOptions(engine: 'pglite' | 'postgres') {
  const every = engine === 'postgres' ? SUPERVISE : HOUR;
  return {
    backend: engine,
    schema: 'pgboss',
    schedule: false,
    superviseIntervalSeconds: every,
    monitorIntervalSeconds: every,
    maintenanceIntervalSeconds: HOUR,
    // Options and counts of queues that nobody changes or reads, jobs that wait for jobs, and changes of its tables.
    queueCacheIntervalSeconds: REST,
    flowIntervalSeconds: HOUR,
    bamIntervalSeconds: HOUR,
    reindex: false,
    monitorVacuum: false,
  } as const;
}
