import type { Language } from '../access/person.ts';
import type { BestTold } from './best-told.ts';
import type { Cadence } from './schedule.ts';

/** The search that is followed, by the name it had when somebody asked. */
export interface Followed {
  readonly id: string;
  readonly name: string;
}

/** A scheduled post about one search, or about all that run. */
export interface Digest {
  /** Six characters, lower-case letters and digits, that people can type. */
  readonly id: string;
  readonly channel: string;
  /** All running searches where there is none. */
  readonly job: Followed | undefined;
  readonly cadence: Cadence;
  /** An IANA name. */
  readonly timeZone: string;
  readonly language: Language;
  /** What is posted where nothing has changed since the last one. */
  readonly unchanged: 'line' | 'nothing';
  readonly by: string;
  readonly at: Date;
  readonly paused: Pause | undefined;
  /** The slot that comes next; nothing while it is paused or once its search has ended. */
  readonly next: Date | undefined;
  /** The slot that was told last. */
  readonly told: Date | undefined;
}

/**
 * `asked`: by a person. `ended`: so has its search. `rights`: whoever made it may look there no more, or is gone. The others: Slack
 * refused the post. Unless it was asked for or the search has ended, the owner was told once.
 */
export interface Pause {
  readonly at: Date;
  readonly why: 'asked' | 'archived' | 'removed' | 'closed' | 'refused' | 'ended' | 'rights';
}

/** What happens to a search, as far as a channel may want to hear of it. */
export type Reach = 'best' | 'finished' | 'failed';

/** One live card for one search in one channel. */
export interface Watch {
  readonly channel: string;
  readonly job: Followed;
  readonly language: Language;
  readonly by: string;
  readonly at: Date;
  /** Which events reach the channel, besides the card's thread. */
  readonly reach: readonly Reach[];
  /** By how much, in the metric's own unit, a new best has to be better to reach the channel. */
  readonly minGain: number;
  /** The best it is measured against: what the channel heard of last. Nothing where that is the best until now. */
  readonly bestTold: BestTold | undefined;
  /** Where the card stands; nothing before it is posted. */
  readonly card: string | undefined;
  /** A hash of what the card shows. */
  readonly face: string | undefined;
  readonly editedAt: Date | undefined;
  /** Its card was deleted and posted anew; that happens once. */
  readonly isReposted: boolean;
  /** When the final report was written. */
  readonly endedAt: Date | undefined;
}

/** The key of the card's post, in whose thread everything else about the search goes. Posted anew it has another. */
export function cardKey({
  channel,
  job,
  at,
  isReposted,
}: Pick<Watch, 'channel' | 'job' | 'at' | 'isReposted'>): string {
  return `card:${channel}:${job.id}:${at.getTime()}${isReposted ? ':anew' : ''}`;
}

/** One sentence to one person, when a search comes to a certain point. */
export interface Alert {
  /** As of a digest. */
  readonly id: string;
  readonly channel: string;
  readonly job: Followed;
  readonly condition: Condition;
  readonly by: string;
  readonly at: Date;
  /** What it has been raised for: the id of a trial, or `-` where it is about the whole search. */
  readonly raised: readonly string[];
}

export type Condition =
  | {
      readonly kind: 'metric';
      readonly metric: string;
      readonly is: '>' | '<' | '>=' | '<=';
      readonly value: number;
    }
  | { readonly kind: 'drought'; readonly trials: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ended' };
