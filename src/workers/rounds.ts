import type { Clock } from '../clock.ts';

export interface Rounds {
  start(): void;
  /** Waits for the round under way. */
  stop(): Promise<void>;
}

/**
 * The same again and again, with a rest between.
 * @param round must not reject
 * @param every milliseconds of rest
 */
export function createRounds(
  round: () => Promise<void>,
  { every, clock }: { readonly every: number; readonly clock: Pick<Clock, 'sleep'> },
): Rounds {
  const closing = new AbortController();
  let going: Promise<void> | undefined;

  async function goRound(): Promise<void> {
    while (!closing.signal.aborted) {
      await round();
      await clock.sleep(every, closing.signal).catch(() => undefined);
    }
  }

  return {
    start() {
      going ??= goRound();
    },
    async stop() {
      closing.abort();
      await going;
    },
  };
}
