import { randomUUID } from 'node:crypto';
import type { StopDesk } from '../commands/command.ts';
import type { Actor, AuditAction, AuditNote } from '../domain/audit.ts';
import type { Stop, StopMessage } from '../domain/stops.ts';
import { driveStop } from './stop-driver.ts';
import { driverAt, type StopParts } from './stop-parts.ts';

export interface Stops extends StopDesk {
  /** Goes on with what a former run, or another process, has left. */
  start(): void;
  /** Lets go of every stop at once; none is lost, since the next run goes on with them. */
  stop(): Promise<void>;
}

/** Milliseconds a second person has to approve. */
const APPROVAL = 30 * 60_000;

/** Milliseconds between two looks for stops that nobody follows. */
const ADOPT_EVERY = 10_000;

interface Course {
  readonly placed: PromiseWithResolvers<StopMessage['kind']>;
  readonly done: Promise<void>;
  /** Ends the wait that is on, or the next one: something has changed. */
  readonly wake: () => void;
}

/** The stops that this process follows, each by its own course, and the desk where people ask for them. */
export function createStops(parts: Omit<StopParts, 'driver' | 'signal'>): Stops {
  const { ledger, clock, log } = parts;
  const closing = new AbortController();
  const driver = randomUUID();
  const whole: StopParts = { ...parts, driver, signal: closing.signal };
  const courses = new Map<string, Course>();
  let rounds: Promise<void> | undefined;

  function follow(id: string): Course {
    const running = courses.get(id);
    if (running) return running;
    const placed = Promise.withResolvers<StopMessage['kind']>();
    let waking = new AbortController();
    const course: Course = { placed, done: run(), wake: () => waking.abort() };
    courses.set(id, course);
    return course;

    async function run(): Promise<void> {
      // Begins in the next turn, so that the course is known by then.
      await Promise.resolve();
      try {
        await driveStop(id, { parts: whole, placed: placed.resolve, wait });
      } catch (error) {
        log.error({ err: error, stop: id }, 'a stop is no longer followed');
      } finally {
        courses.delete(id);
        placed.resolve('nowhere');
      }
    }

    async function wait(ms: number): Promise<void> {
      await clock.sleep(ms, AbortSignal.any([waking.signal, closing.signal])).catch(() => undefined);
      waking = new AbortController();
    }
  }

  async function round(): Promise<void> {
    try {
      await Promise.all([...courses.keys()].map(async (id) => ledger.renew(id, driverAt(whole))));
      const adopted = await ledger.adopt(driverAt(whole));
      for (const { id } of adopted) follow(id);
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

  return {
    get: ledger.get,
    openBy: ledger.openBy,
    of: ledger.of,
    countBy: ledger.countBy,

    async request(wish, by) {
      const at = clock.now();
      const { stop, first } = await ledger.request(wish, {
        id: randomUUID(),
        at,
        lapsesAt: wish.reasons.length > 0 ? new Date(at.getTime() + APPROVAL) : undefined,
        driver: driverAt(whole),
        note: by,
      });
      if (!first) return { stop, first, placed: Promise.resolve('nowhere') };
      log.info({ stop: stop.id, job: stop.jobId, trial: stop.trialId, by: stop.by }, 'a stop was asked for');
      return { stop, first, placed: follow(stop.id).placed.promise };
    },

    async undo(id, by) {
      const settled = { settledBy: by.by, settledAt: clock.now() };
      return (
        (await change(id, by, { from: 'held', to: 'undone', set: settled, action: 'stop.undone' })) ??
        (await change(id, by, { from: 'requested', to: 'declined', set: settled, action: 'stop.declined' }))
      );
    },

    async approve(id, by) {
      const stop = await ledger.get(id);
      if (!stop || stop.by === by.by || stop.reasons.length === 0) return undefined;
      const heldUntil = new Date(clock.now().getTime() + stop.undoSeconds * 1000);
      const set = { approvedBy: by.by, heldUntil };
      return change(id, by, { from: 'requested', to: 'held', set, action: 'stop.approved' });
    },

    decline: async (id, by) =>
      change(id, by, {
        from: 'requested',
        to: 'declined',
        set: { settledBy: by.by, settledAt: clock.now() },
        action: 'stop.declined',
      }),

    start() {
      rounds ??= goRound();
    },

    async stop() {
      closing.abort();
      await Promise.all([rounds, ...[...courses.values()].map(async ({ done }) => done)]);
      await ledger.release(driver).catch((error: unknown) => {
        log.warn({ err: error }, 'stops could not be let go of; others take them over within half a minute');
      });
    },
  };

  type Change = Parameters<typeof ledger.move>[1] & { readonly action: AuditAction };

  async function change(id: string, by: Actor, { action, ...step }: Change): Promise<Stop | undefined> {
    const stop = await ledger.get(id);
    if (!stop) return undefined;
    const note: AuditNote = { ...by, action, stopId: id, jobId: stop.jobId, trialId: stop.trialId };
    const changed = await ledger.move(id, step, note);
    if (changed) courses.get(id)?.wake();
    return changed;
  }
}
