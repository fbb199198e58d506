import type { Clock } from '../../../src/clock.ts';

/** Before a call takes effect, or after it has and before its result is seen. */
export type CrashSide = 'before' | 'after';

/** Every call of one instance goes through it, so that the instance can crash there as a process does. */
export interface CallProxy {
  /** Gives what `call` gives; never settles once the instance is dead. */
  pass<T>(name: string, call: () => Promise<T>): Promise<T>;
  /** Calls under way take effect, but no result reaches the instance. */
  kill(): void;
  isDead(): boolean;
  /** Time as the instance has it: none of its sleepers wakes after its death. */
  readonly clock: Clock;
}

/** A call at which the instance that makes it crashes. */
export interface CrashPoint {
  /** Counts from 0. */
  readonly call: number;
  readonly side: CrashSide;
}

export interface ProxyParts {
  readonly clock: Clock;
  /** Calls of all instances so far, to which this one adds its own. */
  readonly calls: string[];
  readonly crashPoint: () => CrashPoint | undefined;
  /** Milliseconds that a call takes to arrive, and its answer to come back. */
  readonly lag: () => number;
  /** Called when the instance has crashed. */
  readonly onCrash: () => void;
}

type Outcome<T> = { readonly value: T } | { readonly error: unknown };

export function createProxy({ clock, calls, crashPoint, lag, onCrash }: ProxyParts): CallProxy {
  const death = new AbortController();

  function kill(): void {
    death.abort();
  }

  function crashIfDue(call: number, side: CrashSide): void {
    const due = crashPoint();
    if (due?.call !== call || due.side !== side) return;
    kill();
    onCrash();
  }

  /** Whether the instance has lived on until then. */
  async function travels(): Promise<boolean> {
    await clock.sleep(lag(), death.signal).catch(() => undefined);
    return !death.signal.aborted;
  }

  return {
    kill,
    isDead: () => death.signal.aborted,
    async pass(name, call) {
      if (death.signal.aborted) return never();
      const number = calls.push(name) - 1;
      crashIfDue(number, 'before');
      if (!(await travels())) return never();
      const outcome = await settled(call());
      crashIfDue(number, 'after');
      if (!(await travels())) return never();
      if ('error' in outcome) throw outcome.error;
      return outcome.value;
    },
    clock: {
      now: clock.now,
      async sleep(ms, signal) {
        const both = signal ? AbortSignal.any([signal, death.signal]) : death.signal;
        const outcome = await settled(clock.sleep(ms, both));
        if (death.signal.aborted) return never();
        if ('error' in outcome) throw outcome.error;
      },
    },
  };
}

async function settled<T>(call: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await call };
  } catch (error) {
    return { error };
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
