import type { Migration } from 'kysely/migration';
import { first } from './0001-first.ts';
import { uses } from './0002-uses.ts';
import { following } from './0003-following.ts';
import { bestTold } from './0004-best-told.ts';
import { revokedStops } from './0005-revoked-stops.ts';
import { seenEvents } from './0006-seen-events.ts';

/**
 * In the order of their names. One that has been released is never changed: what comes after it goes into a new file,
 * and `tables.ts` shows the outcome.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-uses': uses,
  '0003-following': following,
  '0004-best-told': bestTold,
  '0005-revoked-stops': revokedStops,
  '0006-seen-events': seenEvents,
};
