import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table channel_searches (
    channel text primary key,
    job_id text not null,
    job_name text not null,
    set_by text not null,
    set_at timestamptz(3) not null
  )`,
  // One row for each person in each channel, so it needs no sweeping.
  `create table last_searches (
    channel text not null,
    person text not null,
    word text not null,
    primary key (channel, person)
  )`,
];

export const uses: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
