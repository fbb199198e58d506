import { describe, expect, it } from 'vitest';
import { busy, memoryStore } from '../../../sandbox/store.ts';
import { means, wish } from '../stop/wish.ts';
import { createTestClock, engines } from './engines.ts';

const unavailable = { name: 'UserError', problem: { kind: 'storeUnavailable' } };

describe.each(engines)('a store on $name that is closed', ({ fresh }) => {
  it('finishes what was begun, and begins nothing more', async () => {
    const { another, store, clock } = await fresh();
    const closing = await another();
    const begun = Array.from({ length: 20 }, (_, i) =>
      closing.stops.request(wish({ trialId: `trial-${i}` }), means(clock)),
    );
    await Promise.all([closing.close(), closing.close()]);
    expect((await Promise.all(begun)).filter(({ first }) => first)).toHaveLength(20);
    await expect(closing.settings.read()).rejects.toMatchObject(unavailable);
    await expect(closing.audit.append({ action: 'audit.exported' })).rejects.toMatchObject(unavailable);
    expect(await closing.isWell()).toBe(false);
    expect(await store.isWell()).toBe(true);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 20 });
  });
});

describe('a store in memory', () => {
  const clock = createTestClock();

  it('is a second one for whoever asks while the first is in use, and an empty one after that', async () => {
    const [one, other] = await Promise.all([memoryStore(clock), memoryStore(clock)]);
    await one.audit.append({ action: 'audit.exported' });
    expect([await one.audit.count({}), await other.audit.count({})]).toEqual([1, 0]);
    await Promise.all([one.close(), other.close()]);
    const next = await memoryStore(clock);
    expect(await next.audit.verify()).toEqual({ isWhole: true, count: 0 });
    await next.close();
  });

  it('is busy from the moment it is asked until it has answered', async () => {
    const store = await memoryStore(clock);
    const asked = [store.uses.clear('C0TRAINING'), store.audit.append({ action: 'audit.exported' })];
    expect(busy()).toBe(2);
    await Promise.all(asked);
    expect(busy()).toBe(0);
    await store.close();
  });
});
