import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import type { Statements } from '../../src/store/db/database.ts';
import { createQueue } from '../../src/workers/queue.ts';
import type { Queue } from '../../src/workers/queue-contract.ts';
import { createSimulatedClock, type SimulatedClock } from '../simulation/in-process/clock.ts';
import { engines } from '../store/db/engines.ts';

const log = createLog('silent');
const START = new Date('2026-11-22T06:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A database whose clock is the test's, and how much it is asked. */
interface Room {
  readonly clock: SimulatedClock;
  readonly statements: Statements;
  readonly asked: () => number;
  /** @param clock another one than the test's own */
  open(handlers: Handlers, clock?: Clock): Promise<Queue>;
  after(ms: number): Date;
}

type Handlers = Partial<Record<'digest' | 'look' | 'post', (key: string) => Promise<void>>>;

function roomOn(statements: Statements): Room {
  let underWay = 0;
  let asked = 0;
  const counted: Statements = {
    engine: statements.engine,
    async executeSql(text, values) {
      underWay += 1;
      asked += 1;
      return statements.executeSql(text, values).finally(() => {
        underWay -= 1;
      });
    },
  };
  const clock = createSimulatedClock(START, () => underWay);
  return {
    clock,
    statements: counted,
    asked: () => asked,
    after: (ms) => new Date(clock.now().getTime() + ms),
    async open(handlers, own = clock) {
      const queue = createQueue({ statements: counted, clock: own, log });
      // One that is dead cannot be stopped.
      if (own === clock) onTestFinished(() => queue.stop());
      for (const name of ['digest', 'look', 'post'] as const) {
        const handler = handlers[name];
        if (handler) await queue.work(name, handler);
      }
      await queue.start();
      return queue;
    },
  };
}

describe.each(engines)('the queue on $name', ({ fresh }) => {
  async function openRoom(): Promise<Room> {
    const { statements } = await fresh();
    await statements.executeSql('drop schema if exists pgboss cascade');
    return roomOn(statements);
  }

  /** Notes when each key is worked. */
  function notebook({ clock }: Room) {
    const notes: string[] = [];
    return {
      notes,
      note: async (key: string) => void notes.push(`${key} at ${clock.now().toISOString().slice(11, 19)}`),
    };
  }

  it('wakes a key at its time, and not before', async () => {
    const room = await openRoom();
    const { notes, note } = notebook(room);
    const queue = await room.open({ digest: note });
    await queue.wake('digest', 'a', room.after(5 * MINUTE));
    await room.clock.advance(5 * MINUTE - 1);
    expect(notes).toEqual([]);
    await room.clock.advance(1);
    expect(notes).toEqual(['a at 06:05:00']);
    await room.clock.advance(15 * MINUTE);
    expect(notes).toHaveLength(1);
  });

  it('wakes at once what is due or late', async () => {
    const room = await openRoom();
    const { notes, note } = notebook(room);
    const queue = await room.open({ digest: note, post: note });
    await queue.wake('digest', 'a', room.after(-24 * 60 * MINUTE));
    await queue.wake('post', 'C1', room.after(0));
    await room.clock.advance(0);
    expect(notes.toSorted()).toEqual(['C1 at 06:00:00', 'a at 06:00:00']);
  });

  it('takes the earliest of several wake-ups for one key', async () => {
    const room = await openRoom();
    const { notes, note } = notebook(room);
    const queue = await room.open({ look: note });
    for (const minutes of [9, 2, 7]) await queue.wake('look', 'a', room.after(minutes * MINUTE));
    await room.clock.advance(15 * MINUTE);
    expect(notes).toEqual(['a at 06:02:00']);
  });

  it('takes the earliest of several that come at once, too', async () => {
    const room = await openRoom();
    const { notes, note } = notebook(room);
    const queue = await room.open({ look: note });
    await queue.wake('look', 'a', room.after(9 * MINUTE));
    const wakes = [5, 2, 7].flatMap((minutes) =>
      ['a', 'b'].map((key) => queue.wake('look', key, room.after(minutes * MINUTE))),
    );
    await Promise.all(wakes);
    await room.clock.advance(15 * MINUTE);
    expect(notes.toSorted()).toEqual(['a at 06:02:00', 'b at 06:02:00']);
  });

  it('finds a free hand for what comes while others are busy', async () => {
    const room = await openRoom();
    const begun: string[] = [];
    const queue = await room.open({
      async look(key) {
        begun.push(key);
        await room.clock.sleep(2 * MINUTE);
      },
    });
    for (const key of ['a', 'b', 'c', 'd', 'e']) {
      await queue.wake('look', key, room.after(0));
      await room.clock.advance(1_000);
    }
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    await room.clock.advance(2 * MINUTE);
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
    await room.clock.advance(2 * MINUTE);
  });

  it('works once more for a key that was woken while it was worked', async () => {
    const room = await openRoom();
    const { notes, note } = notebook(room);
    const queue = await room.open({
      async look(key) {
        await note(key);
        if (notes.length === 1) await queue.wake('look', key, room.after(0));
        await room.clock.sleep(MINUTE);
      },
    });
    await queue.wake('look', 'a', room.after(0));
    await room.clock.advance(5 * MINUTE);
    expect(notes).toEqual(['a at 06:00:00', 'a at 06:01:00']);
  });

  it('works at most one at a time for a key, and others meanwhile', async () => {
    const room = await openRoom();
    const underWay = new Map<string, number>();
    const most = new Map<string, number>();
    let done = 0;
    async function work(key: string): Promise<void> {
      const now = (underWay.get(key) ?? 0) + 1;
      underWay.set(key, now);
      most.set(key, Math.max(now, most.get(key) ?? 0));
      most.set(
        'all',
        Math.max(
          most.get('all') ?? 0,
          [...underWay.values()].reduce((a, b) => a + b),
        ),
      );
      await room.clock.sleep(10 * SECOND);
      underWay.set(key, (underWay.get(key) ?? 0) - 1);
      done += 1;
    }
    const [one, other] = [await room.open({ post: work }), await room.open({ post: work })];
    for (let i = 0; i < 12; i += 1) {
      await (i % 2 ? one : other).wake('post', `C${i % 3}`, room.after(0));
      await room.clock.advance(3 * SECOND);
    }
    await room.clock.advance(5 * MINUTE);
    expect([most.get('C0'), most.get('C1'), most.get('C2')]).toEqual([1, 1, 1]);
    expect(most.get('all')).toBe(3);
    expect(done).toBeGreaterThanOrEqual(6);
  });

  it('tries again what has thrown, after pauses that grow to a minute', async () => {
    const room = await openRoom();
    const times: number[] = [];
    const queue = await room.open({
      async digest() {
        times.push(room.clock.now().getTime());
        if (times.length < 7) throw new Error('not yet');
      },
    });
    await queue.wake('digest', 'a', room.after(0));
    await room.clock.advance(10 * MINUTE);
    const pauses = times.slice(1).map((time, i) => (time - (times[i] ?? 0)) / SECOND);
    expect(times).toHaveLength(7);
    for (const [i, most] of [4.5, 8.5, 16.5, 32.5, 60.5, 60.5].entries())
      expect(pauses[i], `pause ${i}`).toBeLessThanOrEqual(most);
    expect(pauses[4]).toBeGreaterThan(pauses[0] ?? 0);
  });

  it('keeps wake-ups for the next run', async () => {
    const room = await openRoom();
    const { notes, note } = notebook(room);
    const first = await room.open({ digest: note });
    await first.wake('digest', 'a', room.after(5 * MINUTE));
    await first.stop();
    await room.open({ digest: note });
    await room.clock.advance(15 * MINUTE);
    expect(notes).toHaveLength(1);
  });

  it('waits for what is under way when it stops, and takes nothing new', async () => {
    const room = await openRoom();
    const { notes, note } = notebook(room);
    const queue = await room.open({
      async post(key) {
        await room.clock.sleep(SECOND);
        await note(key);
      },
    });
    await queue.wake('post', 'C1', room.after(0));
    await queue.wake('post', 'C2', room.after(MINUTE));
    await room.clock.advance(0);
    const stopping = queue.stop();
    await room.clock.advance(5 * MINUTE);
    await stopping;
    expect(notes).toEqual(['C1 at 06:00:01']);
  });

  it('asks little of the database while nothing happens', async () => {
    const room = await openRoom();
    const idle = async () => undefined;
    await room.open({ digest: idle, look: idle, post: idle });
    const before = room.asked();
    await room.clock.advance(30 * MINUTE);
    const perMinute = (room.asked() - before) / 30;
    expect(perMinute).toBeLessThan(room.statements.engine === 'pglite' ? 1 : 60);
  });

  it('works a key that was under way when jobs were counted last', async () => {
    const room = await openRoom();
    const { notes, note } = notebook(room);
    await (await room.open({ digest: note })).stop();
    await room.statements.executeSql(`update pgboss.queue set singletons_active = '{a}'`);
    const queue = await room.open({ digest: note });
    await queue.wake('digest', 'a', room.clock.now());
    await room.clock.advance(2 * SECOND);
    expect(notes).toEqual(['a at 06:00:00']);
  });

  it('takes up what a dead process was at', async () => {
    const room = await openRoom();
    const { notes, note } = notebook(room);
    const dying = await room.open({ post: () => new Promise(() => undefined) }, mortal(room.clock));
    await dying.wake('post', 'C1', room.after(0));
    await room.clock.advance(MINUTE);
    await room.open({ post: note });
    // An embedded database is one process's alone; of a server's, others may be at work.
    await room.clock.advance(room.statements.engine === 'pglite' ? 0 : 50 * SECOND);
    expect(notes).toHaveLength(1);
  });
});

/** Time of a process that is killed right after its start: of its sleepers none wakes. */
function mortal(clock: Clock): Clock {
  return { now: clock.now, sleep: () => new Promise(() => undefined) };
}
