import { followFault } from '../blocks/follow/follow-fault.ts';
import { digestMade, nothingToWatch } from '../blocks/follow/following-told.ts';
import type { Language } from '../domain/access/person.ts';
import {
  type CadenceFault,
  type ReadCadence,
  readCadence,
  writeCadence,
} from '../domain/follow/cadence-words.ts';
import type { Digest, Followed } from '../domain/follow/following.ts';
import { nextSlot } from '../domain/follow/schedule.ts';
import { hasEnded } from '../domain/search/search.ts';
import type { Context, Reply } from './command.ts';
import { findJob } from './find-job.ts';
import { newId, wake, whichSearch, zoneOf } from './follow-means.ts';
import { actorAt, type Place, placeFor } from './follow-place.ts';

interface Wish {
  /** A search, unless the channel's own is meant, and when. */
  readonly words: readonly string[];
  /** Nothing is posted where nothing has changed. */
  readonly changes: boolean;
  readonly language: Language | undefined;
  readonly channel: string | undefined;
}

type Cadence = Extract<ReadCadence, { kind: 'cadence' }>;

const ALL: ReadonlySet<string> = new Set(['all', '全部', '所有']);

export async function addDigest(wish: Wish, context: Context): Promise<Reply> {
  const place = await placeFor(wish.channel, 'digest', context);
  if ('refusal' in place) return place.refusal;
  const { job, cadence } = readWords(wish.words);
  // Which search is meant need not be asked of whoever has to say anew when.
  if (job === undefined && cadence.kind === 'fault')
    return refused(undefined, { fault: cadence.fault, words: wish.words }, context);
  const about = await subject(job, context);
  if (about === 'none') return whichSearch('digest', wish.words, context);
  if ('refusal' in about) return about.refusal;
  if (cadence.kind === 'fault')
    return refused(about.job, { fault: cadence.fault, words: wish.words.slice(1) }, context);
  return add({ ...wish, job: about.job, cadence, place }, context);
}

/** Whatever reads as a time from the first word on names no search. */
function readWords(words: readonly string[]): {
  readonly job: string | undefined;
  readonly cadence: ReadCadence;
} {
  const [first = '', ...rest] = words;
  const whole = readCadence(words.join(' '));
  if (whole.kind === 'cadence') return { job: undefined, cadence: whole };
  const cadence = readCadence(rest.join(' '));
  const isJob = cadence.kind === 'cadence' || whole.fault.kind === 'unknown';
  return isJob ? { job: first, cadence } : { job: undefined, cadence: whole };
}

/** What the digest is to be about; nothing inside for all running searches. */
async function subject(
  word: string | undefined,
  context: Context,
): Promise<{ readonly job: Followed | undefined } | { readonly refusal: Reply } | 'none'> {
  const { uses, source, asker, t } = context;
  if (word !== undefined && ALL.has(word.toLowerCase())) return { job: undefined };
  const used = word === undefined ? (await uses.read(source.channel, asker.id)).search?.jobId : undefined;
  const wanted = word ?? used;
  if (wanted === undefined) return 'none';
  const job = await findJob(wanted, context);
  const { id, name } = job;
  return hasEnded(job) ? { refusal: nothingToWatch({ id, name }, t) } : { job: { id, name } };
}

/** Opens the form as well, in which nothing has to be typed. */
function refused(
  job: Followed | undefined,
  { fault, words }: { readonly fault: CadenceFault; readonly words: readonly string[] },
  { t }: Pick<Context, 't'>,
): Reply {
  const message = followFault({ kind: 'cadence', words: words.join(' '), fault }, 'digest', t);
  return words.length === 0 ? { ...message, opens: { form: 'digest', job } } : message;
}

interface Settled extends Wish {
  readonly job: Followed | undefined;
  readonly cadence: Cadence;
  readonly place: Place;
}

async function add({ job, cadence: read, place, ...wish }: Settled, context: Context): Promise<Reply> {
  const { following, asker, clock, t } = context;
  const now = clock.now();
  const { cadence } = read;
  const timeZone = read.timeZone ?? zoneOf(context);
  const digest: Digest = {
    id: newId(),
    channel: place.channel,
    job,
    cadence,
    timeZone,
    language: wish.language ?? asker.language,
    unchanged: wish.changes ? 'nothing' : 'line',
    by: asker.id,
    at: now,
    paused: undefined,
    next: nextSlot(cadence, timeZone, now),
    told: undefined,
  };
  const others = await following.digests.list({ channel: place.channel });
  const same = others.find((each) => slotsOf(each) === slotsOf(digest));
  if (same) return digestMade(same, false, t);
  await following.digests.add(digest, actorAt(place, context));
  await wake('digest', digest.id, context, digest.next);
  return digestMade(digest, true, t);
}

/** What two digests of one channel must not have in common. */
function slotsOf({ job, cadence, timeZone }: Digest): string {
  return `${job?.id} ${writeCadence(cadence, { timeZone })}`;
}
