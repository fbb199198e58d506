import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { createAccess } from './access/access.ts';
import { createAudit } from './access/audit.ts';
import { createSettings } from './access/settings.ts';
import { openDatabase, type Where } from './db/database.ts';
import { createSeenEvents } from './db/seen-events.ts';
import { createSession, type Session } from './db/session.ts';
import { createAlerts } from './follow/alerts.ts';
import { createChannelRules } from './follow/channel-rules.ts';
import { createDigests } from './follow/digests.ts';
import { createOutbox } from './follow/outbox.ts';
import { createSnapshots } from './follow/snapshots.ts';
import { createWatches } from './follow/watches.ts';
import { createUses } from './search/uses.ts';
import { createStops } from './stop/stops.ts';
import type { Store } from './store.ts';

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
