import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const bestTold: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table watches add column best_told jsonb').execute(db);
  },
};
