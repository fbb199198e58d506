import { type Kysely, sql } from 'kysely';
import type { Clock } from '../src/clock.ts';
import type { Database } from '../src/store/db/database.ts';
import { openMemory } from '../src/store/db/embedded.ts';
import { createSession, type Session } from '../src/store/db/session.ts';
import type { Tables } from '../src/store/db/tables.ts';
import { createStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { emptyCluster } from './cluster.ts';

/** A database in memory that several bots, or one after another, may use. */
export interface MemoryDatabase extends Pick<Database, 'db' | 'statements'> {
  /** Another user of it; closing the store leaves the database as it is. */
  open(clock: Pick<Clock, 'now'>): Store;
  /** Waits for what was begun on it, and gives it back for the next who asks for one. */
  close(): Promise<void>;
}

/** Opening one takes seconds and 200 MB, so they are used again. */
const free: Database[] = [];
const sessions = new Set<Session>();

/** An empty database, made when none is free. */
export async function memoryDatabase(): Promise<MemoryDatabase> {
  const database = free.pop() ?? (await openMemory(await emptyCluster()));
  await empty(database.db);
  const own = new Set<Session>();
  let closed: Promise<void> | undefined;
  return {
    db: database.db,
    statements: database.statements,
    open(clock) {
      const session = createSession({ ...database, close: async () => void sessions.delete(session) });
      sessions.add(session);
      own.add(session);
      return createStore(session, clock);
    },
    close() {
      closed ??= Promise.all([...own].map((session) => session.close())).then(() => void free.push(database));
      return closed;
    },
  };
}

/** An empty store in memory; closing it gives its database back. */
export async function memoryStore(clock: Pick<Clock, 'now'>): Promise<Store> {
  const database = await memoryDatabase();
  return { ...database.open(clock), close: database.close };
}

/** Ends the databases that nobody uses. Else they keep the process alive for some ten seconds after their last query. */
export async function closeFreeDatabases(): Promise<void> {
  await Promise.all(free.splice(0).map((database) => database.close()));
}

/** How much has been asked of these stores and is not done: time must not go on before it is. */
export function busy(): number {
  let count = 0;
  for (const session of sessions) count += session.busy();
  return count;
}

/** Leaves the tables as they are when they have just been made. */
export async function empty(db: Kysely<Tables>): Promise<void> {
  await sql`truncate stops, grants, channels, settings, channel_searches, last_searches, audit, audit_head, digests,
    digest_bases, watches, alerts, alerts_raised, snapshots, outbox, outbox_holds, channel_rules, mutes, seen_events`.execute(
    db,
  );
  await sql`insert into audit_head values (1, 0, '', 0, '')`.execute(db);
  // The queue makes its own tables, once somebody has used it.
  await sql`do $$ begin if to_regclass('pgboss.job') is not null then truncate pgboss.job; end if; end $$`.execute(
    db,
  );
}
