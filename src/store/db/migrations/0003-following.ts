import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table digests (
    seq integer generated always as identity,
    id text primary key,
    channel text not null,
    job_id text,
    job_name text,
    cadence jsonb not null,
    time_zone text not null,
    language text not null check (language in ('en', 'zh')),
    unchanged text not null check (unchanged in ('line', 'nothing')),
    made_by text not null,
    made_at timestamptz(3) not null,
    paused_at timestamptz(3),
    paused_why text,
    next_at timestamptz(3),
    told_at timestamptz(3),
    check ((job_id is null) = (job_name is null)),
    check ((paused_at is null) = (paused_why is null))
  )`,
  `create table digest_bases (
    digest_id text not null references digests on delete cascade,
    job_id text not null,
    at timestamptz(3) not null,
    trials text not null,
    primary key (digest_id, job_id)
  )`,
  `create table watches (
    seq integer generated always as identity,
    channel text not null,
    job_id text not null,
    job_name text not null,
    language text not null check (language in ('en', 'zh')),
    watched_by text not null,
    watched_at timestamptz(3) not null,
    reach jsonb not null,
    min_gain double precision not null,
    card text,
    face text,
    edited_at timestamptz(3),
    is_reposted boolean not null,
    ended_at timestamptz(3),
    wanted_face text,
    wanted_message jsonb,
    unwatched boolean not null default false,
    primary key (channel, job_id),
    check ((wanted_face is null) = (wanted_message is null))
  )`,
  'create index watches_job on watches (job_id)',
  `create table alerts (
    seq integer generated always as identity,
    id text primary key,
    channel text not null,
    job_id text not null,
    job_name text not null,
    condition jsonb not null,
    asked_by text not null,
    asked_at timestamptz(3) not null
  )`,
  'create index alerts_job on alerts (job_id)',
  `create table alerts_raised (
    alert_id text not null references alerts on delete cascade,
    what text not null,
    primary key (alert_id, what)
  )`,
  // One row for each search: how it stood when it was looked at last.
  `create table snapshots (
    job_id text primary key,
    at timestamptz(3) not null,
    trials text not null,
    event jsonb
  )`,
  // What is packed already: to compress it again is lost time.
  'alter table digest_bases alter column trials set storage external',
  'alter table snapshots alter column trials set storage external',
  `create table outbox (
    seq integer generated always as identity,
    key text primary key,
    kind text not null,
    channel text not null,
    under text,
    is_broadcast boolean not null,
    is_urgent boolean not null,
    job_id text,
    message jsonb not null,
    due_at timestamptz(3) not null,
    state text not null default 'due' check (state in ('due', 'sending', 'sent', 'refused', 'lost', 'folded')),
    attempts integer not null default 0 check (attempts >= 0),
    ts text,
    settled_at timestamptz(3),
    check ((settled_at is null) = (state in ('due', 'sending')))
  )`,
  // What has come to its end stays out of it, so that a search for work stays short for ever.
  `create index outbox_open on outbox (channel, seq) where state in ('due', 'sending')`,
  'create index outbox_settled on outbox (channel, settled_at)',
  `create table outbox_holds (
    channel text primary key,
    driver text not null,
    until timestamptz(3) not null
  )`,
  `create table channel_rules (
    channel text primary key,
    quiet jsonb,
    cap integer check (cap > 0)
  )`,
  `create table mutes (
    channel text not null,
    job_id text not null,
    until timestamptz(3) not null,
    primary key (channel, job_id)
  )`,
];

export const following: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
