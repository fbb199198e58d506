import { describe, expect, it } from 'vitest';
import { STOP_STATES, TAKEN } from '../../../src/domain/stop/stops.ts';
import { engines } from '../db/engines.ts';
import { JOB, means, requested, wish } from './wish.ts';

const many = Array.from({ length: 50 }, (_, i) => i);
const none = { action: 'stop.declined' } as const;

describe.each(engines)('the stop ledger on $name', ({ fresh }) => {
  it('gives back what was asked for, whole', async () => {
    const { store, clock } = await fresh();
    const lapsesAt = new Date(clock.now().getTime() + 1_800_001);
    const asked = wish({
      reasons: [
        { kind: 'rank', place: 2, of: 40 },
        { kind: 'age', hours: 3.5 },
      ],
      thread: '1763798400.000100',
      language: 'zh',
      isDryRun: true,
      jobName: '图像 “a” \\ \u{1f680}',
    });
    const { stop } = await store.stops.request(asked, means(clock, { id: 'a', lapsesAt }));
    expect(stop).toMatchObject({
      ...asked,
      id: 'a',
      at: clock.now(),
      state: 'requested',
      posts: 0,
      lapsesAt,
    });
    expect(await store.stops.get('a')).toEqual(stop);
    expect(await store.stops.get('b')).toBeUndefined();
  });

  it('accepts the first of fifty requests at once, and gives it to all the others', async () => {
    const { store, another, clock } = await fresh();
    const ledgers = [store.stops, (await another()).stops];
    const asked = await Promise.all(
      many.map((i) =>
        (ledgers[i % 2] ?? store.stops).request(
          wish({ by: `U${i}` }),
          means(clock, { note: { by: `U${i}` } }),
        ),
      ),
    );
    const [winner, ...others] = asked.filter(({ first }) => first);
    expect(others).toEqual([]);
    expect(asked.map(({ stop }) => stop)).toEqual(many.map(() => winner?.stop));
    expect(await store.audit.list({ limit: 9 })).toMatchObject([
      {
        seq: 1,
        action: 'stop.requested',
        by: winner?.stop.by,
        stopId: winner?.stop.id,
        trialId: '0a1b2c3d',
        jobId: JOB,
      },
    ]);
  });

  it('takes another stop of the same trial once the first has come to nothing', async () => {
    const { store, clock } = await fresh();
    const stop = await requested(store.stops, clock);
    await store.stops.move(stop.id, { from: 'requested', to: 'declined' }, none);
    expect(await store.stops.request(wish(), means(clock))).toMatchObject({ first: true });
  });

  it('takes no stop of a trial that has ended', async () => {
    const { store, clock } = await fresh();
    const stop = await requested(store.stops, clock);
    await store.stops.move(stop.id, { from: 'requested', to: 'ended' }, none);
    const again = await store.stops.request(wish(), means(clock));
    expect(again).toMatchObject({ first: false, stop: { id: stop.id, state: 'ended' } });
  });

  it('never loses a wish that comes while the one before it is being declined', async () => {
    const { store, another, clock } = await fresh();
    const other = (await another()).stops;
    for (const i of many.slice(0, 20)) {
      const trialId = `trial-${i}`;
      const earlier = await requested(store.stops, clock, { trialId });
      const [declined, asked] = await Promise.all([
        store.stops.move(earlier.id, { from: 'requested', to: 'declined' }, none),
        other.request(wish({ trialId }), means(clock)),
      ]);
      expect(declined?.state).toBe('declined');
      expect(asked.stop.id === earlier.id).toBe(!asked.first);
    }
  });

  it('knows a wish that comes a second time by its id, even when it is over', async () => {
    const { store, clock } = await fresh();
    const once = means(clock);
    await store.stops.request(wish(), once);
    await store.stops.move(once.id, { from: 'requested', to: 'declined' }, none);
    const twice = await store.stops.request(wish(), once);
    expect(twice).toMatchObject({ first: false, stop: { id: once.id, state: 'declined' } });
  });

  it('marks a dry run in the audit', async () => {
    const { store, clock } = await fresh();
    await requested(store.stops, clock, { isDryRun: true });
    expect(await store.audit.list({ limit: 1 })).toMatchObject([{ detail: 'dry run', role: 'operator' }]);
  });

  it('keeps text with characters that Postgres cannot store', async () => {
    const { store, clock } = await fresh();
    const stop = await requested(store.stops, clock, { jobName: 'a\0b\ud83d' });
    expect(stop.jobName).toBe('ab\ufffd');
    await store.stops.move(stop.id, { from: 'requested', to: 'held' }, { action: 'stop.held' });
    await store.stops.move(
      stop.id,
      { from: 'held', to: 'sent' },
      { action: 'stop.sent', answer: 'x\0\ud83d' },
    );
    const problem = {
      kind: 'rejected',
      endpoint: 'EarlyStop',
      status: 400,
      detail: 'no\0\ud83d "x"',
    } as const;
    const refused = { from: 'sent', to: 'refused', set: { problem } } as const;
    const moved = await store.stops.move(stop.id, refused, { action: 'stop.refused' });
    expect(moved?.problem).toEqual({ ...problem, detail: 'no\ufffd "x"' });
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 4 });
  });

  it('makes one of twenty steps at once, and notes that one', async () => {
    const { store, another, clock } = await fresh();
    const ledgers = [store.stops, (await another()).stops];
    const { id } = await requested(store.stops, clock);
    const moves = await Promise.all(
      many
        .slice(0, 20)
        .map((i) =>
          (ledgers[i % 2] ?? store.stops).move(
            id,
            { from: 'requested', to: 'held' },
            { action: 'stop.held', by: `U${i}` },
          ),
        ),
    );
    expect(moves.filter((stop) => stop)).toHaveLength(1);
    expect(await store.audit.count({})).toBe(2);
  });

  it('sets what a step brings, and leaves the rest', async () => {
    const { store, clock } = await fresh();
    const { id } = await requested(store.stops, clock);
    const heldUntil = new Date(clock.now().getTime() + 10_000);
    const held = { from: 'requested', to: 'held', set: { approvedBy: 'U0SECOND', heldUntil } } as const;
    await store.stops.move(id, held, { action: 'stop.approved' });
    const sent = {
      from: 'held',
      to: 'sent',
      set: { posts: 1, sentAt: heldUntil, approvedBy: undefined },
    } as const;
    const moved = await store.stops.move(id, sent, { action: 'stop.sent' });
    expect(moved).toMatchObject({
      approvedBy: 'U0SECOND',
      heldUntil,
      posts: 1,
      sentAt: heldUntil,
      isUnclear: false,
    });
    expect(await store.stops.get(id)).toEqual(moved);
  });

  it('says when a stop came to its end', async () => {
    const { store, clock } = await fresh();
    const { id } = await requested(store.stops, clock);
    clock.pass(30);
    const moved = await store.stops.move(id, { from: 'requested', to: 'lapsed' }, { action: 'stop.lapsed' });
    expect(moved?.settledAt).toEqual(clock.now());
  });

  it('takes the time of the end from whoever knows it better', async () => {
    const { store, clock } = await fresh();
    const { id } = await requested(store.stops, clock);
    const settledAt = new Date(clock.now().getTime() - 5000);
    const end = { from: 'requested', to: 'ended', set: { settledAt } } as const;
    expect(await store.stops.move(id, end, { action: 'stop.ended' })).toMatchObject({ settledAt });
  });

  it('makes no step that does not follow', async () => {
    const { store, clock } = await fresh();
    const { id } = await requested(store.stops, clock);
    await expect(store.stops.move(id, { from: 'requested', to: 'sent' }, none)).rejects.toThrow(
      'requested to sent',
    );
  });

  it('makes no step that cannot be noted', async () => {
    const { store, clock, db } = await fresh();
    const { id } = await requested(store.stops, clock);
    await db.deleteFrom('audit_head').execute();
    await expect(store.stops.move(id, { from: 'requested', to: 'held' }, none)).rejects.toThrow();
    expect(await store.stops.get(id)).toMatchObject({ state: 'requested' });
  });

  it('finds what a person can still undo: the newest that is held or waits', async () => {
    const { store, clock } = await fresh();
    await requested(store.stops, clock, { trialId: 'a' });
    clock.pass(1);
    const newest = await requested(store.stops, clock, { trialId: 'b' });
    clock.pass(1);
    await requested(store.stops, clock, { trialId: 'c', by: 'U0OTHER' });
    expect(await store.stops.openBy('U0ASKER')).toMatchObject({ trialId: 'b' });
    await store.stops.move(newest.id, { from: 'requested', to: 'ended' }, none);
    expect(await store.stops.openBy('U0ASKER')).toMatchObject({ trialId: 'a' });
    expect(await store.stops.openBy('U0NOBODY')).toBeUndefined();
  });

  it('names the trials of a job that ModelArts was asked to stop', async () => {
    const { store, clock, db } = await fresh();
    for (const state of STOP_STATES) {
      const { id } = await requested(store.stops, clock, { trialId: state });
      const settled_at = ['requested', 'held', 'sent', 'accepted'].includes(state) ? null : clock.now();
      await db.updateTable('stops').set({ state, settled_at, posts: 1 }).where('id', '=', id).execute();
    }
    const { id } = await requested(store.stops, clock, { trialId: 'ended by itself' });
    await store.stops.move(id, { from: 'requested', to: 'ended' }, none);
    await requested(store.stops, clock, { trialId: 'waiting' });
    expect(await store.stops.of(JOB)).toEqual(new Set(['sent', 'accepted', 'ended', 'unknown']));
    expect(await store.stops.of('another')).toEqual(new Set());
    const askers = await store.stops.askers(JOB);
    expect(new Set(askers.keys())).toEqual(await store.stops.of(JOB));
    expect(new Set(askers.values())).toEqual(new Set(['U0ASKER']));
  });

  it('asks for a second operator from the first that is one too many on, however many come at once', async () => {
    const { store, another, clock } = await fresh();
    await requested(store.stops, clock, { trialId: 'long ago' });
    clock.pass(601);
    const atOnce = { most: 3, since: new Date(clock.now().getTime() - 600_000) };
    const ledgers = [store.stops, (await another()).stops];
    const asked = await Promise.all(
      many.slice(0, 10).map((i) => {
        const own = wish({ trialId: `trial-${i}`, reasons: i === 0 ? [{ kind: 'age', hours: 5 }] : [] });
        return (ledgers[i % 2] ?? store.stops).request(own, means(clock, { atOnce }));
      }),
    );
    const other = await store.stops.request(wish({ trialId: 'x', by: 'U0OTHER' }), means(clock, { atOnce }));
    const counts = asked.flatMap(({ stop }) => stop.reasons).filter(({ kind }) => kind === 'count');
    expect(counts.map((reason) => 'count' in reason && reason.count).toSorted()).toEqual([
      10, 4, 5, 6, 7, 8, 9,
    ]);
    expect(asked[0]?.stop.reasons[0]).toEqual({ kind: 'age', hours: 5 });
    expect(other.stop.reasons).toEqual([]);
  });

  it('lets a stop lapse only when it waits for somebody', async () => {
    const { store, clock } = await fresh();
    const waits = await requested(store.stops, clock, { trialId: 'a', reasons: [{ kind: 'age', hours: 5 }] });
    const goes = await requested(store.stops, clock, { trialId: 'b' });
    expect(waits.lapsesAt).toEqual(new Date(clock.now().getTime() + 1_800_000));
    expect(goes.lapsesAt).toBeUndefined();
  });

  it('lets a second request go out once', async () => {
    const { store, another, clock } = await fresh();
    const ledgers = [store.stops, (await another()).stops];
    const { id } = await requested(store.stops, clock);
    await store.stops.move(id, { from: 'requested', to: 'held' }, none);
    await store.stops.move(id, { from: 'held', to: 'sent', set: { posts: 1 } }, none);
    const again = { from: 'sent', to: 'sent', posts: 1, set: { posts: 2 } } as const;
    const moves = await Promise.all(
      many.slice(0, 10).map((i) => (ledgers[i % 2] ?? store.stops).move(id, again, { action: 'stop.sent' })),
    );
    expect(moves.filter((stop) => stop)).toMatchObject([{ posts: 2 }]);
  });

  it('has tables that know every state, and the same states as taken', async () => {
    const { store, clock, db } = await fresh();
    const taken = await Promise.all(
      STOP_STATES.map(async (state) => {
        const { id } = await requested(store.stops, clock, { trialId: state });
        const settled_at = ['requested', 'held', 'sent', 'accepted'].includes(state) ? null : clock.now();
        await db.updateTable('stops').set({ state, settled_at }).where('id', '=', id).execute();
        const { first } = await store.stops.request(wish({ trialId: state }), means(clock));
        return first ? [] : [state];
      }),
    );
    expect(taken.flat()).toEqual(TAKEN);
  });
});
