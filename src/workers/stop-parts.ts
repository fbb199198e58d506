import type { ModelArts } from '../api/modelarts.ts';
import type { Clock } from '../clock.ts';
import type { AuditNote } from '../domain/access/audit.ts';
import type { Stop } from '../domain/stop/stops.ts';
import type { Log } from '../log.ts';
import type { Poster, Rights } from '../poster.ts';
import type { Driver, StopLedger } from '../store/store.ts';

/** What following a stop needs. */
export interface StopParts {
  readonly ledger: StopLedger;
  readonly trials: Pick<ModelArts['trials'], 'get' | 'list' | 'stop'>;
  readonly jobs: Pick<ModelArts['jobs'], 'get' | 'stop'>;
  readonly poster: Poster;
  readonly rights: Pick<Rights, 'mayOperate'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process. */
  readonly driver: string;
  /** Aborts when the bot shuts down. */
  readonly signal: AbortSignal;
}

/** Milliseconds that a stop stays with a process which says nothing more. Renewed every ten seconds. */
const LEASE = 30_000;

/** What every note about a stop has in common. */
export function noteOf({ id, jobId, trialId, channel, isDryRun }: Stop): Omit<AuditNote, 'action'> {
  return { stopId: id, jobId, trialId, channel, ...(isDryRun && { detail: 'dry run' }) };
}

export function driverAt({ driver, clock }: Pick<StopParts, 'driver' | 'clock'>): Driver {
  const now = clock.now();
  return { id: driver, now, until: new Date(now.getTime() + LEASE) };
}
