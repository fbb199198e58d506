import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { createRounds, type Rounds } from './rounds.ts';

const DAY = 24 * 60 * 60_000;
const EVERY = 6 * 60 * 60_000;
/** Slack delivers an event for the last time some six minutes after the first; a step of a workflow may wait longer. */
const EVENT_DAYS = 1;

type Kept = Pick<Store, 'audit' | 'settings' | 'snapshots' | 'outbox' | 'seenEvents'>;

/** Removes what is older than admins want it kept. */
export function createHousekeeping(
  { audit, settings, snapshots, outbox, seenEvents }: Kept,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Rounds {
  async function purge(): Promise<void> {
    try {
      const { auditDays, snapshotDays } = await settings.read();
      await clear('audit entries', auditDays, (before) => audit.purge(before));
      await clear('posts', snapshotDays, (before) => outbox.purge(before));
      await clear('snapshots', snapshotDays, (before) => snapshots.purge(before));
      await clear('events', EVENT_DAYS, (before) => seenEvents.purge(before));
    } catch (error) {
      log.warn({ err: error }, 'what is old could not be removed');
    }
  }

  async function clear(what: string, days: number, remove: (before: Date) => Promise<number>): Promise<void> {
    const gone = await remove(new Date(clock.now().getTime() - days * DAY));
    if (gone > 0) log.info({ gone, days }, `old ${what} were removed`);
  }

  return createRounds(purge, { every: EVERY, clock });
}
