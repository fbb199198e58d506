import { describe, expect, it } from 'vitest';
import { engines } from './engines.ts';

describe.each(engines)('the events on $name', ({ fresh }) => {
  it('are claimed once, however many instances ask at once', async () => {
    const { store, another } = await fresh();
    const others = [await another(), await another()];
    const claims = [store, ...others, store].map(async ({ seenEvents }) => seenEvents.claim('Ev1'));
    expect((await Promise.all(claims)).filter((isMine) => isMine)).toHaveLength(1);
    expect(await store.seenEvents.claim('Ev2')).toBe(true);
  });

  it('are forgotten when they are older than was asked for', async () => {
    const { store, clock } = await fresh();
    await store.seenEvents.claim('Ev1');
    clock.pass(60);
    await store.seenEvents.claim('Ev2');
    expect(await store.seenEvents.purge(clock.now())).toBe(1);
    expect(await store.seenEvents.claim('Ev1')).toBe(true);
    expect(await store.seenEvents.claim('Ev2')).toBe(false);
  });
});
