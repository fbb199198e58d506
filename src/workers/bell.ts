import type { Clock } from '../clock.ts';
import type { QueueName } from './queue-contract.ts';

/** One of those who work at a queue. */
export interface Hand {
  /** Lets it look for work, now, or once more if it is just looking. */
  call(): void;
  /** It has found some, and looks again when that is done. */
  isBusy(): boolean;
}

/** Rings for whoever works at a queue, when something there falls due: one comes, if anybody is free. */
export interface Bell {
  add(name: QueueName, hand: Hand): void;
  /** @param ms milliseconds from now */
  ring(name: QueueName, ms: number): void;
  stop(): void;
}

/** Milliseconds: longer than the rarest cadence, and short of the 24 days at which timers overflow. */
const FAR = 9 * 24 * 60 * 60_000;
/** Milliseconds: timers may come a little early, and who looks too early finds nothing. */
const AGAIN = 500;

export function createBell(clock: Clock): Bell {
  const closing = new AbortController();
  const hands = new Map<QueueName, Hand[]>();
  /** Queue and time, so that a thousand wake-ups at one time take one timer. */
  const set = new Set<string>();

  function call(name: QueueName): void {
    hands
      .get(name)
      ?.find((hand) => !hand.isBusy())
      ?.call();
  }

  async function later(name: QueueName, ms: number): Promise<void> {
    const at = `${name} ${clock.now().getTime() + ms}`;
    if (set.has(at)) return;
    set.add(at);
    try {
      await clock.sleep(ms, closing.signal);
      set.delete(at);
      call(name);
      await clock.sleep(AGAIN, closing.signal);
      call(name);
    } catch {
      // The bot shuts down.
    }
  }

  return {
    add(name, hand) {
      hands.set(name, [...(hands.get(name) ?? []), hand]);
    },
    ring(name, ms) {
      if (ms === 0) call(name);
      else if (ms <= FAR) void later(name, ms);
    },
    stop: () => closing.abort(),
  };
}
