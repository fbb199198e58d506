import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const seenEvents: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table seen_events (id text primary key, at timestamptz(3) not null)`.execute(db);
  },
};
