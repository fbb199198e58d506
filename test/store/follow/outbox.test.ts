import { describe, expect, it } from 'vitest';
import type { PostState } from '../../../src/store/follow/following.ts';
import { engines } from '../db/engines.ts';
import { held, move, sent } from './posting.ts';
import { AT, CHANNEL, DAY, HOUR, JOB, later, post } from './samples.ts';

const ENDS = ['sent', 'refused', 'lost'] as const;

describe.each(engines)('the outbox on $name', ({ fresh }) => {
  it('gives back what was put in', async () => {
    const { store } = await fresh();
    const full = post({
      key: 'full',
      kind: 'alert',
      under: 'card',
      isBroadcast: true,
      isUrgent: true,
      jobId: JOB.id,
      dueAt: later(HOUR),
      message: { text: '“ä” 😀 \\ "', blocks: [{ type: 'divider' }], plain: [] },
    });
    await store.outbox.put([full, post({ key: 'bare' })]);
    const fresh_ = { state: 'due', attempts: 0, ts: undefined };
    expect(await store.outbox.get('full')).toEqual({ ...full, ...fresh_, seq: expect.any(Number) });
    expect(await store.outbox.get('bare')).toEqual({
      ...post({ key: 'bare' }),
      ...fresh_,
      seq: expect.any(Number),
      under: undefined,
      isBroadcast: false,
      isUrgent: false,
      jobId: undefined,
    });
    expect(await store.outbox.get('nothing')).toBeUndefined();
  });

  it('takes a key once, also after it was sent', async () => {
    const { store } = await held(await fresh());
    const other = post({ key: 'a', message: { text: 'other', blocks: [] } });
    await store.outbox.put([other, post({ key: 'b' }), post({ key: 'b' })]);
    expect(await store.outbox.get('a')).toMatchObject({ message: { text: 'a' } });
    await sent(store.outbox, 'a');
    await store.outbox.put([other]);
    expect(await store.outbox.get('a')).toMatchObject({ state: 'sent' });
    const open = await store.outbox.hold(CHANNEL, { name: 'one', until: later(HOUR) });
    expect(open?.map(({ key }) => key)).toEqual(['b']);
  });

  it('holds, moves and gives back several channels together, each by itself', async () => {
    const { store, another } = await fresh();
    const { outbox } = store;
    const other = (await another()).outbox;
    const until = later(HOUR);
    const channels = ['C1', 'C2', 'C3', 'C4'];
    await outbox.put(channels.slice(0, 3).map((channel) => post({ key: channel, channel })));
    expect(await other.hold('C2', { name: 'two', until })).toHaveLength(1);
    const held = await Promise.all(channels.map((channel) => outbox.hold(channel, { name: 'one', until })));
    expect(held.map((posts) => posts?.map(({ key }) => key))).toEqual([['C1'], undefined, ['C3'], []]);
    const begun = await Promise.all(
      [...channels, 'C1'].map((key) => outbox.move(key, { from: 'due', to: 'sending', by: 'one' })),
    );
    expect(begun).toEqual([true, false, true, false, false]);
    const ended = await Promise.allSettled([
      outbox.move('C1', { from: 'sending', to: 'sent', ts: '1.1', by: 'one' }),
      outbox.move('C2', { from: 'sent', to: 'due', by: 'one' }),
      outbox.move('C3', { from: 'sending', to: 'due', dueAt: until, by: 'one' }),
    ]);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await outbox.get('C1')).toMatchObject({ state: 'sent', ts: '1.1', attempts: 1 });
    expect(await outbox.get('C2')).toMatchObject({ state: 'due', attempts: 0 });
    expect(await outbox.get('C3')).toMatchObject({ state: 'due', dueAt: until, attempts: 1 });
    await Promise.all(channels.map((channel) => outbox.release(channel, 'one')));
    const taken = await Promise.all(channels.map((channel) => other.hold(channel, { name: 'three', until })));
    expect(taken.map((posts) => posts?.length)).toEqual([0, undefined, 1, 0]);
  });

  it('accepts an empty list of posts', async () => {
    const { store } = await fresh();
    await store.outbox.put([]);
    expect(await store.outbox.waiting()).toEqual([]);
  });

  it('tells which channels wait, and from when on', async () => {
    const { store } = await fresh();
    await store.outbox.put([
      post({ key: '1', channel: 'C1', dueAt: later(2 * HOUR) }),
      post({ key: '2', channel: 'C1', dueAt: later(HOUR) }),
      post({ key: '3', channel: 'C2', dueAt: later(-HOUR) }),
    ]);
    expect(await store.outbox.waiting()).toEqual([
      { channel: 'C2', at: later(-HOUR) },
      { channel: 'C1', at: later(HOUR) },
    ]);
  });

  it('tells of a channel that somebody holds from when nobody has to any more', async () => {
    const { store, clock } = await held(await fresh());
    expect(await store.outbox.waiting()).toEqual([{ channel: CHANNEL, at: later(HOUR) }]);
    await move(store.outbox, 'a', 'due', 'sending');
    expect(await store.outbox.waiting()).toEqual([{ channel: CHANNEL, at: later(HOUR) }]);
    clock.pass(2 * 3600);
    expect(await store.outbox.waiting()).toEqual([{ channel: CHANNEL, at: clock.now() }]);
    await move(store.outbox, 'a', 'sending', 'sent');
    expect(await store.outbox.waiting()).toEqual([]);
  });

  it('gives what is not at its end to one driver alone, until their time is up', async () => {
    const { store, clock, another } = await held(await fresh(), ['a', 'b', 'c']);
    const other = (await another()).outbox;
    const two = { name: 'two', until: later(2 * HOUR) };
    expect(await other.hold(CHANNEL, two)).toBeUndefined();
    expect(await other.hold('C0OTHER', two)).toEqual([]);
    await sent(store.outbox, 'b');
    await move(store.outbox, 'c', 'due', 'sending');
    clock.pass(3600);
    expect(await other.hold(CHANNEL, two)).toMatchObject([
      { key: 'a', state: 'due', attempts: 0 },
      { key: 'c', state: 'sending', attempts: 1 },
    ]);
    expect(await store.outbox.hold(CHANNEL, { name: 'one', until: later(9 * HOUR) })).toBeUndefined();
  });

  it('stays with the driver who renews, and is free once they release it', async () => {
    const { store, clock } = await held(await fresh());
    const { outbox } = store;
    clock.pass(1800);
    expect(await outbox.hold(CHANNEL, { name: 'one', until: later(3 * HOUR) })).toHaveLength(1);
    clock.pass(3600);
    const two = { name: 'two', until: later(3 * HOUR) };
    expect(await outbox.hold(CHANNEL, two)).toBeUndefined();
    await outbox.release(CHANNEL, 'two');
    expect(await outbox.hold(CHANNEL, two)).toBeUndefined();
    await outbox.release(CHANNEL, 'one');
    expect(await outbox.hold(CHANNEL, two)).toHaveLength(1);
  });

  it.each(ENDS)('ends a post as %s, with where it stands', async (to) => {
    const { store } = await held(await fresh());
    await move(store.outbox, 'a', 'due', 'sending');
    const step = { from: 'sending', to, ts: '1763798400.000100', by: 'one' } as const;
    expect(await store.outbox.move('a', step)).toBe(true);
    expect(await store.outbox.get('a')).toMatchObject({ state: to, attempts: 1, ts: '1763798400.000100' });
    expect(await store.outbox.move('a', step)).toBe(false);
    expect(await store.outbox.waiting()).toEqual([]);
  });

  it('puts a post off, and folds it', async () => {
    const { store } = await held(await fresh());
    const off = { from: 'due', to: 'due', dueAt: later(DAY), by: 'one' } as const;
    expect(await store.outbox.move('a', off)).toBe(true);
    expect(await store.outbox.get('a')).toMatchObject({ state: 'due', dueAt: later(DAY), attempts: 0 });
    expect(await move(store.outbox, 'a', 'due', 'folded')).toBe(true);
    expect(await store.outbox.get('a')).toMatchObject({ state: 'folded', dueAt: later(DAY) });
  });

  it('counts the attempts', async () => {
    const { store } = await held(await fresh());
    await move(store.outbox, 'a', 'due', 'sending');
    await move(store.outbox, 'a', 'sending', 'due');
    await move(store.outbox, 'a', 'due', 'sending');
    await move(store.outbox, 'a', 'sending', 'sending');
    expect(await store.outbox.get('a')).toMatchObject({ state: 'sending', attempts: 3 });
  });

  it('takes a step only from the state of the post, and only by who holds the channel', async () => {
    const { store } = await held(await fresh());
    const { outbox } = store;
    expect(await move(outbox, 'a', 'sending', 'sent')).toBe(false);
    expect(await move(outbox, 'nothing', 'due', 'sending')).toBe(false);
    expect(await outbox.move('a', { from: 'due', to: 'sending', by: 'two' })).toBe(false);
    expect(await outbox.get('a')).toMatchObject({ state: 'due', attempts: 0 });
    await outbox.release(CHANNEL, 'one');
    expect(await move(outbox, 'a', 'due', 'sending')).toBe(false);
  });

  it('begins nothing once the time is up, but notes what was answered', async () => {
    const { store, clock } = await held(await fresh(), ['a', 'b']);
    const { outbox } = store;
    await move(outbox, 'a', 'due', 'sending');
    clock.pass(3600);
    expect(await move(outbox, 'b', 'due', 'sending')).toBe(false);
    expect(await move(outbox, 'a', 'sending', 'sending')).toBe(false);
    expect(await move(outbox, 'a', 'sending', 'sent')).toBe(true);
  });

  it('notes nothing by a driver who was replaced', async () => {
    const { store, clock } = await held(await fresh());
    await move(store.outbox, 'a', 'due', 'sending');
    clock.pass(3600);
    await store.outbox.hold(CHANNEL, { name: 'two', until: later(2 * HOUR) });
    expect(await move(store.outbox, 'a', 'sending', 'sent')).toBe(false);
    expect(await store.outbox.get('a')).toMatchObject({ state: 'sending' });
  });

  it.each<[PostState, PostState]>([
    ['due', 'sent'],
    ['sent', 'due'],
    ['sending', 'folded'],
  ])('refuses the step from %s to %s', async (from, to) => {
    const { store } = await fresh();
    await expect(async () => store.outbox.move('a', { from, to, by: 'one' })).rejects.toThrow(
      `A post cannot go from ${from} to ${to}`,
    );
  });

  it('counts the sent posts that the cap limits', async () => {
    const { store, clock } = await fresh();
    const { outbox } = store;
    await outbox.put([
      post({ key: 'early' }),
      post({ key: 'event' }),
      post({ key: 'digest', kind: 'digest' }),
      post({ key: 'thread', under: 'event' }),
      post({ key: 'shown', under: 'event', isBroadcast: true }),
      post({ key: 'lost' }),
      post({ key: 'due' }),
      post({ key: 'elsewhere', channel: 'C0OTHER' }),
    ]);
    for (const channel of [CHANNEL, 'C0OTHER'])
      await outbox.hold(channel, { name: 'one', until: later(DAY) });
    await sent(outbox, 'early');
    clock.pass(3600);
    for (const key of ['event', 'digest', 'thread', 'shown', 'elsewhere']) await sent(outbox, key);
    await move(outbox, 'lost', 'due', 'sending');
    await move(outbox, 'lost', 'sending', 'lost');
    expect(await outbox.sentSince(CHANNEL, later(HOUR))).toBe(2);
    expect(await outbox.sentSince(CHANNEL, AT)).toBe(3);
    expect(await outbox.sentSince('C0EMPTY', AT)).toBe(0);
  });
});
