import type { Access, Grant } from '../domain/access/access.ts';
import type { Actor, AuditEntry, AuditNote } from '../domain/access/audit.ts';
import type { Settings } from '../domain/access/settings.ts';
import type { ChannelSearch } from '../domain/search/uses.ts';
import type { Stop, StopMessage, StopState, StopWish } from '../domain/stop/stops.ts';
import type { Statements } from './db/database.ts';
import type { FollowingStore, OutgoingPost } from './follow/following.ts';

/**
 * What survives a restart.
 * Everything here throws UserError `storeUnavailable` while the database cannot be reached.
 */
export interface Store extends FollowingStore {
  readonly stops: StopLedger;
  readonly access: AccessStore;
  readonly settings: SettingsStore;
  readonly audit: AuditStore;
  readonly uses: UsesStore;
  readonly seenEvents: SeenEventsStore;
  /** For the queue, which keeps its own tables in the same database. */
  readonly statements: Statements;
  /** Whether the database answers. */
  isWell(): Promise<boolean>;
  close(): Promise<void>;
}

/** A step in the ledger, and what is noted of it. */
export interface StopStep {
  readonly from: StopState;
  readonly to: StopState;
  /** Only while so many requests have gone out: `sent` follows on `sent`. */
  readonly posts?: number;
  readonly set?: Partial<
    Pick<
      Stop,
      | 'approvedBy'
      | 'lapsesAt'
      | 'heldUntil'
      | 'sentAt'
      | 'posts'
      | 'isUnclear'
      | 'settledAt'
      | 'settledBy'
      | 'problem'
    >
  >;
  /** A message besides the stop's own, written down in the same transaction. */
  readonly post?: OutgoingPost | undefined;
}

export interface StopLedger {
  /**
   * Writes a wish, driven by `driver` until then. Of several for one trial only the first gets in; everyone later gets
   * the first one's back, with `first` false.
   */
  request(wish: StopWish, means: RequestMeans): Promise<{ readonly stop: Stop; readonly first: boolean }>;
  get(id: string): Promise<Stop | undefined>;
  /** The newest stop by this person that can still be undone, approved or declined. */
  openBy(person: string): Promise<Stop | undefined>;
  /**
   * Makes a step and notes it in the audit, both or neither. Nothing when the stop is no longer in `from`: somebody
   * else was first.
   */
  move(id: string, step: StopStep, note: AuditNote): Promise<Stop | undefined>;
  /** Remembers where the message of a stop is and which face it shows; not for who no longer drives it. */
  tell(
    id: string,
    told: { readonly message: StopMessage; readonly face: Stop['told'] },
    driver: string,
  ): Promise<void>;
  /** Ids of the trials of one job that ModelArts was asked to stop. */
  of(jobId: string): Promise<ReadonlySet<string>>;
  /** The same trials, each with whoever asked for its stop first. */
  askers(jobId: string): Promise<ReadonlyMap<string, string>>;
  /** Takes on every stop that nobody drives and that has not come to its end or has not been told so. */
  adopt(driver: Driver): Promise<readonly Stop[]>;
  /** The stop as it is now, driven on; nothing when another process has taken it over. */
  renew(id: string, driver: Driver): Promise<Stop | undefined>;
  /** Lets go of everything this driver has, so that the next may begin at once. */
  release(driver: string): Promise<void>;
}

export interface RequestMeans {
  readonly id: string;
  readonly at: Date;
  /** When it lapses if it needs a second operator. */
  readonly lapsesAt: Date;
  /** Beyond `most` stops of the same person since then it needs a second operator. */
  readonly atOnce: { readonly most: number; readonly since: Date } | undefined;
  readonly driver: Driver;
  readonly note: Actor;
}

/** A process that follows stops, and until when nobody else may take them from it. */
export interface Driver {
  readonly id: string;
  readonly now: Date;
  readonly until: Date;
}

export interface AccessStore {
  /** What this instance has changed it shows at once, what another one has, within five seconds. */
  read(): Promise<Access>;
  grant(grant: Grant & { readonly by: string; readonly at: Date }, note: Actor): Promise<void>;
  /** Takes a role back. False when there was none. */
  revoke(subject: string, channel: string | undefined, note: Actor): Promise<boolean>;
  /** Puts a channel on the list of those in which the bot answers, or takes it off. */
  list(channel: string, isListed: boolean, note: Actor): Promise<void>;
  /** Lets guests and people of other organisations look in a channel, or no longer. */
  admitGuests(channel: string, admits: boolean, note: Actor): Promise<void>;
}

export interface SettingsStore {
  read(): Promise<Settings>;
  /**
   * Makes of the settings as they are what they shall be, both in one transaction. Where nothing changes nothing is
   * written. Returns them as they were.
   * @param detail what the audit says of it
   */
  change(
    edit: (now: Settings) => Settings,
    note: Actor & { readonly detail: (before: Settings, after: Settings) => string },
  ): Promise<Settings>;
}

export interface AuditStore {
  /** @param note what is written; free text in it is masked first */
  append(note: AuditNote): Promise<void>;
  /** The newest entries, newest first. */
  list(wanted: AuditWanted): Promise<readonly AuditEntry[]>;
  /** How many entries there are that fit. */
  count(wanted: Omit<AuditWanted, 'limit'>): Promise<number>;
  /** Reads the whole chain. */
  verify(): Promise<AuditVerdict>;
  /** Removes what is older, so that what is left still verifies. Returns how many entries went. */
  purge(before: Date): Promise<number>;
}

export interface UsesStore {
  /** What a channel uses, and the word for the job that somebody last asked about there. */
  read(
    channel: string,
    person: string,
  ): Promise<{ readonly search: ChannelSearch | undefined; readonly last: string | undefined }>;
  /** In the place of what the channel used before. */
  set(search: ChannelSearch): Promise<void>;
  /** False when the channel used nothing. */
  clear(channel: string): Promise<boolean>;
  /** @param last with the word for the job */
  remember(last: { readonly channel: string; readonly person: string; readonly word: string }): Promise<void>;
}

/** Ids of what Slack may deliver more than once. */
export interface SeenEventsStore {
  /** True for the first of all instances that asks. */
  claim(id: string): Promise<boolean>;
  /** Forgets what was claimed before. Returns how many ids went. */
  purge(before: Date): Promise<number>;
}

export interface AuditWanted {
  readonly jobId?: string | undefined;
  readonly since?: Date | undefined;
  /** Only entries with a lower `seq`: the page after one that ended with this. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** `brokenAt` is the first entry that is not as it was written, or that is missing or out of its place. */
export type AuditVerdict =
  | { readonly isWhole: true; readonly count: number }
  | { readonly isWhole: false; readonly brokenAt: number };
