import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  'alter table stops drop constraint stops_state_check',
  `alter table stops add constraint stops_state_check check (state in (
    'requested', 'held', 'sent', 'accepted', 'ended', 'undone', 'declined', 'lapsed', 'refused', 'failed', 'unknown',
    'rehearsed', 'revoked'
  ))`,
];

export const revokedStops: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
