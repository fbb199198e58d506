import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { createAccess } from './access.ts';
import { createAlerts } from './alerts.ts';
import { createAudit } from './audit.ts';
import { createChannelRules } from './channel-rules.ts';
import { openDatabase, type Where } from './database.ts';
import { createDigests } from './digests.ts';
import { createOutbox } from './outbox.ts';
import { createSeenEvents } from './seen-events.ts';
import { createSession, type Session } from './session.ts';
import { createSettings } from './settings.ts';
import { createSnapshots } from './snapshots.ts';
import { createStops } from './stops.ts';
import type { Store } from './store.ts';
import { createUses } from './uses.ts';
import { createWatches } from './watches.ts';

/**
 * Opens what survives a restart.
 * @throws StartError when it cannot be opened, with a sentence on what to do.
 */
export async function openStore(where: Where, clock: Pick<Clock, 'now'>): Promise<Store> {
  return createStore(createSession(await openDatabase(where)), clock);
}

export function createStore(session: Session, clock: Pick<Clock, 'now'>): Store {
  return {
    stops: createStops(session, clock),
    access: createAccess(session, clock),
    settings: createSettings(session, clock),
    audit: createAudit(session, clock),
    uses: createUses(session),
    seenEvents: createSeenEvents(session, clock),
    digests: createDigests(session, clock),
    watches: createWatches(session, clock),
    alerts: createAlerts(session, clock),
    snapshots: createSnapshots(session, clock),
    outbox: createOutbox(session, clock),
    rules: createChannelRules(session, clock),
    statements: session.statements,
    isWell: () => isWell(session),
    close: session.close,
  };
}

/** Milliseconds after which a database that has not answered counts as not well. */
const PATIENCE = 2000;

async function isWell(session: Session): Promise<boolean> {
  const answer = session
    .run((db) => sql`select 1`.execute(db))
    .then(
      () => true,
      () => false,
    );
  return Promise.race([answer, setTimeout(PATIENCE, false, { ref: false })]);
}
