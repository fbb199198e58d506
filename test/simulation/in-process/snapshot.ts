import type { AuditEntry } from '../../../src/domain/access/audit.ts';
import type { Stop } from '../../../src/domain/stop/stops.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Target } from './modelarts.ts';

/** What the database holds about one job, read past the bot. */
export interface Snapshot {
  stops(): Promise<readonly Stop[]>;
  /** Oldest first. */
  audit(): Promise<readonly AuditEntry[]>;
  /** To be asked when a request to stop arrives. */
  arrivalOf(target: Target, at: Date): Promise<Omit<Arrival, 'revoked'>>;
}

/** A request to stop that has arrived, and what the database held by then. */
export interface Arrival {
  readonly target: Target;
  readonly at: Date;
  /** The one that the audit last has as sent. */
  readonly stop: Stop | undefined;
  /** Its entries in the audit. */
  readonly entries: readonly AuditEntry[];
  /** Whose role had been taken back by then, and since when. */
  readonly revoked: ReadonlyMap<string, Date>;
}

export function createSnapshot(store: Store, jobId: string): Snapshot {
  async function audit(): Promise<readonly AuditEntry[]> {
    return (await store.audit.list({ jobId, limit: 1_000 })).toReversed();
  }

  return {
    audit,
    async stops() {
      const ids = new Set((await audit()).map(({ stopId }) => stopId).filter((id) => id !== undefined));
      const found = await Promise.all([...ids].map((id) => store.stops.get(id)));
      return found.filter((stop) => stop !== undefined);
    },
    async arrivalOf(target, at) {
      const all = await audit();
      const id = all.findLast((entry) => entry.trialId === target && entry.action === 'stop.sent')?.stopId;
      const stop = id === undefined ? undefined : await store.stops.get(id);
      return { target, at, stop, entries: all.filter(({ stopId }) => stopId === id) };
    },
  };
}
