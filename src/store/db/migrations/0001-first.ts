import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// Times are kept to the millisecond, as JavaScript has them: the audit's hashes are over what was written.
const STATEMENTS = [
  `create table stops (
    id text primary key,
    job_id text not null,
    job_name text not null,
    trial_id text not null,
    asked_by text not null,
    asked_at timestamptz(3) not null,
    language text not null check (language in ('en', 'zh')),
    is_dry_run boolean not null,
    reasons jsonb not null,
    undo_seconds integer not null check (undo_seconds >= 0),
    channel text not null,
    thread text,
    state text not null check (state in (
      'requested', 'held', 'sent', 'accepted', 'ended', 'undone', 'declined', 'lapsed', 'refused', 'failed', 'unknown',
      'rehearsed'
    )),
    approved_by text,
    lapses_at timestamptz(3),
    held_until timestamptz(3),
    sent_at timestamptz(3),
    posts integer not null default 0 check (posts >= 0),
    is_unclear boolean not null default false,
    settled_at timestamptz(3),
    settled_by text,
    problem jsonb,
    message_kind text check (message_kind in ('channel', 'direct', 'nowhere')),
    message_channel text,
    message_ts text,
    told text,
    driver text,
    driven_until timestamptz(3),
    check ((message_kind is null) = (message_channel is null)),
    check ((driver is null) = (driven_until is null)),
    check ((settled_at is null) = (state in ('requested', 'held', 'sent', 'accepted')))
  )`,
  // The rule that makes one stop of a trial the first: whoever comes second is refused by the database itself.
  `create unique index stops_taken on stops (job_id, trial_id)
    where state in ('requested', 'held', 'sent', 'accepted', 'ended')`,
  'create index stops_asked on stops (asked_by, asked_at)',
  // What has ended and been told so stays out of it, so that a search for work stays short for ever.
  `create index stops_open on stops (driven_until)
    where state in ('requested', 'held', 'sent', 'accepted')
      or told is null or told in ('asking', 'held', 'stopping', 'unclear')`,
  `create table grants (
    subject text not null,
    channel text not null,
    role text not null check (role in ('viewer', 'operator', 'admin')),
    granted_by text not null,
    granted_at timestamptz(3) not null,
    primary key (subject, channel)
  )`,
  `create table channels (
    channel text primary key,
    is_listed boolean not null default false,
    admits_guests boolean not null default false
  )`,
  'create table settings (name text primary key, value jsonb not null)',
  `create table audit (
    seq integer primary key check (seq > 0),
    at timestamptz(3) not null,
    action text not null,
    actor text,
    role text check (role in ('viewer', 'operator', 'admin')),
    channel text,
    message_ts text,
    job_id text,
    trial_id text,
    stop_id text,
    answer text,
    request_id text,
    detail text,
    hash text not null
  )`,
  'create index audit_job on audit (job_id, seq)',
  'create index audit_at on audit (at)',
  `create table audit_head (
    id integer primary key check (id = 1),
    last_seq integer not null,
    last_hash text not null,
    purged_seq integer not null,
    purged_hash text not null,
    check (purged_seq <= last_seq)
  )`,
  `insert into audit_head values (1, 0, '', 0, '')`,
];

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
