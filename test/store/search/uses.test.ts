import { describe, expect, it } from 'vitest';
import { engines } from '../db/engines.ts';

describe.each(engines)('the store of searches in use on $name', ({ fresh }) => {
  it('begins without any search', async () => {
    const { store } = await fresh();
    expect(await store.uses.read('C1', 'U1')).toEqual({ search: undefined, last: undefined });
  });

  it('keeps the newest search of a channel, there alone', async () => {
    const { store, clock } = await fresh();
    const search = { channel: 'C1', jobId: 'j1', jobName: 'one', by: 'U1', at: clock.now() };
    await store.uses.set(search);
    await store.uses.set({ ...search, jobId: 'j2', jobName: 'two', by: 'U2' });
    expect((await store.uses.read('C1', 'U9')).search).toEqual({
      ...search,
      jobId: 'j2',
      jobName: 'two',
      by: 'U2',
    });
    expect((await store.uses.read('C2', 'U1')).search).toBeUndefined();
  });

  it('clears the search of a channel, and tells whether there was one', async () => {
    const { store, clock } = await fresh();
    await store.uses.set({ channel: 'C1', jobId: 'j1', jobName: 'one', by: 'U1', at: clock.now() });
    expect(await store.uses.clear('C1')).toBe(true);
    expect(await store.uses.clear('C1')).toBe(false);
    expect((await store.uses.read('C1', 'U1')).search).toBeUndefined();
  });

  it('keeps the last search named by each person in each channel', async () => {
    const { store } = await fresh();
    await store.uses.remember({ channel: 'C1', person: 'U1', word: 'one' });
    await store.uses.remember({ channel: 'C1', person: 'U1', word: 'two' });
    await store.uses.remember({ channel: 'C2', person: 'U1', word: 'three' });
    expect((await store.uses.read('C1', 'U1')).last).toBe('two');
    expect((await store.uses.read('C2', 'U1')).last).toBe('three');
    expect((await store.uses.read('C1', 'U2')).last).toBeUndefined();
  });

  it('replaces characters in names that no database stores', async () => {
    const { store, clock } = await fresh();
    const jobName = 'a\0b\ud800';
    await store.uses.set({ channel: 'C1', jobId: 'j1', jobName, by: 'U1', at: clock.now() });
    expect((await store.uses.read('C1', 'U1')).search?.jobName).toBe('ab\ufffd');
  });
});
