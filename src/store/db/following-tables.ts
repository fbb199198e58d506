import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Message } from '../../blocks/kit/message.ts';
import type { Language } from '../../domain/access/person.ts';
import type { BestTold } from '../../domain/follow/best-told.ts';
import type { QuietHours } from '../../domain/follow/channel-rule.ts';
import type { SearchEvent } from '../../domain/follow/events.ts';
import type { Condition, Digest, Pause, Reach } from '../../domain/follow/following.ts';
import type { Cadence } from '../../domain/follow/schedule.ts';
import type { OutgoingPost, PostState } from '../follow/following.ts';

/** The tables of what follows searches by itself. As of all tables: times are `timestamptz`, ids are text. */
export interface FollowingTables {
  readonly digests: DigestsTable;
  readonly digest_bases: DigestBasesTable;
  readonly watches: WatchesTable;
  readonly alerts: AlertsTable;
  readonly alerts_raised: AlertsRaisedTable;
  readonly snapshots: SnapshotsTable;
  readonly outbox: OutboxTable;
  readonly outbox_holds: OutboxHoldsTable;
  readonly channel_rules: ChannelRulesTable;
  readonly mutes: MutesTable;
}

interface DigestsTable {
  seq: GeneratedAlways<number>;
  id: string;
  channel: string;
  /** Null, as is its name, where it is about all that run. */
  job_id: string | null;
  job_name: string | null;
  cadence: JSONColumnType<Cadence>;
  time_zone: string;
  language: Language;
  unchanged: Digest['unchanged'];
  made_by: string;
  made_at: Date;
  paused_at: Date | null;
  paused_why: Pause['why'] | null;
  next_at: Date | null;
  told_at: Date | null;
}

interface DigestBasesTable {
  digest_id: string;
  job_id: string;
  at: Date;
  trials: string;
}

interface WatchesTable {
  seq: GeneratedAlways<number>;
  channel: string;
  job_id: string;
  job_name: string;
  language: Language;
  watched_by: string;
  watched_at: Date;
  reach: JSONColumnType<readonly Reach[]>;
  min_gain: number;
  best_told: JSONColumnType<BestTold> | null;
  card: string | null;
  face: string | null;
  edited_at: Date | null;
  is_reposted: boolean;
  ended_at: Date | null;
  wanted_face: string | null;
  wanted_message: JSONColumnType<Message> | null;
  /** Ended by somebody: nothing is left but to show that on the card. */
  unwatched: Generated<boolean>;
}

interface AlertsTable {
  seq: GeneratedAlways<number>;
  id: string;
  channel: string;
  job_id: string;
  job_name: string;
  condition: JSONColumnType<Condition>;
  asked_by: string;
  asked_at: Date;
}

interface AlertsRaisedTable {
  alert_id: string;
  what: string;
}

interface SnapshotsTable {
  job_id: string;
  at: Date;
  trials: string;
  /** What happened last in the search; null before anything did. */
  event: JSONColumnType<SearchEvent> | null;
}

interface OutboxTable {
  seq: GeneratedAlways<number>;
  key: string;
  kind: OutgoingPost['kind'];
  channel: string;
  under: string | null;
  is_broadcast: boolean;
  is_urgent: boolean;
  job_id: string | null;
  message: JSONColumnType<Message>;
  due_at: Date;
  state: ColumnType<PostState, PostState | undefined>;
  attempts: ColumnType<number, number | undefined>;
  ts: string | null;
  /** When it came to its end, whichever. */
  settled_at: Date | null;
}

/** Which process posts into a channel, and until when nobody else may. */
interface OutboxHoldsTable {
  channel: string;
  driver: string;
  until: Date;
}

interface ChannelRulesTable {
  channel: string;
  quiet: JSONColumnType<QuietHours> | null;
  cap: number | null;
}

interface MutesTable {
  channel: string;
  job_id: string;
  until: Date;
}
