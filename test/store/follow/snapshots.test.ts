import { describe, expect, it } from 'vitest';
import type { SearchEvent } from '../../../src/domain/follow/events.ts';
import { engines } from '../db/engines.ts';
import {
  AT,
  alert,
  CHANNEL,
  DAY,
  digest,
  HOUR,
  JOB,
  largeSnapshot,
  later,
  look,
  NEVER,
  NOTE,
  post,
  snapshot,
  trial,
  watch,
} from './samples.ts';

describe.each(engines)('the stored result of a look on $name', ({ fresh }) => {
  it('is the newest of its search', async () => {
    const { store } = await fresh();
    expect(await store.snapshots.last(JOB.id)).toBeUndefined();
    expect(await store.snapshots.saw(look())).toBe(true);
    expect(await store.snapshots.last(JOB.id)).toEqual(snapshot());
    const newer = snapshot({ at: later(HOUR), phase: 'Completed', trials: [] });
    expect(await store.snapshots.saw(look({ after: AT, snapshot: newer }))).toBe(true);
    expect(await store.snapshots.last(JOB.id)).toEqual(newer);
    expect(await store.snapshots.last('other')).toBeUndefined();
  });

  it('is noted with a new time where nothing has changed', async () => {
    const { store } = await fresh();
    await store.snapshots.saw(look());
    await store.snapshots.saw(look({ after: AT, snapshot: snapshot({ at: later(HOUR) }) }));
    expect(await store.snapshots.last(JOB.id)).toEqual(snapshot({ at: later(HOUR) }));
  });

  it('comes back to the last bit, with 5,000 trials', async () => {
    const { store } = await fresh();
    const one = largeSnapshot();
    await store.snapshots.saw(look({ snapshot: one }));
    expect(await store.snapshots.last(JOB.id)).toEqual(one);
  });

  it('changes nothing when somebody else has looked meanwhile', async () => {
    const { store } = await fresh();
    await store.watches.add(watch(), post({ key: 'card' }), NOTE);
    await store.alerts.add(alert(), NOTE);
    await store.snapshots.saw(look());
    const late = look({
      snapshot: snapshot({ at: later(HOUR), trials: [] }),
      cards: [{ channel: CHANNEL, face: 'late', message: post().message }],
      posts: [post({ key: 'late' })],
      raised: [{ alert: 'a1b2c3', what: 'late' }],
      isEnded: true,
    });
    expect(await store.snapshots.saw(late)).toBe(false);
    expect(await store.snapshots.saw({ ...late, after: later(-1) })).toBe(false);
    expect(await store.snapshots.last(JOB.id)).toEqual(snapshot());
    expect(await store.watches.get(CHANNEL, JOB.id)).toEqual(watch());
    expect(await store.watches.wanted(CHANNEL, JOB.id)).toBeUndefined();
    expect(await store.alerts.get('a1b2c3')).toEqual(alert());
    expect(await store.outbox.get('late')).toBeUndefined();
  });

  it('keeps what happened last, until something else does', async () => {
    const { store } = await fresh();
    const { snapshots } = store;
    const event: SearchEvent = { kind: 'finished', trials: [trial()], at: AT };
    const ended: SearchEvent = { kind: 'ended', phase: 'Completed', at: later(2 * HOUR) };
    expect(await snapshots.lastEvent(JOB.id)).toBeUndefined();
    await snapshots.saw(look({ event }));
    expect(await snapshots.lastEvent(JOB.id)).toEqual(event);
    await snapshots.saw(look({ after: AT, snapshot: snapshot({ at: later(HOUR) }) }));
    expect(await snapshots.lastEvent(JOB.id)).toEqual(event);
    // Somebody else was first.
    await snapshots.saw(look({ after: AT, snapshot: snapshot({ at: later(2 * HOUR) }), event: ended }));
    expect(await snapshots.lastEvent(JOB.id)).toEqual(event);
    await snapshots.saw(
      look({ after: later(HOUR), snapshot: snapshot({ at: later(2 * HOUR) }), event: ended }),
    );
    expect(await snapshots.lastEvent(JOB.id)).toEqual(ended);
    expect(await snapshots.lastEvent('other')).toBeUndefined();
  });

  it('does not restore a card whose watch somebody has ended meanwhile', async () => {
    const { store } = await fresh();
    await store.watches.add(watch(), post({ key: 'card', kind: 'card' }), NOTE);
    const farewell = { face: 'farewell', message: post({ key: 'farewell' }).message };
    expect(await store.watches.remove(CHANNEL, JOB.id, NOTE, farewell)).toBe(true);
    const live = { channel: CHANNEL, face: 'live', message: post({ key: 'live' }).message };
    await store.snapshots.saw(look({ cards: [live] }));
    expect(await store.watches.cards()).toMatchObject([{ wanted: farewell }]);
  });

  it('is not compared with one that retention has removed', async () => {
    const { store } = await fresh();
    expect(await store.snapshots.saw(look({ after: AT }))).toBe(false);
  });

  it('is written by one of those who look at once', async () => {
    const { store, another } = await fresh();
    const other = await another();
    for (const after of [undefined, AT]) {
      const at = after ? later(HOUR) : AT;
      const looks = Array.from({ length: 8 }, (_, i) => {
        const trials = [trial({ value: i })];
        return (i % 2 ? store : other).snapshots.saw(
          look({ after, snapshot: snapshot({ at, trials }), posts: [post({ key: `${at.getTime()} ${i}` })] }),
        );
      });
      expect((await Promise.all(looks)).filter(Boolean)).toHaveLength(1);
    }
    expect(await store.outbox.hold(CHANNEL, { name: 'one', until: later(DAY) })).toHaveLength(2);
  });

  it('tells what happened last, also when nothing has happened since', async () => {
    const { store } = await fresh();
    const { snapshots } = store;
    const best = { kind: 'best', trial: { ...trial(), value: 0.95 }, previous: undefined, at: AT } as const;
    const event: SearchEvent = { ...best, gain: undefined };
    const at = later(HOUR);
    await snapshots.saw(look());
    expect(await snapshots.lastEvent(JOB.id)).toBeUndefined();
    await snapshots.saw(look({ after: AT, snapshot: snapshot({ at }), event }));
    await snapshots.saw(look({ after: at, snapshot: snapshot({ at: later(DAY) }) }));
    expect(await snapshots.lastEvent(JOB.id)).toEqual(event);
    expect(await snapshots.lastEvent('other')).toBeUndefined();
  });

  it('is on every card that is to show it, and on no other', async () => {
    const { store } = await fresh();
    const channels = ['C1', 'C2', 'C3', 'C4'];
    for (const channel of channels) await store.watches.add(watch({ channel }), post({ key: channel }), NOTE);
    const other = { id: 'other', name: 'other' };
    await store.watches.add(watch({ channel: 'C1', job: other }), post({ key: 'other' }), NOTE);
    const [en, zh] = ['New best', '新的最佳'].map((text) => ({ text, blocks: [] }));
    if (!en || !zh) throw new Error('There are two');
    await store.snapshots.saw(
      look({
        cards: [
          { channel: 'C1', face: 'en', message: en },
          { channel: 'C2', face: 'zh', message: zh },
          { channel: 'C3', face: 'en', message: en },
          { channel: 'C9', face: 'en', message: en },
        ],
      }),
    );
    const wanted = await Promise.all(channels.map((channel) => store.watches.wanted(channel, JOB.id)));
    expect(wanted).toEqual([
      { face: 'en', message: en },
      { face: 'zh', message: zh },
      { face: 'en', message: en },
      undefined,
    ]);
    expect(await store.watches.wanted('C1', other.id)).toBeUndefined();
  });

  it('is told by posts, in their order, each once', async () => {
    const { store } = await fresh();
    const keys = Array.from({ length: 1500 }, (_, i) => `event:${(i * 7919) % 1500}`);
    await store.snapshots.saw(look({ posts: keys.map((key) => post({ key })) }));
    const again = look({
      after: AT,
      snapshot: snapshot({ at: later(1) }),
      posts: [post({ key: 'event:1' })],
    });
    await store.snapshots.saw(again);
    const held = await store.outbox.hold(CHANNEL, { name: 'one', until: later(DAY) });
    expect(held?.map(({ key }) => key)).toEqual(keys);
  });

  it('ends the watches and removes the alerts of a search that has ended, of that alone', async () => {
    const { store, clock } = await fresh();
    const other = { id: 'other', name: 'other' };
    const before = later(-DAY);
    await store.watches.add(watch(), post({ key: '1' }), NOTE);
    await store.watches.add(watch({ channel: 'C0OLD', endedAt: before }), post({ key: '2' }), NOTE);
    await store.watches.add(watch({ job: other }), post({ key: '3' }), NOTE);
    await store.alerts.add(alert(), NOTE);
    await store.alerts.add(alert({ id: 'other', job: other }), NOTE);
    await store.snapshots.saw(look({ isEnded: true, raised: [{ alert: 'a1b2c3', what: '-' }] }));
    const ended = (await store.watches.list()).map(({ endedAt }) => endedAt);
    expect(ended).toEqual([clock.now(), before, undefined]);
    expect((await store.alerts.list()).map(({ id }) => id)).toEqual(['other']);
  });

  it('is nothing at all when a part of it fails', async () => {
    const { store } = await fresh();
    await store.alerts.add(alert(), NOTE);
    const broken = look({
      raised: [{ alert: 'a1b2c3', what: '-' }],
      posts: [post({ key: 'fine' }), post({ key: 'broken', dueAt: NEVER })],
    });
    await expect(store.snapshots.saw(broken)).rejects.toThrow();
    expect(await store.snapshots.last(JOB.id)).toBeUndefined();
    expect(await store.outbox.get('fine')).toBeUndefined();
    expect(await store.alerts.get('a1b2c3')).toEqual(alert());
  });
});

describe.each(engines)('the list of followed searches on $name', ({ fresh }) => {
  it('are those with a watch that goes on or an alert, and when they were looked at', async () => {
    const { store } = await fresh();
    expect(await store.snapshots.followed()).toEqual([]);
    const job = (id: string) => ({ id, name: id });
    await store.watches.add(watch({ job: job('c') }), post({ key: '1' }), NOTE);
    await store.watches.add(watch({ job: job('c'), channel: 'C0OTHER' }), post({ key: '2' }), NOTE);
    await store.watches.add(watch({ job: job('b'), endedAt: AT }), post({ key: '3' }), NOTE);
    await store.alerts.add(alert({ job: job('a') }), NOTE);
    await store.alerts.add(alert({ id: 'second', job: job('c') }), NOTE);
    await store.digests.add(digest({ job: job('d') }), NOTE);
    await store.snapshots.saw(look({ snapshot: snapshot({ jobId: 'c', at: later(HOUR) }) }));
    expect(await store.snapshots.followed()).toEqual([
      { jobId: 'a', at: undefined },
      { jobId: 'c', at: later(HOUR) },
    ]);
  });
});
