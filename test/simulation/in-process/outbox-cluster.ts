import { randomUUID } from 'node:crypto';
import { message } from '../../../src/blocks/kit/message.ts';
import { paragraph } from '../../../src/blocks/kit/parts.ts';
import { createLog } from '../../../src/log.ts';
import { createSession } from '../../../src/store/db/session.ts';
import type { Outbox, OutgoingPost } from '../../../src/store/follow/following.ts';
import { createStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { createPostOffice } from '../../../src/workers/post-office.ts';
import type { Ground } from '../../store/db/engines.ts';
import { createSimulatedClock, type SimulatedClock } from './clock.ts';
import { createOutboxSlack, type OutboxSlack } from './outbox-slack.ts';
import { type CallProxy, type CrashPoint, createProxy } from './proxy.ts';

/** The outbox relays of several processes on one database, with a Slack that can fail. */
export interface OutboxCluster {
  readonly clock: SimulatedClock;
  readonly store: Store;
  readonly slack: OutboxSlack;
  /** Calls of all processes so far. */
  readonly calls: readonly string[];
  put(...posts: readonly OutgoingPost[]): Promise<void>;
  post(key: string, more?: Partial<OutgoingPost>): OutgoingPost;
  /** Starts so many processes; one that crashes is followed by another. */
  start(count: number, crashPoints?: readonly CrashPoint[]): void;
  /** Lets so much time pass, working whatever falls due. */
  pass(ms: number): Promise<void>;
  stop(): void;
}

const START = new Date('2026-11-22T06:00:00Z');
const MINUTE = 60_000;
const log = createLog('silent');

interface Relay {
  readonly proxy: CallProxy;
  readonly work: (channel: string) => Promise<void>;
  readonly stop: () => void;
  readonly busy: Set<string>;
}

export function openOutboxCluster({ db, statements }: Pick<Ground, 'db' | 'statements'>): OutboxCluster {
  const session = createSession({ db, statements, close: async () => undefined });
  const clock = createSimulatedClock(START, session.busy);
  const store = createStore(session, clock);
  const slack = createOutboxSlack(clock);
  const wakes = new Map<string, number>();
  const calls: string[] = [];
  const relays: Relay[] = [];
  let crashPoints: readonly CrashPoint[] = [];
  let deaths = 0;

  function wake(channel: string, at: Date): void {
    wakes.set(channel, Math.min(at.getTime(), wakes.get(channel) ?? Infinity));
  }

  function open(): void {
    const lag = () => 0;
    const proxy = createProxy({
      clock,
      calls,
      lag,
      crashPoint: () => crashPoints[deaths],
      onCrash() {
        deaths += 1;
        open();
      },
    });
    const relay = createPostOffice({
      ...store,
      outbox: proxied(store.outbox, proxy),
      courier: {
        deliver: async (...given) => proxy.pass('deliver', async () => slack.deliver(...given)),
        find: async (...given) => proxy.pass('find', async () => slack.find(...given)),
      },
      queue: { wake: async (_name, channel, at) => wake(channel, at) },
      folded: async ({ posts }) => messageOf(`${posts.length} in one`),
      clock: proxy.clock,
      log,
      driver: randomUUID(),
    });
    relays.push({ proxy, ...relay, busy: new Set() });
  }

  async function workAt(relay: Relay, channel: string): Promise<void> {
    if (relay.proxy.isDead() || relay.busy.has(channel)) return;
    relay.busy.add(channel);
    try {
      await relay.work(channel);
    } catch {
      wake(channel, new Date(clock.now().getTime() + 2_000));
    }
    relay.busy.delete(channel);
  }

  async function workDue(): Promise<void> {
    const now = clock.now().getTime();
    const due = [...wakes].filter(([, at]) => at <= now).map(([channel]) => channel);
    for (const channel of due) {
      wakes.delete(channel);
      for (const relay of [...relays]) void workAt(relay, channel);
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
      crashPoints = given;
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
      for (const relay of relays) {
        relay.stop();
        relay.proxy.kill();
      }
    },
  };
}

function messageOf(text: string) {
  return message(text, [paragraph(text)]);
}

function proxied(outbox: Outbox, proxy: CallProxy): Outbox {
  return {
    ...outbox,
    put: async (...given) => proxy.pass('put', async () => outbox.put(...given)),
    get: async (...given) => proxy.pass('get', async () => outbox.get(...given)),
    hold: async (...given) => proxy.pass('hold', async () => outbox.hold(...given)),
    release: async (...given) => proxy.pass('release', async () => outbox.release(...given)),
    move: async (...given) => proxy.pass('move', async () => outbox.move(...given)),
  };
}
