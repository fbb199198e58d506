import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src/clock.ts';

/** The time of the sandbox: it stands still until it is advanced or set running. */
export interface WorldClock extends Clock {
  /**
   * Moves time on by `ms`, waking sleepers in order, each at its own moment, and letting what they started run
   * before going on. Calls queue up: a second one begins where the first has ended.
   */
  advance(ms: number): Promise<void>;
  /** Lets time pass by itself, `speed` virtual seconds a real second; keeps no process alive. */
  run(speed: number): void;
  pause(): void;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

const TICK_MS = 50;
// A request and its answer over loopback take about six turns of the event loop; this is room for a chain of them.
const TURNS = 60;

/** @param busy how much is under way that time must wait for, such as what a database has been asked */
export function createWorldClock(start: Date, busy: () => number = () => 0): WorldClock {
  const sleepers = new Set<Sleeper>();
  let now = start.getTime();
  let queue = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function moveTo(end: number): Promise<void> {
    await settle(busy);
    for (let next = earliest(sleepers, end); next; next = earliest(sleepers, end)) {
      now = Math.max(now, next.at);
      sleepers.delete(next);
      next.wake();
      await settle(busy);
    }
    now = end;
    await settle(busy);
  }

  function advance(ms: number): Promise<void> {
    queue = queue.then(() => moveTo(now + Math.max(0, ms)));
    return queue;
  }

  function pause(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    now: () => new Date(now),
    sleep: (ms, signal) => sleep(sleepers, { at: now + ms, now }, signal),
    advance,
    pause,
    run(speed) {
      pause();
      timer = follow(speed, advance);
    },
  };
}

function sleep(
  sleepers: Set<Sleeper>,
  { at, now }: { at: number; now: number },
  signal?: AbortSignal,
): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  if (at <= now) return Promise.resolve();
  return new Promise((resolve, reject) => {
    function abort(): void {
      sleepers.delete(sleeper);
      reject(signal?.reason);
    }
    function wake(): void {
      signal?.removeEventListener('abort', abort);
      resolve();
    }
    const sleeper: Sleeper = { at, wake };
    sleepers.add(sleeper);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** Who wakes first; of two at the same moment, who fell asleep first. */
function earliest(sleepers: ReadonlySet<Sleeper>, end: number): Sleeper | undefined {
  let first: Sleeper | undefined;
  for (const sleeper of sleepers) {
    if (sleeper.at <= end && (!first || sleeper.at < first.at)) first = sleeper;
  }
  return first;
}

function follow(speed: number, advance: (ms: number) => Promise<void>): NodeJS.Timeout {
  let last = performance.now();
  let busy = false;
  async function tick(): Promise<void> {
    if (busy) return;
    busy = true;
    const real = performance.now();
    const passed = (real - last) * speed;
    last = real;
    await advance(passed);
    busy = false;
  }
  return setInterval(() => void tick(), TICK_MS).unref();
}

async function settle(busy: () => number): Promise<void> {
  for (let quiet = 0; quiet < TURNS; quiet = busy() > 0 ? 0 : quiet + 1) await setImmediate();
}
