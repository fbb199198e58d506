import { afterAll, describe, expect, it } from 'vitest';
import { createWorldClock } from '../../sandbox/clock.ts';
import { busy, memoryStore } from '../../sandbox/store.ts';
import { createLog } from '../../src/log.ts';
import type { OutgoingPost } from '../../src/store/follow/following.ts';
import { createHousekeeping } from '../../src/workers/housekeeping.ts';

const DAY = 24 * 60 * 60_000;
const clock = createWorldClock(new Date('2026-11-22T08:00:00Z'), busy);
const store = await memoryStore(clock);
afterAll(async () => store.close());

describe('housekeeping', () => {
  it('removes audit entries once they are older than the setting says, and leaves a chain that verifies', async () => {
    await store.audit.append({ action: 'access.allowed', by: 'U0ADMIN', detail: 'old' });
    await clock.advance(20 * DAY);
    await store.audit.append({ action: 'access.allowed', by: 'U0ADMIN', detail: 'new' });
    const note = { by: 'U0ADMIN', detail: () => 'audit-days 30' };
    await store.settings.change((now) => ({ ...now, auditDays: 30 }), note);
    const keeping = createHousekeeping(store, { clock, log: createLog('silent') });
    keeping.start();
    await clock.advance(9 * DAY);
    expect(await details()).toContain('old');
    await clock.advance(2 * DAY);
    await keeping.stop();
    expect(await details()).not.toContain('old');
    expect(await details()).toContain('new');
    expect((await store.audit.verify()).isWhole).toBe(true);
  });

  it('removes posts and what is known of searches once they are older than the setting says', async () => {
    const note = { by: 'U0ADMIN', detail: () => 'snapshot-days 10' };
    await store.settings.change((now) => ({ ...now, snapshotDays: 10 }), note);
    await sees('old');
    await clock.advance(5 * DAY);
    await sees('new');
    const keeping = createHousekeeping(store, { clock, log: createLog('silent') });
    keeping.start();
    await clock.advance(4 * DAY);
    expect(await known()).toEqual(['old', 'new']);
    await clock.advance(2 * DAY);
    await keeping.stop();
    expect(await known()).toEqual(['new']);
  });

  it('forgets events a day after they came', async () => {
    await store.seenEvents.claim('Ev1');
    const keeping = createHousekeeping(store, { clock, log: createLog('silent') });
    keeping.start();
    await clock.advance(DAY / 2);
    expect(await store.seenEvents.claim('Ev1')).toBe(false);
    await clock.advance(DAY);
    await keeping.stop();
    expect(await store.seenEvents.claim('Ev1')).toBe(true);
  });
});

async function details() {
  return (await store.audit.list({ limit: 100 })).map(({ detail }) => detail);
}

/** A look at a search that nobody follows, and a post of it that goes out at once. */
async function sees(jobId: string): Promise<void> {
  const at = clock.now();
  const snapshot = { jobId, at, phase: 'Running', metric: undefined, mode: 'max', trials: [] } as const;
  const message = { text: jobId, blocks: [] };
  const post: OutgoingPost = { key: jobId, kind: 'event', channel: 'C0TRAINING', message, dueAt: at };
  await store.snapshots.saw({
    after: undefined,
    snapshot,
    cards: [],
    heard: [],
    posts: [post],
    raised: [],
    isEnded: false,
  });
  await store.outbox.hold('C0TRAINING', { name: 'one', until: new Date(at.getTime() + DAY) });
  await store.outbox.move(jobId, { from: 'due', to: 'sending', by: 'one' });
  await store.outbox.move(jobId, { from: 'sending', to: 'sent', by: 'one' });
}

/** Of which searches there is both. */
async function known(): Promise<string[]> {
  const there = ['old', 'new'].map(async (jobId) => {
    const [post, snapshot] = [await store.outbox.get(jobId), await store.snapshots.last(jobId)];
    expect(post === undefined).toBe(snapshot === undefined);
    return post ? [jobId] : [];
  });
  return (await Promise.all(there)).flat();
}
