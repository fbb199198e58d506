import { alertPost } from '../blocks/follow/alert.ts';
import { faceOf, liveCard } from '../blocks/follow/card.ts';
import { deskGone } from '../blocks/follow/desk.ts';
import { eventPost } from '../blocks/follow/event-line.ts';
import { finalReport } from '../blocks/follow/final-report.ts';
import type { Message } from '../blocks/kit/message.ts';
import type { Language } from '../domain/access/person.ts';
import type { Settings } from '../domain/access/settings.ts';
import type { Raised } from '../domain/follow/alerts.ts';
import { bestToldAfter, gainSinceTold, type Measure } from '../domain/follow/best-told.ts';
import type { SearchNow } from '../domain/follow/digest.ts';
import { eventKey, isFailure, reachesChannel, type SearchEvent } from '../domain/follow/events.ts';
import { type Alert, cardKey, type Watch } from '../domain/follow/following.ts';
import { reportOf } from '../domain/search/report.ts';
import { wordsFor } from '../i18n/index.ts';
import type { Heard, OutgoingPost } from '../store/follow/following.ts';

/** What a look has found, for everybody who follows the search. */
export interface Found {
  readonly search: SearchNow;
  readonly at: Date;
  readonly events: readonly SearchEvent[];
  /** What happened last, now or before. */
  readonly last: SearchEvent | undefined;
  /** The likely causes of failures, by the trial's id. */
  readonly causes: ReadonlyMap<string, string>;
  /** Stops are only rehearsed. */
  readonly isDryRun: boolean;
  readonly approval: Settings['approval'];
}

interface Face {
  readonly channel: string;
  readonly face: string;
  readonly message: Message;
}

/** What the cards are to show. @param mutes until when the search is muted, by channel */
export function cardsOf(
  { search, at, last }: Found,
  watches: readonly Watch[],
  mutes: ReadonlyMap<string, Date>,
): Face[] {
  // A card does not tell in which channel it stands, so that hundreds of them show the same.
  const drawn = once((watch: Watch) => {
    const card = { search, watch, last, mutedUntil: mutes.get(watch.channel), isUnwatched: false, at };
    const t = wordsFor(watch.language);
    return { face: faceOf(card, t), message: liveCard(card, t) };
  });
  return watches.map((watch) => {
    const alike = `${watch.language} ${mutes.get(watch.channel)?.getTime()} ${watch.job.name}`;
    return { channel: watch.channel, ...drawn(alike, watch) };
  });
}

/**
 * What goes into the threads of the cards. The end is told by the report.
 * @param before when the search was looked at before
 */
export function eventPosts(
  found: Found,
  watches: readonly Watch[],
  before: Date | undefined,
): OutgoingPost[] {
  const { search, at, causes, events } = found;
  const { job, ranking, stoppedBy, table } = search;
  const { criterion } = ranking;
  const shown = { job, metric: criterion.metric, stoppedBy, causes, trials: table.trials };
  const drawn = once(({ language, ...told }: Told) => eventPost({ ...shown, ...told }, wordsFor(language)));
  const told = events.filter(({ kind }) => kind !== 'ended');
  return toldOf(watches, before).flatMap((watch) =>
    told.map((event, i) => {
      const { channel, language } = watch;
      const isBroadcast = reachesChannel(event, watch, criterion);
      const since = isBroadcast ? gainTold(event, watch, criterion) : undefined;
      return {
        key: eventKey(channel, job.id, event),
        kind: 'event' as const,
        channel,
        under: cardKey(watch),
        isBroadcast,
        isUrgent: isFailure(event),
        jobId: job.id,
        message: drawn(`${language} ${i} ${since}`, { event, language, since }),
        dueAt: at,
      };
    }),
  );
}

interface Told {
  readonly event: SearchEvent;
  readonly language: Language;
  readonly since: number | undefined;
}

/** Where it is another one than the gain that the event tells. */
function gainTold(event: SearchEvent, { bestTold }: Watch, measure: Measure): number | undefined {
  if (event.kind !== 'best') return undefined;
  const gain = gainSinceTold(event, bestTold, measure);
  return gain === event.gain ? undefined : gain;
}

/** What the channels have heard of last, where these events make that another best. */
export function heardOf(
  { search, events }: Pick<Found, 'search' | 'events'>,
  watches: readonly Watch[],
  before: Date | undefined,
): Heard[] {
  return toldOf(watches, before).flatMap((watch) => {
    const { channel, at } = watch;
    const bestTold = bestToldAfter(events, watch, search.ranking.criterion);
    return bestTold === watch.bestTold ? [] : [{ channel, at, bestTold }];
  });
}

/** Of what may have happened before somebody watched, they are not told. */
function toldOf(watches: readonly Watch[], before: Date | undefined): Watch[] {
  return watches.filter((watch) => before !== undefined && watch.at <= before);
}

/** One for each alert that is raised, to whoever asked: in the thread of the card, where there is one. */
export function alertPosts(
  { search: { job }, at }: Found,
  raised: readonly Raised[],
  {
    watches,
    languageOf,
  }: { readonly watches: readonly Watch[]; readonly languageOf: ReadonlyMap<string, Language> },
): OutgoingPost[] {
  return raised.map((each) => {
    const { alert, whats } = each;
    const card = watches.find(({ channel }) => channel === alert.channel);
    return {
      // Nothing raises an alert twice, so that the first tells it from all others.
      key: `alert:${alert.id}:${whats[0] ?? ''}`,
      kind: 'alert',
      channel: alert.channel,
      under: card && cardKey(card),
      isUrgent: true,
      jobId: job.id,
      message: alertPost({ raised: each, job }, wordsFor(languageOf.get(alert.by) ?? 'en')),
      dueAt: at,
    };
  });
}

/** What came of the search, once for each card. */
export function reportPosts(
  { search, at, isDryRun, approval }: Found,
  watches: readonly Watch[],
): OutgoingPost[] {
  const { job, table, ranking, stopped } = search;
  const report = reportOf({ job, trials: table.trials, ranking, stopped });
  const ended: SearchEvent = { kind: 'ended', phase: job.phase, at };
  const drawn = once((language: Language) =>
    finalReport({ search, report, isDryRun, approval }, wordsFor(language)),
  );
  return watches.map((watch) => ({
    key: `report:${cardKey(watch)}`,
    kind: 'report',
    channel: watch.channel,
    under: cardKey(watch),
    isBroadcast: reachesChannel(ended, watch, ranking.criterion),
    isUrgent: isFailure(ended),
    jobId: job.id,
    message: drawn(watch.language, watch.language),
    dueAt: at,
  }));
}

interface Followers {
  readonly watches: readonly Watch[];
  readonly alerts: readonly Alert[];
}

/** Once for each channel in which a search was followed that is there no more. */
export function gonePosts({ watches, alerts }: Followers, dueAt: Date): OutgoingPost[] {
  const watched = new Set(watches.map(({ channel }) => channel));
  const unwatched = alerts.filter(({ channel }) => !watched.has(channel));
  const alone = [...new Map(unwatched.map((alert) => [alert.channel, alert])).values()];
  return [
    ...watches.map((watch) => ({
      key: `gone:${cardKey(watch)}`,
      kind: 'notice' as const,
      channel: watch.channel,
      under: cardKey(watch),
      message: deskGone(watch.job, wordsFor(watch.language)),
      dueAt,
    })),
    ...alone.map(({ id, channel, job }) => ({
      key: `gone:${id}`,
      kind: 'notice' as const,
      channel,
      message: deskGone(job, wordsFor('en')),
      dueAt,
    })),
  ];
}

/** Makes each thing once by its key. */
function once<In, Out>(make: (from: In) => Out): (key: string, from: In) => Out {
  const made = new Map<string, Out>();
  return (key, from) => {
    const known = made.get(key) ?? make(from);
    made.set(key, known);
    return known;
  };
}
