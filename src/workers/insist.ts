import type { StopParts } from './stop-parts.ts';

const AGAIN_AFTER = 1_000;

/**
 * Writes until it is written. What ModelArts or Slack has done is known only here: it must not be lost, and so done
 * again, because the database is away for a while. Gives up when the bot shuts down.
 */
export async function insist(
  id: string,
  write: () => Promise<unknown>,
  { clock, signal, log }: Pick<StopParts, 'clock' | 'signal' | 'log'>,
): Promise<void> {
  while (true) {
    try {
      await write();
      return;
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error, stop: id }, 'what came of a stop cannot be written down yet');
      await clock.sleep(AGAIN_AFTER, signal).catch(() => undefined);
    }
  }
}
