import pRetry from 'p-retry';
import type { Clock } from '../../clock.ts';
import { RateLimited, Unavailable } from './errors.ts';

export interface Patience {
  /** Milliseconds for all attempts and the waits between them. */
  readonly deadline: number;
  /** From 0 to 1, exclusive; spreads the waits so that clients that failed together do not return together. */
  readonly random: () => number;
}

export const PATIENCE: Patience = { deadline: 20_000, random: Math.random };

interface Terms {
  readonly clock: Clock;
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
  /** False for what must not happen twice. */
  readonly repeatable: boolean;
}

// ModelArts' gateway counts over windows of seconds, a broken connection is often back at once.
const FIRST_WAIT_MS = { throttled: 2_000, failed: 500 };
const LONGEST_WAIT_MS = 8_000;

/**
 * Tries until it succeeds, fails for good, or the next attempt would begin after the deadline.
 * @param attempt gets the milliseconds that are left.
 */
export async function retry<T>(
  attempt: (left: number) => Promise<T>,
  { clock, patience, signal, repeatable }: Terms,
): Promise<T> {
  const end = clock.now().getTime() + patience.deadline;
  const left = () => end - clock.now().getTime();
  return pRetry(() => attempt(Math.max(1, left())), {
    retries: Number.POSITIVE_INFINITY,
    // The waiting is done here, on our own clock.
    minTimeout: 0,
    ...(signal ? { signal } : {}),
    async shouldRetry({ error, attemptNumber }) {
      const wait = repeatable ? waitAfter(error, attemptNumber, patience) : undefined;
      if (wait === undefined || wait >= left()) return false;
      await sleep(wait, clock, signal);
      return true;
    },
  });
}

/** Undefined for what another try would not change. */
function waitAfter(error: Error, attempts: number, { random }: Patience): number | undefined {
  const throttled = error instanceof RateLimited;
  if (!throttled && !(error instanceof Unavailable && isPassing(error))) return undefined;
  if (error.retryAfter !== undefined) return error.retryAfter;
  const full = FIRST_WAIT_MS[throttled ? 'throttled' : 'failed'] * 2 ** (attempts - 1);
  return Math.round(Math.min(LONGEST_WAIT_MS, full) * (0.5 + random() / 2));
}

/** No answer at all, or the gateway's word that there is none behind it. */
function isPassing({ problem: { status, code } }: Unavailable): boolean {
  if (status !== undefined) return status >= 502 && status <= 504;
  return code !== 'UND_ERR_CLOSED' && code !== 'UND_ERR_DESTROYED';
}

async function sleep(ms: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
