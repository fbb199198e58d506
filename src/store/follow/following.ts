import type { Message } from '../../blocks/kit/message.ts';
import type { Actor } from '../../domain/access/audit.ts';
import type { BestTold } from '../../domain/follow/best-told.ts';
import type { ChannelRule, QuietHours } from '../../domain/follow/channel-rule.ts';
import type { SearchEvent } from '../../domain/follow/events.ts';
import type { Alert, Digest, Pause, Watch } from '../../domain/follow/following.ts';
import type { Snapshot } from '../../domain/search/snapshot.ts';

export type { ChannelRule, QuietHours } from '../../domain/follow/channel-rule.ts';

/**
 * What follows searches by itself. As of all of the store: `storeUnavailable` while the database cannot be reached.
 * What people do is noted in the audit in the same transaction; a note that names nobody says that the bot did it.
 */
export interface FollowingStore {
  readonly digests: DigestStore;
  readonly watches: WatchStore;
  readonly alerts: AlertStore;
  readonly snapshots: SnapshotStore;
  readonly outbox: Outbox;
  readonly rules: ChannelRules;
}

/** A message that is to be posted, written down before anything is sent. */
export interface OutgoingPost {
  /** What is put in twice under one key is posted once: `digest:<id>:<slot>`, `event:<channel>:<job>:<what>`. */
  readonly key: string;
  readonly kind: 'digest' | 'card' | 'event' | 'alert' | 'report' | 'notice';
  /** Or a person's id, for the direct message with them. */
  readonly channel: string;
  /** The key of the post in whose thread it goes. */
  readonly under?: string | undefined;
  /** In a thread: shown in the channel as well. */
  readonly isBroadcast?: boolean;
  /** Failures, and what somebody asked for in so many words: neither quiet hours nor the cap hold it back. */
  readonly isUrgent?: boolean;
  readonly jobId?: string | undefined;
  readonly message: Message;
  /** No earlier than this. */
  readonly dueAt: Date;
}

/** `lost`: Slack never said whether it took it, and it may not be sent again. */
export type PostState = 'due' | 'sending' | 'sent' | 'refused' | 'lost' | 'folded';

export interface QueuedPost extends OutgoingPost {
  /** Counts up; within a channel posts go out in this order. */
  readonly seq: number;
  readonly state: PostState;
  readonly attempts: number;
  /** Where it stands, once it does. */
  readonly ts: string | undefined;
}

export interface Outbox {
  put(posts: readonly OutgoingPost[]): Promise<void>;
  get(key: string): Promise<QueuedPost | undefined>;
  /** Channels with posts that are due or were left in `sending` by a process whose lease is over; and when the next is. */
  waiting(): Promise<readonly { readonly channel: string; readonly at: Date }[]>;
  /**
   * Everything of one channel that is not at its end, in order, held for `driver` until then so that nobody else sends
   * there; nothing while somebody else holds it. Where there is nothing, it is not held either.
   */
  hold(
    channel: string,
    driver: { readonly name: string; readonly until: Date },
  ): Promise<readonly QueuedPost[] | undefined>;
  release(channel: string, driver: string): Promise<void>;
  /**
   * A step of one post, only from `from` and only for who holds the channel; to `sending` only while their time is not up.
   * False where that is no longer so.
   */
  move(
    key: string,
    step: {
      readonly from: PostState;
      readonly to: PostState;
      readonly ts?: string;
      readonly dueAt?: Date;
      readonly by: string;
    },
  ): Promise<boolean>;
  /** How many went out into a channel since then of those that the cap counts (`isCapped`). */
  sentSince(channel: string, since: Date): Promise<number>;
  purge(before: Date): Promise<number>;
}

export interface DigestStore {
  add(digest: Digest, note: Actor): Promise<void>;
  get(id: string): Promise<Digest | undefined>;
  /** In the order they were made. */
  list(of?: { readonly channel?: string; readonly by?: string }): Promise<readonly Digest[]>;
  /** Sets or ends a pause. False when there is no such digest. */
  pause(id: string, pause: Pause | undefined, next: Date | undefined, note: Actor): Promise<boolean>;
  remove(id: string, note: Actor): Promise<boolean>;
  /** What it told last of each search, by job id. */
  bases(id: string): Promise<ReadonlyMap<string, Snapshot>>;
  /**
   * Ends a slot: bases, the slot to come, and the post, if there is one, all or nothing. A base takes the place of the one
   * of the same search; the others stay. False when that slot or a later one has been told already, or the digest is
   * paused or gone by now.
   */
  tell(
    id: string,
    telling: {
      readonly slot: Date;
      readonly next: Date | undefined;
      readonly bases: readonly Snapshot[];
      readonly post: OutgoingPost | undefined;
      readonly pause?: Pause | undefined;
    },
  ): Promise<boolean>;
}

export interface WatchStore {
  /**
   * With the card's post, under a key of its own: one that a former watch has used is not posted again. False when this
   * search is watched there already; a watch that has ended makes way.
   */
  add(watch: Watch, card: OutgoingPost, note: Actor): Promise<boolean>;
  get(channel: string, jobId: string): Promise<Watch | undefined>;
  list(of?: {
    readonly channel?: string;
    readonly by?: string;
    readonly jobId?: string;
  }): Promise<readonly Watch[]>;
  /** False when it is not watched there. @param note where a person changes it: what the bot does all day is not noted */
  change(
    channel: string,
    jobId: string,
    set: Partial<Pick<Watch, 'card' | 'face' | 'editedAt' | 'isReposted' | 'endedAt' | 'reach' | 'minGain'>>,
    note?: Actor,
  ): Promise<boolean>;
  /** False when it was not watched there. @param farewell what its card is to show from then on, where it is to change */
  remove(channel: string, jobId: string, note: Actor, farewell?: Wanted): Promise<boolean>;
  wanted(channel: string, jobId: string): Promise<Wanted | undefined>;
  /** Of all watches, and of those that somebody has ended until `forget`: their cards are still to say so. */
  cards(channel?: string): Promise<readonly WatchedCard[]>;
  /** Once the card of a watch that somebody has ended says so. */
  forget(channel: string, jobId: string): Promise<void>;
}

/** What a card is to show, by the last look; `face` is a hash of it. */
export interface Wanted {
  readonly face: string;
  readonly message: Message;
}

export interface WatchedCard {
  readonly watch: Watch;
  readonly wanted: Wanted | undefined;
  readonly isUnwatched: boolean;
}

export interface AlertStore {
  add(alert: Alert, note: Actor): Promise<void>;
  get(id: string): Promise<Alert | undefined>;
  list(of?: {
    readonly channel?: string;
    readonly by?: string;
    readonly jobId?: string;
  }): Promise<readonly Alert[]>;
  remove(id: string, note: Actor): Promise<boolean>;
}

export interface SnapshotStore {
  /** The newest of a search. */
  last(jobId: string): Promise<Snapshot | undefined>;
  /** What happened last in a search that somebody watches; nothing before anything did. */
  lastEvent(jobId: string): Promise<SearchEvent | undefined>;
  /** Searches that anybody watches or wants to be alerted of, and when each was looked at last. */
  followed(): Promise<readonly { readonly jobId: string; readonly at: Date | undefined }[]>;
  /**
   * What a look found: snapshot, what the cards are to show, posts and alerts raised, all or nothing. False when somebody
   * else has looked since `after`, the time of the snapshot this was compared with.
   */
  saw(look: {
    readonly after: Date | undefined;
    readonly snapshot: Snapshot;
    /** The last of what has happened since; nothing where nothing has. */
    readonly event?: SearchEvent | undefined;
    readonly cards: readonly { readonly channel: string; readonly face: string; readonly message: Message }[];
    readonly posts: readonly OutgoingPost[];
    /** What the channels of those watches have heard of last, where that is another best than it was. */
    readonly heard: readonly Heard[];
    readonly raised: readonly { readonly alert: string; readonly what: string }[];
    /** Watches of it end; alerts of it are removed, since nothing can raise them any more. */
    readonly isEnded: boolean;
  }): Promise<boolean>;
  /** Removes those that are older and that nobody follows any more, and watches that ended before. */
  purge(before: Date): Promise<number>;
}

export interface Heard extends Pick<Watch, 'channel' | 'at'> {
  readonly bestTold: BestTold | undefined;
}

export interface ChannelRules {
  /** With the mutes that have ended within the last day: what they have held is told together. */
  get(channel: string): Promise<ChannelRule>;
  /** Where a search is muted, and until when, by channel. */
  mutesOf(jobId: string): Promise<ReadonlyMap<string, Date>>;
  setQuiet(channel: string, quiet: QuietHours | undefined, note: Actor): Promise<void>;
  setCap(channel: string, cap: number | undefined, note: Actor): Promise<void>;
  mute(channel: string, jobId: string, until: Date | undefined, note: Actor): Promise<void>;
}
