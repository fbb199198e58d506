import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { StopDesk } from '../commands/command.ts';
import type { Actor, AuditAction } from '../domain/access/audit.ts';
import type { Stop } from '../domain/stop/stops.ts';
import type { StopStep } from '../store/store.ts';
import { createCourses } from './stop-courses.ts';
import { driverAt, noteOf, type StopParts } from './stop-parts.ts';

export interface RunningDesk extends StopDesk {
  /** Goes on with what a former run, or another process, has left. */
  start(): void;
  /** Lets go of every stop at once; none is lost, since the next run goes on with them. */
  stop(): Promise<void>;
}

/** Milliseconds a second operator has to approve. */
const APPROVAL = 30 * 60_000;
/** Milliseconds within which stops of one person count as "at once". */
const AT_ONCE = 10 * 60_000;
/** Milliseconds between two looks for stops that nobody follows. */
const ADOPT_EVERY = 10_000;
/** Milliseconds that a shutdown waits for a request under way; whatever it brings, the next run finds out. */
const FAREWELL = 5_000;

/** Where people ask for stops. This process follows those it was asked for, and those that another one has left. */
export function createStopDesk(parts: Omit<StopParts, 'driver' | 'signal'>): RunningDesk {
  const { ledger, clock, log } = parts;
  const closing = new AbortController();
  const driver = randomUUID();
  const whole: StopParts = { ...parts, driver, signal: closing.signal };
  const courses = createCourses(whole);
  let rounds: Promise<void> | undefined;

  async function round(): Promise<void> {
    try {
      await Promise.all(courses.ids().map(async (id) => ledger.renew(id, driverAt(whole))));
      const adopted = await ledger.adopt(driverAt(whole));
      for (const { id } of adopted) courses.follow(id);
    } catch (error) {
      log.warn({ err: error }, 'the ledger cannot be read');
    }
  }

  async function goRound(): Promise<void> {
    while (!closing.signal.aborted) {
      await round();
      await clock.sleep(ADOPT_EVERY, closing.signal).catch(() => undefined);
    }
  }

  async function change(
    stop: Stop,
    step: StopStep & { readonly action: AuditAction },
    by: Actor,
  ): Promise<Stop | undefined> {
    const { action, ...rest } = step;
    const changed = await ledger.move(stop.id, rest, { ...noteOf(stop), ...by, action });
    if (changed) courses.get(stop.id)?.wake();
    return changed;
  }

  async function settle(
    id: string,
    from: Stop['state'],
    to: 'undone' | 'declined',
    by: Actor,
  ): Promise<Stop | undefined> {
    const stop = await ledger.get(id);
    if (stop?.state !== from) return undefined;
    const set = { settledBy: by.by, settledAt: clock.now() };
    return change(stop, { from, to, set, action: `stop.${to}` }, by);
  }

  /** Whoever asked, or anybody else, takes it back before it is held, too. */
  async function withdraw(id: string, by: Actor): Promise<Stop | undefined> {
    const stop = await ledger.get(id);
    return settle(id, 'requested', stop?.reasons.length === 0 ? 'undone' : 'declined', by);
  }

  return {
    get: ledger.get,
    openBy: ledger.openBy,
    of: ledger.of,
    askers: ledger.askers,

    async request(wish, by, most) {
      const at = clock.now();
      const { stop, first } = await ledger.request(wish, {
        id: randomUUID(),
        at,
        lapsesAt: new Date(at.getTime() + APPROVAL),
        atOnce: most === undefined ? undefined : { most, since: new Date(at.getTime() - AT_ONCE) },
        driver: driverAt(whole),
        note: by,
      });
      if (!first) return { stop, first, placed: Promise.resolve('later') };
      log.info({ stop: stop.id, job: stop.jobId, trial: stop.trialId, by: stop.by }, 'a stop was asked for');
      return { stop, first, placed: courses.follow(stop.id).placed };
    },

    async undo(id, by) {
      // Between the looks it may have become held.
      return (
        (await settle(id, 'held', 'undone', by)) ??
        (await withdraw(id, by)) ??
        (await settle(id, 'held', 'undone', by))
      );
    },

    async approve(id, by) {
      const stop = await ledger.get(id);
      if (stop?.state !== 'requested' || stop.by === by.by || stop.reasons.length === 0) return undefined;
      const now = clock.now();
      if (stop.lapsesAt && stop.lapsesAt <= now) return undefined;
      const heldUntil = new Date(now.getTime() + stop.undoSeconds * 1000);
      const set = { approvedBy: by.by, heldUntil };
      return change(stop, { from: 'requested', to: 'held', set, action: 'stop.approved' }, by);
    },

    decline: async (id, by) => settle(id, 'requested', 'declined', by),

    start() {
      rounds ??= goRound();
    },

    async stop() {
      closing.abort();
      await Promise.race([
        Promise.all([rounds, courses.settled()]),
        setTimeout(FAREWELL, undefined, { ref: false }),
      ]);
      await ledger.release(driver).catch((error: unknown) => {
        log.warn({ err: error }, 'stops could not be let go of; others take them over within half a minute');
      });
    },
  };
}
