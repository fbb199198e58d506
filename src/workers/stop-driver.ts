import { stopMessage } from '../blocks/stop/stop-message.ts';
import type { StopPlacing } from '../commands/command.ts';
import type { AuditAction } from '../domain/access/audit.ts';
import { faceOf, isSettled, RIGHTS_MINUTES, type Stop, watchMinutes } from '../domain/stop/stops.ts';
import { wordsFor } from '../i18n/index.ts';
import type { OutgoingPost } from '../store/follow/following.ts';
import type { StopStep } from '../store/store.ts';
import { driverAt, noteOf, type StopParts } from './stop-parts.ts';
import { postStop, readTable, readTarget } from './stop-request.ts';
import { showStop } from './stop-show.ts';

export interface Driving {
  readonly parts: StopParts;
  /** Called when it is clear where the message stands. */
  readonly placed: (placing: StopPlacing) => void;
  /** Waits until the time is over or somebody has changed the stop. */
  readonly wait: (ms: number) => Promise<void>;
}

/** What one look needs of those before it. */
interface Look extends Driving {
  /** How many there have been. */
  readonly looks: number;
  /** When this process began to follow the stop. */
  readonly since: Date;
}

/** Milliseconds. Another process may change the row, and only looking shows it. */
const LOOK_EVERY = 1_000;
const READ_EVERY = 3_000;
/** The table has the trial's status, which the trial's own answer lacks, but it costs a request a page. */
const TABLE_EVERY = 5;
/** While a second operator is waited for, the trial may end by itself. */
const READ_ASKING_EVERY = 60;
const RETRY_AFTER = 2_000;
/** A trial that still runs so long after an unclear answer was not reached by the request. */
const UNCLEAR_FOR = 30_000;
const MOST_POSTS = 2;
/** How long a stop waits for its message with the Undo button, where Slack does not answer. */
const PATIENCE = 30_000;
/** What the message may take of the undo window before that begins anew. */
const GRACE = 2_000;

/** Brings one stop to its end, and its message with it. Each step is a row first: what dies in between is taken up. */
export async function driveStop(id: string, driving: Driving): Promise<void> {
  const { parts, wait } = driving;
  const since = parts.clock.now();
  for (let looks = 0; !parts.signal.aborted; looks += 1) {
    try {
      const stop = await parts.ledger.renew(id, driverAt(parts));
      if (!stop) return;
      const shown = await showStop(stop, driving);
      const isTold = shown.told === faceOf(shown);
      if (isSettled(shown) && isTold) return;
      await wait(isSettled(shown) ? RETRY_AFTER : await step(shown, { ...driving, looks, since }));
    } catch (error) {
      parts.log.warn({ err: error, stop: id }, 'a stop has to wait');
      await wait(RETRY_AFTER);
    }
  }
}

/** One step of a stop that has not come to its end. Returns the milliseconds until the next look is of use. */
async function step(stop: Stop, look: Look): Promise<number> {
  if (stop.state === 'held') return send(stop, look);
  if (stop.state !== 'requested') return watch(stop, look);
  return stop.reasons.length > 0 ? waitForApproval(stop, look) : hold(stop, look);
}

async function waitForApproval(stop: Stop, { parts, looks }: Look): Promise<number> {
  if (until(stop.lapsesAt, parts) <= 0) return settle(stop, 'lapsed', 'stop.lapsed', parts);
  const isTime = looks % READ_ASKING_EVERY === READ_ASKING_EVERY - 1;
  if (isTime && (await readTarget(stop, parts)) === 'ended')
    return settle(stop, 'ended', 'stop.ended', parts);
  return LOOK_EVERY;
}

/** The undo window begins when the Undo button is there; without Slack it begins all the same after a while. */
async function hold(stop: Stop, { parts }: Look): Promise<number> {
  const now = parts.clock.now().getTime();
  if (!stop.message && now - stop.at.getTime() < PATIENCE) return LOOK_EVERY;
  const window = stop.undoSeconds * 1000;
  const promised = stop.at.getTime() + window;
  const isKept = promised - now >= window - GRACE;
  const heldUntil = new Date(isKept ? promised : now + window);
  const held = await move(stop, { to: 'held', set: { heldUntil }, action: 'stop.held' }, parts);
  // The message names the time that was promised, so it has to be written anew.
  if (held && !isKept && stop.message)
    await parts.ledger.tell(stop.id, { message: stop.message, face: undefined }, parts.driver);
  return 0;
}

async function send(stop: Stop, look: Look): Promise<number> {
  const { parts } = look;
  const left = until(stop.heldUntil, parts);
  if (left > 0) return Math.min(left, LOOK_EVERY);
  if (!stop.isDryRun && (await readTarget(stop, parts)) === 'ended')
    return settle(stop, 'ended', 'stop.ended', parts);
  const judged = await judge(stop, parts);
  if (judged !== 'may') return revoke(stop, judged.person, parts);
  if (stop.isDryRun) return settle(stop, 'rehearsed', 'stop.rehearsed', parts);
  return sendNow(stop, look);
}

/**
 * Whether a stop may go out. @property person who can no longer stop trials; absent where nobody's right could be read for
 * too long: by then the trial is another one than people saw when they asked
 * @throws where rights cannot be read just now, so that the stop waits
 */
async function judge(stop: Stop, parts: StopParts): Promise<'may' | { readonly person: string | undefined }> {
  try {
    const person = await withoutRight(stop, parts);
    return person === undefined ? 'may' : { person };
  } catch (error) {
    if (until(stop.heldUntil, parts) > -RIGHTS_MINUTES * 60_000) throw error;
    parts.log.warn({ err: error, stop: stop.id }, 'rights cannot be read, so a stop is not sent');
    return { person: undefined };
  }
}

/**
 * The asker or approver, where one of them can no longer stop trials there. Both took responsibility for it, and an
 * approval is worth as much as the right behind it.
 * @throws where it cannot be found out just now
 */
async function withoutRight({ by, approvedBy, channel }: Stop, { rights }: StopParts) {
  for (const person of [by, approvedBy])
    if (person !== undefined && !(await rights.mayOperate(person, channel))) return person;
  return undefined;
}

async function revoke(stop: Stop, person: string | undefined, parts: StopParts): Promise<number> {
  const settledAt = parts.clock.now();
  const set = { settledBy: person, settledAt };
  const { detail: isDry, ...note } = noteOf(stop);
  const detail = [person, isDry].filter((each) => each !== undefined).join(', ');
  const step = { from: stop.state, posts: stop.posts, to: 'revoked', set, post: notice(stop, set) } as const;
  await parts.ledger.move(stop.id, step, { ...note, action: 'stop.revoked', ...(detail && { detail }) });
  return 0;
}

/** To the asker: nobody is notified of a message that is edited. */
function notice(stop: Stop, set: Pick<Stop, 'settledBy' | 'settledAt'>): OutgoingPost | undefined {
  if (stop.message?.kind === 'direct') return undefined;
  return {
    key: `stop:${stop.id}:revoked`,
    kind: 'notice',
    channel: stop.by,
    isUrgent: true,
    jobId: stop.jobId,
    message: stopMessage({ ...stop, ...set, state: 'revoked' }, wordsFor(stop.language)),
    dueAt: set.settledAt ?? stop.at,
  };
}

async function watch(stop: Stop, look: Look): Promise<number> {
  const { parts, looks, since } = look;
  if (stop.state === 'sent' && !stop.isUnclear) {
    // Found like this, the process that sent it has died before the answer.
    await move(stop, { to: 'sent', set: { isUnclear: true }, action: 'stop.unclear' }, parts);
    return 0;
  }
  const inTable = looks % TABLE_EVERY === TABLE_EVERY - 1;
  const trial = await (inTable ? readTable(stop, parts) : readTarget(stop, parts));
  if (trial === 'ended') return settle(stop, 'ended', 'stop.ended', parts);
  const sentAt = (stop.sentAt ?? stop.at).getTime();
  const now = parts.clock.now().getTime();
  // Only ever after a read that has shown the trial still running.
  const isLost = stop.state === 'sent' && now - sentAt >= UNCLEAR_FOR && stop.posts < MOST_POSTS;
  if (trial === 'running' && isLost && (await maySendAgain(stop, parts))) return sendNow(stop, look);
  // A trial that cannot be read is given as long as one that can, from when this process began to look.
  const watchedFrom = trial === 'running' ? sentAt : Math.max(sentAt, since.getTime());
  if (now - watchedFrom >= watchMinutes(stop) * 60_000) return settle(stop, 'unknown', 'stop.unknown', parts);
  return READ_EVERY;
}

/** While rights cannot be read the stop is watched on: the first request may still have done it. */
async function maySendAgain(stop: Stop, parts: StopParts): Promise<boolean> {
  try {
    return (await withoutRight(stop, parts)) === undefined;
  } catch (error) {
    parts.log.warn({ err: error, stop: stop.id }, 'rights cannot be read, so a stop is not sent again');
    return false;
  }
}

async function sendNow(stop: Stop, look: Look): Promise<number> {
  const { parts } = look;
  const set = { sentAt: parts.clock.now(), posts: stop.posts + 1, isUnclear: false };
  const sent = await move(stop, { to: 'sent', set, action: 'stop.sent' }, parts);
  if (!sent) return 0;
  // Slack's slowness must not hold back the request, nor the request's the word that it is out.
  const [shown, posted] = await Promise.allSettled([showStop(sent, look), postStop(sent, parts)]);
  if (posted.status === 'rejected') throw posted.reason;
  if (shown.status === 'rejected') throw shown.reason;
  return 0;
}

async function settle(
  stop: Stop,
  to: 'lapsed' | 'ended' | 'rehearsed' | 'unknown',
  action: AuditAction,
  parts: StopParts,
): Promise<number> {
  await move(stop, { to, set: { settledAt: parts.clock.now() }, action }, parts);
  return 0;
}

function until(time: Date | undefined, { clock }: StopParts): number {
  return (time?.getTime() ?? 0) - clock.now().getTime();
}

type Step = Omit<StopStep, 'from' | 'posts'> & { readonly action: AuditAction };

async function move(stop: Stop, { action, ...rest }: Step, { ledger }: StopParts): Promise<Stop | undefined> {
  const step = { ...rest, from: stop.state, posts: stop.posts };
  return ledger.move(stop.id, step, { ...noteOf(stop), action });
}
