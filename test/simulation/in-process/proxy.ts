import type { Clock } from '../../../src/clock.ts';

/** Before a call takes effect, or after it has and before its result is seen. */
export type Moment = 'before' | 'after';

/** Through which every call of one instance goes, so that the instance can die there as a process does. */
export interface Gate {
  /** Gives what `call` gives, unless the instance is dead by then: nothing ever comes of it then. */
  pass<T>(name: string, call: () => Promise<T>): Promise<T>;
  /** What is on its way goes on, and nobody hears of it. */
  kill(): void;
  isDead(): boolean;
  /** Time as the instance has it: none of its sleepers wakes after its death. */
  readonly clock: Clock;
}

/** A call at which whoever makes it dies. */
export interface Fate {
  /** Counts from 0. */
  readonly call: number;
  readonly moment: Moment;
}

export interface GateParts {
  readonly clock: Clock;
  /** Calls of all instances so far, to which this one adds its own. */
  readonly calls: string[];
  readonly fate: () => Fate | undefined;
  /** Milliseconds that a call takes to arrive, and its answer to come back. */
  readonly lag: () => number;
  /** Called when the instance has met its fate. */
  readonly onDoom: () => void;
}

type Outcome<T> = { readonly value: T } | { readonly error: unknown };

export function createGate({ clock, calls, fate, lag, onDoom }: GateParts): Gate {
  const death = new AbortController();

  function kill(): void {
    death.abort();
  }

  function meetFate(call: number, moment: Moment): void {
    const due = fate();
    if (due?.call !== call || due.moment !== moment) return;
    kill();
    onDoom();
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
      meetFate(number, 'before');
      if (!(await travels())) return never();
      const outcome = await settled(call());
      meetFate(number, 'after');
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
