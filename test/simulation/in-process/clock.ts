import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../src/clock.ts';

/** Virtual time that moves only by `advance`, waking sleepers in order and letting what they started come to rest. */
export interface SimulatedClock extends Clock {
  advance(ms: number): Promise<void>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

// Everything in these tests but the database runs in microtasks. The sandbox's clock waits ten times as long, for
// requests over loopback, which thousands of runs cannot afford.
const TURNS = 4;

/** @param busy how much the database has been asked and has not answered */
export function createSimulatedClock(start: Date, busy: () => number): SimulatedClock {
  const sleepers = new Set<Sleeper>();
  let now = start.getTime();

  return {
    now: () => new Date(now),
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      if (ms <= 0) return;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sleeper: Sleeper = { at: now + ms, wake: resolve };
      sleepers.add(sleeper);
      const abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      try {
        await promise;
      } finally {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', abort);
      }
    },
    async advance(ms) {
      const end = now + ms;
      await rest(busy);
      for (let next = earliest(sleepers, end); next; next = earliest(sleepers, end)) {
        now = Math.max(now, next.at);
        sleepers.delete(next);
        next.wake();
        await rest(busy);
      }
      now = end;
    },
  };
}

/** Who wakes first; of two at the same side, who fell asleep first. */
function earliest(sleepers: ReadonlySet<Sleeper>, end: number): Sleeper | undefined {
  let first: Sleeper | undefined;
  for (const sleeper of sleepers) {
    if (sleeper.at <= end && (!first || sleeper.at < first.at)) first = sleeper;
  }
  return first;
}

async function rest(busy: () => number): Promise<void> {
  for (let quiet = 0; quiet < TURNS; quiet = busy() > 0 ? 0 : quiet + 1) await setImmediate();
}
