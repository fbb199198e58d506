import type { Clock } from '../clock.ts';
import type { Language } from '../domain/access/person.ts';
import type { Raised } from '../domain/follow/alerts.ts';
import { changesBetween } from '../domain/follow/changes.ts';
import { newsOf, type SearchNow } from '../domain/follow/digest.ts';
import { eventsOf } from '../domain/follow/events.ts';
import type { Watch } from '../domain/follow/following.ts';
import { hasEnded } from '../domain/search/search.ts';
import type { SeenTrial } from '../domain/search/snapshot.ts';
import type { Log } from '../log.ts';
import type { FollowingStore } from '../store/follow/following.ts';
import { type Followers, type Looked, type Reading, raisedIn, snapshotFrom } from './look-found.ts';
import { createPaces } from './look-pace.ts';
import { alertPosts, cardsOf, eventPosts, type Found, gonePosts, heardOf, reportPosts } from './look-told.ts';
import { isGone, isModelArts } from './modelarts-trouble.ts';
import type { Queue } from './queue-contract.ts';

export interface LookDeskParts extends Pick<FollowingStore, 'snapshots'> {
  readonly watches: Pick<FollowingStore['watches'], 'list' | 'change'>;
  readonly alerts: Pick<FollowingStore['alerts'], 'list'>;
  readonly rules: Pick<FollowingStore['rules'], 'mutesOf'>;
  /** @param since older readings are of no use @throws UserError where ModelArts does not tell */
  readonly read: (jobId: string, since: Date) => Promise<Reading>;
  /** The likely causes of failures among all trials of a search, by the trial's id. Never fails. */
  readonly causes: (
    search: SearchNow,
    failed: readonly SeenTrial[],
    trials: readonly SeenTrial[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** Never fails. */
  readonly languageOf: (person: string) => Promise<Language>;
  readonly queue: Pick<Queue, 'wake'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

export interface LookDesk {
  /** Looks at one search for everybody who follows it. */
  work(jobId: string): Promise<void>;
  /** When a search that was looked at then, or never, is to be looked at next. */
  dueAt(followed: { readonly jobId: string; readonly at: Date | undefined }): Date;
}

/** Milliseconds for which a reading serves who is woken meanwhile: less than the shortest time between two looks. */
const FRESH = 20_000;
/** So often in a row ModelArts has to say that there is no such search: some minutes. */
const MISSES = 4;
/** Looks that somebody else may be ahead of. */
const TRIES = 3;

export function createLookDesk(parts: LookDeskParts): LookDesk {
  const { snapshots, queue, clock, log } = parts;
  const paces = createPaces();
  /** Where each search was muted when it was looked at last, and until when. */
  const muted = new Map<string, ReadonlyMap<string, Date>>();

  function forget(jobId: string): void {
    paces.forget(jobId);
    muted.delete(jobId);
  }

  async function followersOf(jobId: string): Promise<Followers> {
    const [watches, alerts] = await Promise.all([
      parts.watches.list({ jobId }),
      parts.alerts.list({ jobId }),
    ]);
    return { watches: watches.filter(({ endedAt }) => endedAt === undefined), alerts };
  }

  async function look(jobId: string, followers: Followers, tries = 1): Promise<void> {
    const before = await snapshots.last(jobId);
    const begun = clock.now();
    const since = new Date(Math.max(begun.getTime() - FRESH, before?.at.getTime() ?? 0));
    const reading = await parts.read(jobId, since);
    const after = snapshotFrom(reading);
    const changes = changesBetween(before, after);
    const isSaved = await save({ reading, before, after, followers });
    if (!isSaved && tries < TRIES) return look(jobId, await followersOf(jobId), tries + 1);
    paces.looked(jobId, {
      phase: after.phase,
      perHour: reading.search.progress.perHour,
      took: clock.now().getTime() - begun.getTime(),
      hasNews: newsOf(changes).hasAny,
    });
    if (hasEnded(after)) forget(jobId);
    else await queue.wake('look', jobId, paces.dueAt(jobId, after.at));
  }

  async function save({ reading, before, after, followers }: Looked): Promise<boolean> {
    const { watches } = followers;
    const events = eventsOf(changesBetween(before, after));
    const failed = events.flatMap((event) => (event.kind === 'failed' ? event.trials : []));
    const [lastEvent, mutes, causes] = await Promise.all([
      snapshots.lastEvent(after.jobId),
      parts.rules.mutesOf(after.jobId),
      failed.length > 0 ? parts.causes(reading.search, failed, after.trials) : new Map<string, string>(),
    ]);
    const found: Found = { ...reading, events, last: events.at(-1) ?? lastEvent, causes };
    const raised = raisedIn({ reading, before, after, followers });
    const isEnded = hasEnded(after);
    const posts = [
      ...eventPosts(found, watches, before?.at),
      ...alertPosts(found, raised, { watches, languageOf: await languagesOf(raised) }),
      ...(isEnded ? reportPosts(found, watches) : []),
    ];
    const cards = cardsOf(found, watches, mutes);
    const isSaved = await snapshots.saw({
      after: before?.at,
      snapshot: after,
      event: events.at(-1),
      cards,
      posts,
      heard: heardOf(found, watches, before?.at),
      raised: raised.flatMap(({ alert, whats }) => whats.map((what) => ({ alert: alert.id, what }))),
      isEnded,
    });
    if (!isSaved) return false;
    await showMutes(after.jobId, watches, mutes);
    const faces = new Map(watches.map(({ channel, face }) => [channel, face]));
    await wakeChannels([...cards.filter(({ channel, face }) => faces.get(channel) !== face), ...posts]);
    return true;
  }

  /** Whoever mutes a search looks at its card: that need not wait for its turn. */
  async function showMutes(
    jobId: string,
    watches: readonly Watch[],
    mutes: ReadonlyMap<string, Date>,
  ): Promise<void> {
    const seen = muted.get(jobId);
    muted.set(jobId, mutes);
    const isNew = ({ channel }: Watch) => seen?.get(channel)?.getTime() !== mutes.get(channel)?.getTime();
    for (const { channel } of seen ? watches.filter(isNew) : [])
      await parts.watches.change(channel, jobId, { editedAt: undefined });
  }

  /** Posts and cards alike wait there. */
  async function wakeChannels(there: readonly { readonly channel: string }[]): Promise<void> {
    const now = clock.now();
    const channels = [...new Set(there.map((each) => each.channel))];
    await Promise.all(channels.map(async (channel) => queue.wake('post', channel, now)));
  }

  async function languagesOf(raised: readonly Raised[]): Promise<ReadonlyMap<string, Language>> {
    const people = [...new Set(raised.map(({ alert }) => alert.by))];
    return new Map(
      await Promise.all(people.map(async (person) => [person, await parts.languageOf(person)] as const)),
    );
  }

  /** A search that cannot be read is looked at again after a while, and given up where it is there no more. */
  async function noteFailure(jobId: string, error: unknown, followers: Followers): Promise<void> {
    const now = clock.now();
    const failures = paces.failed(jobId, now);
    log.warn({ err: error, job: jobId, failures }, 'a search that is followed cannot be read');
    if (isGone(error) && failures >= MISSES) return giveUp(jobId, followers);
    await queue.wake('look', jobId, paces.dueAt(jobId, undefined));
  }

  async function giveUp(jobId: string, followers: Followers): Promise<void> {
    const at = clock.now();
    const before = await snapshots.last(jobId);
    const unknown = { metric: undefined, mode: 'max', trials: [], ...before } as const;
    const posts = gonePosts(followers, at);
    const look = { cards: [], posts, heard: [], raised: [], isEnded: true };
    await snapshots.saw({
      ...look,
      after: before?.at,
      snapshot: { ...unknown, jobId, at, phase: 'Unknown' },
    });
    forget(jobId);
    await wakeChannels(posts);
  }

  return {
    dueAt: ({ jobId, at }) => paces.dueAt(jobId, at),
    async work(jobId) {
      const followers = await followersOf(jobId);
      if (followers.watches.length + followers.alerts.length === 0) return forget(jobId);
      try {
        await look(jobId, followers);
      } catch (error) {
        if (!isModelArts(error) && !isGone(error)) throw error;
        await noteFailure(jobId, error, followers);
      }
    },
  };
}
