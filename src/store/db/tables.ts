import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Role } from '../../domain/access/access.ts';
import type { AuditAction } from '../../domain/access/audit.ts';
import type { Language } from '../../domain/access/person.ts';
import type { ApprovalReason, StopFace, StopMessage, StopState } from '../../domain/stop/stops.ts';
import type { ModelArtsProblem } from '../../errors.ts';
import type { FollowingTables } from './following-tables.ts';

/** Every table, as the newest migration leaves it. Times are `timestamptz`, ids are text. */
export interface Tables extends FollowingTables {
  readonly stops: StopsTable;
  readonly grants: GrantsTable;
  readonly channels: ChannelsTable;
  readonly settings: SettingsTable;
  readonly channel_searches: ChannelSearchesTable;
  readonly last_searches: LastSearchesTable;
  readonly seen_events: SeenEventsTable;
  readonly audit: AuditTable;
  readonly audit_head: AuditHeadTable;
}

interface StopsTable {
  id: string;
  job_id: string;
  job_name: string;
  trial_id: string;
  asked_by: string;
  asked_at: Date;
  language: Language;
  is_dry_run: boolean;
  reasons: JSONColumnType<readonly ApprovalReason[]>;
  undo_seconds: number;
  channel: string;
  thread: string | null;
  state: StopState;
  approved_by: string | null;
  lapses_at: Date | null;
  held_until: Date | null;
  sent_at: Date | null;
  posts: Generated<number>;
  is_unclear: Generated<boolean>;
  settled_at: Date | null;
  settled_by: string | null;
  problem: JSONColumnType<ModelArtsProblem> | null;
  message_kind: StopMessage['kind'] | null;
  message_channel: string | null;
  message_ts: string | null;
  told: StopFace | null;
  /** Which process follows it, and until when nobody else may. */
  driver: string | null;
  driven_until: Date | null;
}

interface GrantsTable {
  subject: string;
  /** Empty where it holds everywhere: a primary key takes no null. */
  channel: string;
  role: Role;
  granted_by: string;
  granted_at: Date;
}

interface ChannelsTable {
  channel: string;
  is_listed: Generated<boolean>;
  admits_guests: Generated<boolean>;
}

interface SettingsTable {
  name: string;
  value: ColumnType<unknown, string, string>;
}

export interface ChannelSearchesTable {
  channel: string;
  job_id: string;
  job_name: string;
  set_by: string;
  set_at: Date;
}

interface LastSearchesTable {
  channel: string;
  person: string;
  /** The word for the job, as it was typed. */
  word: string;
}

interface SeenEventsTable {
  id: string;
  at: Date;
}

interface AuditTable {
  seq: number;
  at: Date;
  action: AuditAction;
  actor: string | null;
  role: Role | null;
  channel: string | null;
  message_ts: string | null;
  job_id: string | null;
  trial_id: string | null;
  stop_id: string | null;
  answer: string | null;
  request_id: string | null;
  detail: string | null;
  /** SHA-256, hexadecimal, over the entry and the hash of the one before. */
  hash: string;
}

/** One row: the ends of the chain, so that entries missing at either end show. */
interface AuditHeadTable {
  id: number;
  /** The newest entry; 0 and an empty hash before the first. */
  last_seq: number;
  last_hash: string;
  /** The newest entry that retention has removed. */
  purged_seq: number;
  purged_hash: string;
}
