import { randomUUID } from 'node:crypto';
import { message } from '../../../src/blocks/message.ts';
import { paragraph } from '../../../src/blocks/parts.ts';
import { createPostOffice } from '../../../src/jobs/post-office.ts';
import { createLog } from '../../../src/log.ts';
import type { Outbox, OutgoingPost } from '../../../src/store/following.ts';
import { createStore } from '../../../src/store/open.ts';
import { createSession } from '../../../src/store/session.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Ground } from '../../store/engines.ts';
import { createQuickClock, type QuickClock } from './clock.ts';
import { createMailDouble, type MailDouble } from './outbox-slack.ts';
import { createGate, type Fate, type Gate } from './proxy.ts';

/** Post offices of several processes on one database, with a Slack that may fail. */
export interface PostTown {
  readonly clock: QuickClock;
  readonly store: Store;
  readonly slack: MailDouble;
  /** Calls of all processes so far. */
  readonly calls: readonly string[];
  put(...posts: readonly OutgoingPost[]): Promise<void>;
  post(key: string, more?: Partial<OutgoingPost>): OutgoingPost;
  /** Starts so many processes; one that dies is followed by another. */
  start(count: number, fates?: readonly Fate[]): void;
  /** Lets so much time pass, working whatever falls due. */
  pass(ms: number): Promise<void>;
  stop(): void;
}

const START = new Date('2026-11-22T06:00:00Z');
const MINUTE = 60_000;
const log = createLog('silent');

interface Office {
  readonly gate: Gate;
  readonly work: (channel: string) => Promise<void>;
  readonly stop: () => void;
  readonly busy: Set<string>;
}

export function openPostTown({ db, statements }: Pick<Ground, 'db' | 'statements'>): PostTown {
  const session = createSession({ db, statements, close: async () => undefined });
  const clock = createQuickClock(START, session.busy);
  const store = createStore(session, clock);
  const slack = createMailDouble(clock);
  const wakes = new Map<string, number>();
  const calls: string[] = [];
  const offices: Office[] = [];
  let fates: readonly Fate[] = [];
  let deaths = 0;

  function wake(channel: string, at: Date): void {
    wakes.set(channel, Math.min(at.getTime(), wakes.get(channel) ?? Infinity));
  }

  function open(): void {
    const lag = () => 0;
    const gate = createGate({
      clock,
      calls,
      lag,
      fate: () => fates[deaths],
      onDoom() {
        deaths += 1;
        open();
      },
    });
    const office = createPostOffice({
      ...store,
      outbox: gated(store.outbox, gate),
      courier: {
        deliver: async (...given) => gate.pass('deliver', async () => slack.deliver(...given)),
        find: async (...given) => gate.pass('find', async () => slack.find(...given)),
      },
      queue: { wake: async (_name, channel, at) => wake(channel, at) },
      folded: async ({ posts }) => messageOf(`${posts.length} in one`),
      clock: gate.clock,
      log,
      driver: randomUUID(),
    });
    offices.push({ gate, ...office, busy: new Set() });
  }

  async function workAt(office: Office, channel: string): Promise<void> {
    if (office.gate.isDead() || office.busy.has(channel)) return;
    office.busy.add(channel);
    try {
      await office.work(channel);
    } catch {
      wake(channel, new Date(clock.now().getTime() + 2_000));
    }
    office.busy.delete(channel);
  }

  async function workDue(): Promise<void> {
    const now = clock.now().getTime();
    const due = [...wakes].filter(([, at]) => at <= now).map(([channel]) => channel);
    for (const channel of due) {
      wakes.delete(channel);
      for (const office of [...offices]) void workAt(office, channel);
    }
    await clock.advance(0);
  }

  return {
    clock,
    store,
    slack,
    calls,
    async put(...posts) {
      await store.outbox.put(posts);
      for (const { channel, dueAt } of posts) wake(channel, dueAt);
    },
    post: (key, more = {}) => ({
      key,
      kind: 'event',
      channel: 'C1',
      message: messageOf(key),
      dueAt: clock.now(),
      ...more,
    }),
    start(count, given = []) {
      fates = given;
      for (let i = 0; i < count; i += 1) open();
    },
    async pass(ms) {
      const end = clock.now().getTime() + ms;
      while (clock.now().getTime() < end) {
        for (const { channel, at } of await store.outbox.waiting()) wake(channel, at);
        await workDue();
        const sweep = Math.min(end, clock.now().getTime() + MINUTE);
        while (clock.now().getTime() < sweep) {
          const now = clock.now().getTime();
          const next = Math.max(now + 1, Math.min(sweep, ...wakes.values()));
          await clock.advance(next - now);
          await workDue();
        }
      }
    },
    stop() {
      for (const office of offices) {
        office.stop();
        office.gate.kill();
      }
    },
  };
}

function messageOf(text: string) {
  return message(text, [paragraph(text)]);
}

function gated(outbox: Outbox, gate: Gate): Outbox {
  return {
    ...outbox,
    put: async (...given) => gate.pass('put', async () => outbox.put(...given)),
    get: async (...given) => gate.pass('get', async () => outbox.get(...given)),
    hold: async (...given) => gate.pass('hold', async () => outbox.hold(...given)),
    release: async (...given) => gate.pass('release', async () => outbox.release(...given)),
    move: async (...given) => gate.pass('move', async () => outbox.move(...given)),
  };
}
