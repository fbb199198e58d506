import { searchDigest } from '../blocks/follow/digest.ts';
import { allDigest } from '../blocks/follow/digest-all.ts';
import type { Message } from '../blocks/kit/message.ts';
import { digestOf, digestOfAll, isTold, type SearchDigest, type SearchNow } from '../domain/follow/digest.ts';
import type { Digest, Followed } from '../domain/follow/following.ts';
import { hasEnded, type Job } from '../domain/search/search.ts';
import type { Snapshot } from '../domain/search/snapshot.ts';
import { likelyCauses } from '../domain/training-job/log-cause.ts';
import { wordsFor } from '../i18n/index.ts';
import type { DigestStore, OutgoingPost } from '../store/follow/following.ts';
import type { Context } from './command.ts';
import type { Look, Looks } from './looks.ts';
import { searchNow } from './search-now.ts';

/** What composing takes. A job has no asker, and no signal unless it is to end early. */
export interface Composing {
  readonly looks: Looks;
  readonly digests: Pick<DigestStore, 'bases'>;
  readonly stops: Pick<Context['stops'], 'askers'>;
  readonly settings: Pick<Context['settings'], 'read'>;
  readonly clock: Pick<Context['clock'], 'now'>;
  readonly signal?: AbortSignal | undefined;
}

export interface Composed {
  readonly message: Message;
  /** False where the message is one line that says so. */
  readonly hasNews: boolean;
  /** What the next one is compared with, once this has been told. */
  readonly bases: readonly Snapshot[];
  /** Its search has ended: no other digest comes. Never so for one about all searches. */
  readonly isLast: boolean;
}

/** A digest as it is kept, with the slot that comes after this telling as its `next`; or one that nobody has set up. */
export type Telling =
  /** `isAsked`: somebody wants to see it now, whether anything has changed or not. */
  | { readonly kind: 'kept'; readonly digest: Digest; readonly isAsked?: boolean }
  | { readonly kind: 'look'; readonly job: Followed | undefined; readonly language: Digest['language'] };

/**
 * Tells what has changed: for a slot, for `digest now`, and for a look without a digest alike. Posts nothing, and keeps
 * nothing.
 * @throws UserError `jobNotFound` where its search is gone, and where ModelArts fails: of all searches where it tells of none
 */
export async function composeDigest(telling: Telling, means: Composing): Promise<Composed> {
  const { digests } = means;
  const bases =
    telling.kind === 'kept' ? await digests.bases(telling.digest.id) : new Map<string, Snapshot>();
  const { job } = telling.kind === 'kept' ? telling.digest : telling;
  return job ? composeOne(job, { telling, bases }, means) : composeAll({ telling, bases }, means);
}

/**
 * The post of a digest; nothing where nothing has changed and nothing is wanted then.
 * @param slot the moment that is told; a post of the same one is not made twice
 */
export function digestPost(
  { id, channel, job, unchanged }: Digest,
  { message, hasNews, isLast }: Composed,
  { slot, isAsked = false }: { readonly slot: Date; readonly isAsked?: boolean },
): OutgoingPost | undefined {
  if (!hasNews && !isLast && !isAsked && unchanged === 'nothing') return undefined;
  return {
    key: `digest:${id}:${slot.toISOString()}`,
    kind: 'digest',
    channel,
    isUrgent: isAsked,
    jobId: job?.id,
    message,
    dueAt: slot,
  };
}

interface Told {
  readonly telling: Telling;
  readonly bases: ReadonlyMap<string, Snapshot>;
}

async function composeOne(job: Followed, { telling, bases }: Told, means: Composing): Promise<Composed> {
  const { looks, settings, clock, signal } = means;
  const look = await looks.of(job.id, { signal });
  const [search, { isDryRun, approval }] = await Promise.all([searchNow(look, means), settings.read()]);
  const told = digestOf(search, bases.get(job.id), look.at);
  const causes = await causesOf(told, means);
  const digest = keptIn(telling);
  const shown = { told, causes, digest, isAsked: isAsked(telling), isDryRun, approval, now: clock.now() };
  return {
    message: searchDigest(shown, wordsFor(languageOf(telling))),
    hasNews: told.news.hasAny,
    bases: [told.snapshot],
    isLast: hasEnded(look.job),
  };
}

async function composeAll({ telling, bases }: Told, means: Composing): Promise<Composed> {
  const { looks, clock, signal } = means;
  const now = clock.now();
  const digest = keptIn(telling);
  const since = digest?.told ?? digest?.at ?? now;
  const { running, ended } = await looks.searches({ signal });
  const wanted = [...running, ...ended.filter((job) => isTold(job, bases.get(job.id), since))];
  const read = await Promise.allSettled(wanted.map(async (job) => lookAt(job, means)));
  const [failure] = read.filter((each) => each.status === 'rejected');
  const found = read.filter((each) => each.status === 'fulfilled').map(({ value }) => value);
  if (failure && found.length === 0) throw failure.reason;
  const unread = wanted
    .filter((_, i) => read[i]?.status === 'rejected')
    .map(({ id, name }) => ({ id, name }));
  const searches = inOrder(
    found,
    digestOfAll(
      found.map(({ search }) => search),
      { bases, since, now },
    ),
  );
  const shown = { searches, unread, since: digest?.told, digest, isAsked: isAsked(telling), now };
  return {
    message: allDigest(shown, wordsFor(languageOf(telling))),
    hasNews: unread.length > 0 || searches.some(({ news }) => news.hasAny),
    bases: searches.map(({ snapshot }) => snapshot),
    isLast: false,
  };
}

interface Found {
  readonly look: Look;
  readonly search: SearchNow;
}

async function lookAt(listed: Job, means: Composing): Promise<Found> {
  const look = await means.looks.of(listed.id, { listed, signal: means.signal });
  return { look, search: await searchNow(look, means) };
}

/** What is compared next time is as old as the look, not as the telling. */
function inOrder(found: readonly Found[], told: readonly SearchDigest[]): SearchDigest[] {
  const at = new Map(found.map(({ look }) => [look.job.id, look.at]));
  return told.map((each) => ({
    ...each,
    snapshot: { ...each.snapshot, at: at.get(each.job.id) ?? each.snapshot.at },
  }));
}

async function causesOf(
  { job, news: { failed }, snapshot: { trials } }: SearchDigest,
  { looks, signal }: Composing,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (failed.length === 0) return undefined;
  const errors = await looks.errors(job.id, { signal });
  return errors && likelyCauses(errors, failed, trials);
}

function keptIn(telling: Telling): Digest | undefined {
  return telling.kind === 'kept' ? telling.digest : undefined;
}

function isAsked(telling: Telling): boolean {
  return telling.kind === 'look' || telling.isAsked === true;
}

function languageOf(telling: Telling): Digest['language'] {
  return telling.kind === 'kept' ? telling.digest.language : telling.language;
}
