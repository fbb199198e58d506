import { setTimeout } from 'node:timers/promises';

/** Time as everything but `domain/` gets it, so that the sandbox and the tests can own it. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms` milliseconds; rejects when the signal aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (ms, signal) => setTimeout(ms, undefined, { signal }),
};
