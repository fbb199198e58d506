import { faceOf, isSettled, type Stop, type StopMessage } from '../domain/stops.ts';
import type { StopStep } from '../store/store.ts';
import { driverAt, type StopParts } from './stop-parts.ts';
import { postStop, readTrial } from './stop-request.ts';
import { showStop } from './stop-show.ts';

export interface Driving {
  readonly parts: StopParts;
  /** Called when it is clear where the message stands. */
  readonly placed: (kind: StopMessage['kind']) => void;
  /** Waits until the time is over or somebody has changed the stop. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Milliseconds. Another process may change the row, and only looking shows it. */
const LOOK_EVERY = 1_000;
const READ_EVERY = 3_000;
/** The table has the trial's status, which the trial's own answer lacks, but it costs a request a page. */
const TABLE_EVERY = 5;
const RETRY_AFTER = 2_000;
const WATCH_FOR = 5 * 60_000;
/** A trial that still runs so long after an unclear answer was not reached by the request. */
const UNCLEAR_FOR = 30_000;
const MOST_POSTS = 2;

/** Brings one stop to its end, and its message with it. Every step is a row first; whatever dies in between is taken up from there. */
export async function driveStop(id: string, driving: Driving): Promise<void> {
  const { parts, wait } = driving;
  for (let reads = 0; !parts.signal.aborted; reads += 1) {
    try {
      const stop = await parts.ledger.renew(id, driverAt(parts));
      if (!stop) return;
      const shown = isBarelyBorn(stop) ? stop : await showStop(stop, driving);
      const isTold = shown.told === faceOf(shown);
      if (isSettled(shown) && isTold) return;
      await wait(isSettled(shown) ? RETRY_AFTER : await step(shown, reads, driving));
    } catch (error) {
      parts.log.warn({ err: error, stop: id }, 'a stop has to wait');
      await wait(RETRY_AFTER);
    }
  }
}

/** One step of a stop that has not come to its end. Returns the milliseconds until the next look is of use. */
async function step(stop: Stop, reads: number, driving: Driving): Promise<number> {
  const { parts } = driving;
  if (stop.state === 'held') return send(stop, driving);
  if (stop.state !== 'requested') return watch(stop, reads, parts);
  return stop.reasons.length > 0 ? waitForApproval(stop, parts) : hold(stop, parts);
}

/** Its message tells when the request goes out, which is known once it is held. */
function isBarelyBorn({ state, reasons }: Stop): boolean {
  return state === 'requested' && reasons.length === 0;
}

async function waitForApproval(stop: Stop, parts: StopParts): Promise<number> {
  const left = until(stop.lapsesAt, parts);
  if (left > 0) return Math.min(left, LOOK_EVERY * 5);
  await move(stop, { to: 'lapsed', set: { settledAt: parts.clock.now() } }, 'stop.lapsed', parts);
  return 0;
}

async function hold(stop: Stop, parts: StopParts): Promise<number> {
  const heldUntil = new Date(parts.clock.now().getTime() + stop.undoSeconds * 1000);
  await move(stop, { to: 'held', set: { heldUntil } }, 'stop.held', parts);
  return 0;
}

async function send(stop: Stop, driving: Driving): Promise<number> {
  const { parts } = driving;
  const left = until(stop.heldUntil, parts);
  if (left > 0) return Math.min(left, LOOK_EVERY);
  const now = parts.clock.now();
  if (stop.isDryRun) {
    await move(stop, { to: 'rehearsed', set: { settledAt: now } }, 'stop.rehearsed', parts);
    return 0;
  }
  if ((await readTrial(stop, false, parts)) === 'ended') {
    await move(stop, { to: 'ended', set: { settledAt: now } }, 'stop.ended', parts);
    return 0;
  }
  const sent = await move(stop, { to: 'sent', set: { sentAt: now, posts: 1 } }, 'stop.sent', parts);
  if (!sent) return 0;
  // Slack's slowness must not hold back the request, nor the request's the word that it is out.
  const [shown, posted] = await Promise.allSettled([showStop(sent, driving), postStop(sent, parts)]);
  if (posted.status === 'rejected') throw posted.reason;
  if (shown.status === 'rejected') throw shown.reason;
  return 0;
}

async function watch(stop: Stop, reads: number, parts: StopParts): Promise<number> {
  const { clock } = parts;
  if (stop.state === 'sent' && !stop.isUnclear) {
    // Found like this, the process that sent it has died before the answer.
    await move(stop, { to: 'sent', set: { isUnclear: true } }, 'stop.unclear', parts);
    return 0;
  }
  const trial = await readTrial(stop, reads % TABLE_EVERY === TABLE_EVERY - 1, parts);
  const now = clock.now();
  if (trial === 'ended') {
    await move(stop, { to: 'ended', set: { settledAt: now } }, 'stop.ended', parts);
    return 0;
  }
  const since = now.getTime() - (stop.sentAt ?? stop.at).getTime();
  if (since >= WATCH_FOR) {
    await move(stop, { to: 'unknown', set: { settledAt: now } }, 'stop.unknown', parts);
    return 0;
  }
  if (trial === 'running' && stop.state === 'sent' && since >= UNCLEAR_FOR && stop.posts < MOST_POSTS)
    await sendAgain(stop, parts);
  return READ_EVERY;
}

/** Only ever after a read that has shown the trial still running. */
async function sendAgain(stop: Stop, parts: StopParts): Promise<void> {
  const set = { sentAt: parts.clock.now(), posts: stop.posts + 1, isUnclear: false };
  const sent = await move(stop, { to: 'sent', set }, 'stop.sent', parts);
  if (sent) await postStop(sent, parts);
}

function until(time: Date | undefined, { clock }: StopParts): number {
  return (time?.getTime() ?? 0) - clock.now().getTime();
}

type Kind = Parameters<StopParts['ledger']['move']>[2]['action'];

async function move(
  stop: Stop,
  { to, set }: Omit<StopStep, 'from'>,
  action: Kind,
  { ledger }: StopParts,
): Promise<Stop | undefined> {
  const { id, jobId, trialId, channel } = stop;
  return ledger.move(
    id,
    { from: stop.state, to, ...(set && { set }) },
    { action, stopId: id, jobId, trialId, channel },
  );
}
