import type { Clock } from '../clock.ts';

/** The part of pg-boss's clock that has to do with timers; its handles are opaque. */
interface BossClock {
  now(): number;
  setTimeout(fn: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
  setInterval(fn: () => void, ms: number): unknown;
  clearInterval(handle: unknown): void;
}

/** pg-boss looks every two seconds what is under way, for an event that nobody here listens to. */
const IDLE_LOOK = 2_000;

/** Our clock as pg-boss wants it, so that its polls and time limits follow virtual time. */
export function bossClock(clock: Clock): BossClock {
  function after(ms: number, then: () => void): AbortController {
    const stop = new AbortController();
    clock.sleep(ms, stop.signal).then(then, () => undefined);
    return stop;
  }

  async function repeat(fn: () => void, ms: number, { signal }: AbortController): Promise<void> {
    while (!signal.aborted) {
      await clock.sleep(ms, signal).catch(() => undefined);
      if (!signal.aborted) fn();
    }
  }

  function clear(handle: unknown): void {
    if (handle instanceof AbortController) handle.abort();
  }

  return {
    now: () => clock.now().getTime(),
    setTimeout: (fn, ms) => after(ms, fn),
    clearTimeout: clear,
    setInterval(fn, ms) {
      const stop = new AbortController();
      if (ms !== IDLE_LOOK) void repeat(fn, ms, stop);
      return stop;
    },
    clearInterval: clear,
  };
}

/**
 * A statement of pg-boss's with our time in it. All of them ask one function of its schema for the time, which in a
 * database that runs by real time would be another than that of a virtual clock.
 */
export function atTime(text: string, { now }: Pick<Clock, 'now'>): string {
  return text.replaceAll('pgboss.job_now()', `'${now().toISOString()}'::timestamptz`);
}
