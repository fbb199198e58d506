import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';

interface Housekeeping {
  start(): void;
  stop(): Promise<void>;
}

const DAY = 24 * 60 * 60_000;
const EVERY = 6 * 60 * 60_000;

/** Removes audit entries that are older than admins want them kept. */
export function createHousekeeping(
  { audit, settings }: Pick<Store, 'audit' | 'settings'>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Housekeeping {
  const closing = new AbortController();
  let rounds: Promise<void> | undefined;

  async function purge(): Promise<void> {
    try {
      const { auditDays } = await settings.read();
      const gone = await audit.purge(new Date(clock.now().getTime() - auditDays * DAY));
      if (gone > 0) log.info({ gone, auditDays }, 'old audit entries were removed');
    } catch (error) {
      log.warn({ err: error }, 'old audit entries could not be removed');
    }
  }

  async function goRound(): Promise<void> {
    while (!closing.signal.aborted) {
      await purge();
      await clock.sleep(EVERY, closing.signal).catch(() => undefined);
    }
  }

  return {
    start() {
      rounds ??= goRound();
    },
    async stop() {
      closing.abort();
      await rounds;
    },
  };
}
