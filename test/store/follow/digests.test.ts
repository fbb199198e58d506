import { describe, expect, it } from 'vitest';
import type { Cadence } from '../../../src/domain/follow/schedule.ts';
import { engines } from '../db/engines.ts';
import { AT, CHANNEL, DAY, digest, HOUR, JOB, later, NEVER, NOTE, post, snapshot, trial } from './samples.ts';

describe.each(engines)('stored digests on $name', ({ fresh }) => {
  it('come back as they were made', async () => {
    const { store } = await fresh();
    const paused = { at: AT, why: 'archived' } as const;
    const made = [
      digest(),
      digest({ id: 'allall', job: undefined, language: 'zh', unchanged: 'nothing' }),
      digest({ id: 'paused', paused, next: undefined, told: later(-DAY) }),
    ];
    for (const each of made) await store.digests.add(each, NOTE);
    for (const each of made) expect(await store.digests.get(each.id)).toEqual(each);
    expect(await store.digests.get('nobody')).toBeUndefined();
  });

  it('are listed in the order they were made, of a channel and of a person', async () => {
    const { store } = await fresh();
    await store.digests.add(digest({ id: 'zzz' }), NOTE);
    await store.digests.add(digest({ id: 'mmm', channel: 'C0OTHER' }), NOTE);
    await store.digests.add(digest({ id: 'aaa', by: 'U0OTHER', at: later(-1) }), NOTE);
    const ids = async (of?: { channel?: string; by?: string }) =>
      (await store.digests.list(of)).map(({ id }) => id);
    expect(await ids()).toEqual(['zzz', 'mmm', 'aaa']);
    expect(await ids({ channel: CHANNEL })).toEqual(['zzz', 'aaa']);
    expect(await ids({ by: 'U0ASKER' })).toEqual(['zzz', 'mmm']);
    expect(await ids({ channel: CHANNEL, by: 'U0ASKER' })).toEqual(['zzz']);
    expect(await ids({ channel: 'C0EMPTY' })).toEqual([]);
  });

  it('take an id once', async () => {
    const { store } = await fresh();
    await store.digests.add(digest(), NOTE);
    await expect(store.digests.add(digest({ channel: 'C0OTHER' }), NOTE)).rejects.toThrow();
    expect(await store.digests.get('k3x9ab')).toEqual(digest());
    expect(await store.audit.count({})).toBe(1);
  });

  it('are paused, and go on', async () => {
    const { store } = await fresh();
    const { digests } = store;
    await digests.add(digest(), NOTE);
    const pause = { at: later(HOUR), why: 'asked' } as const;
    expect(await digests.pause('k3x9ab', pause, undefined, NOTE)).toBe(true);
    expect(await digests.get('k3x9ab')).toEqual(digest({ paused: pause, next: undefined }));
    expect(await digests.pause('k3x9ab', undefined, later(DAY), NOTE)).toBe(true);
    expect(await digests.get('k3x9ab')).toEqual(digest({ next: later(DAY) }));
    expect(await digests.pause('nobody', pause, undefined, NOTE)).toBe(false);
  });

  it('are removed with all their snapshots', async () => {
    const { store, db } = await fresh();
    const { digests } = store;
    await digests.add(digest(), NOTE);
    await digests.tell('k3x9ab', { slot: AT, next: undefined, bases: [snapshot()], post: undefined });
    expect(await digests.remove('k3x9ab', NOTE)).toBe(true);
    expect(await digests.remove('k3x9ab', NOTE)).toBe(false);
    expect(await digests.get('k3x9ab')).toBeUndefined();
    expect(await db.selectFrom('digest_bases').selectAll().execute()).toEqual([]);
  });

  it.each<[string, Cadence]>([
    ['every 6 h', { kind: 'hours', every: 6 }],
    ['weekdays 09:05', { kind: 'weekdays', at: { hour: 9, minute: 5 } }],
    ['weekly on day 1 18:30', { kind: 'weekly', day: 1, at: { hour: 18, minute: 30 } }],
  ])('are in the audit with who made them: %s', async (words, cadence) => {
    const { store } = await fresh();
    await store.digests.add(digest({ cadence }), NOTE);
    const about = { ...NOTE, jobId: JOB.id };
    expect(await store.audit.list({ limit: 9 })).toMatchObject([
      { ...about, action: 'digest.added', detail: `k3x9ab in ${CHANNEL}: resnet-lr, ${words} Asia/Shanghai` },
    ]);
  });

  it('are in the audit with who changed them, once for each change', async () => {
    const { store } = await fresh();
    const { digests, audit } = store;
    await digests.add(digest({ job: undefined }), NOTE);
    await digests.pause('k3x9ab', { at: AT, why: 'asked' }, undefined, NOTE);
    await digests.pause('k3x9ab', { at: later(1), why: 'asked' }, undefined, NOTE);
    await digests.pause('k3x9ab', undefined, later(DAY), NOTE);
    await digests.pause('k3x9ab', undefined, later(2 * DAY), NOTE);
    await digests.pause('k3x9ab', { at: AT, why: 'removed' }, undefined, {});
    await digests.remove('k3x9ab', NOTE);
    expect((await audit.list({ limit: 9 })).map(({ by, action, detail }) => [by, action, detail])).toEqual([
      ['U0ASKER', 'digest.removed', `k3x9ab in ${CHANNEL}: all that run, daily 09:00 Asia/Shanghai`],
      [undefined, 'digest.paused', 'k3x9ab: removed'],
      ['U0ASKER', 'digest.resumed', `k3x9ab in ${CHANNEL}: all that run, daily 09:00 Asia/Shanghai`],
      ['U0ASKER', 'digest.paused', 'k3x9ab: asked'],
      ['U0ASKER', 'digest.added', `k3x9ab in ${CHANNEL}: all that run, daily 09:00 Asia/Shanghai`],
    ]);
  });
});

describe.each(engines)('telling a digest, stored on $name,', ({ fresh }) => {
  const slot = later(HOUR);
  const told = { slot, next: later(DAY), bases: [snapshot()], post: post() };

  it('writes down the slot, the next one, what was told, and the post', async () => {
    const { store } = await fresh();
    await store.digests.add(digest(), NOTE);
    expect(await store.digests.tell('k3x9ab', told)).toBe(true);
    expect(await store.digests.get('k3x9ab')).toEqual(digest({ told: slot, next: later(DAY) }));
    expect(await store.digests.bases('k3x9ab')).toEqual(new Map([[JOB.id, snapshot()]]));
    expect(await store.outbox.get(told.post.key)).toMatchObject({ ...told.post, state: 'due' });
  });

  it('changes nothing when that slot or a later one was told', async () => {
    const { store } = await fresh();
    await store.digests.add(digest(), NOTE);
    await store.digests.tell('k3x9ab', told);
    const late = { next: undefined, bases: [snapshot({ trials: [] })], post: post({ key: 'late' }) };
    expect(await store.digests.tell('k3x9ab', { ...late, slot })).toBe(false);
    expect(await store.digests.tell('k3x9ab', { ...late, slot: later(0) })).toBe(false);
    expect(await store.digests.get('k3x9ab')).toEqual(digest({ told: slot, next: later(DAY) }));
    expect(await store.digests.bases('k3x9ab')).toEqual(new Map([[JOB.id, snapshot()]]));
    expect(await store.outbox.get('late')).toBeUndefined();
    expect(await store.digests.tell('k3x9ab', { ...late, slot: later(HOUR + 1) })).toBe(true);
  });

  it('changes nothing of one that is paused or gone', async () => {
    const { store } = await fresh();
    await store.digests.add(digest(), NOTE);
    const paused = { at: AT, why: 'asked' } as const;
    await store.digests.pause('k3x9ab', paused, undefined, NOTE);
    expect(await store.digests.tell('k3x9ab', told)).toBe(false);
    expect(await store.digests.tell('nobody', told)).toBe(false);
    expect(await store.digests.get('k3x9ab')).toEqual(digest({ paused, next: undefined }));
    expect(await store.outbox.get(told.post.key)).toBeUndefined();
  });

  it('ends a digest whose search has ended', async () => {
    const { store } = await fresh();
    await store.digests.add(digest(), NOTE);
    const pause = { at: slot, why: 'ended' } as const;
    await store.digests.tell('k3x9ab', { ...told, next: undefined, pause });
    expect(await store.digests.get('k3x9ab')).toEqual(digest({ told: slot, next: undefined, paused: pause }));
  });

  it('keeps a base of each search, and the newest of it', async () => {
    const { store } = await fresh();
    await store.digests.add(digest({ job: undefined }), NOTE);
    const other = snapshot({ jobId: 'other', metric: undefined, mode: 'min' });
    await store.digests.tell('k3x9ab', { ...told, bases: [snapshot(), other] });
    const newer = snapshot({ at: later(DAY), trials: [trial(), trial({ id: '1', state: 'running' })] });
    await store.digests.tell('k3x9ab', { ...told, slot: later(DAY), bases: [newer], post: undefined });
    expect(await store.digests.bases('k3x9ab')).toEqual(
      new Map([
        [JOB.id, newer],
        ['other', other],
      ]),
    );
    expect(await store.digests.bases('nobody')).toEqual(new Map());
  });

  it('is done by one of those who tell a slot at once', async () => {
    const { store, another } = await fresh();
    const other = await another();
    await store.digests.add(digest(), NOTE);
    const tellings = Array.from({ length: 10 }, (_, i) =>
      (i % 2 ? store : other).digests.tell('k3x9ab', { ...told, post: post({ key: `by ${i}` }) }),
    );
    expect((await Promise.all(tellings)).filter(Boolean)).toHaveLength(1);
    expect(await store.outbox.waiting()).toHaveLength(1);
    expect(await store.outbox.hold(CHANNEL, { name: 'one', until: later(DAY) })).toHaveLength(1);
  });

  it('is done for each by itself where several are told together', async () => {
    const { store } = await fresh();
    const ids = ['first1', 'paused', 'second', 'broken', 'late01'] as const;
    for (const id of ids) await store.digests.add(digest({ id }), NOTE);
    await store.digests.pause('paused', { at: AT, why: 'asked' }, undefined, NOTE);
    await store.digests.tell('late01', { ...told, bases: [], post: undefined });
    const tellings = await Promise.allSettled(
      [...ids, 'nobody'].map((id) =>
        store.digests.tell(id, {
          ...told,
          post: post({ key: id, ...(id === 'broken' && { dueAt: NEVER }) }),
        }),
      ),
    );
    const outcomes = tellings.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'));
    expect(outcomes).toEqual([true, false, true, 'failed', false, false]);
    const open = await store.outbox.hold(CHANNEL, { name: 'one', until: later(DAY) });
    expect(open?.map(({ key }) => key)).toEqual(['first1', 'second']);
    const bases = await Promise.all(ids.map((id) => store.digests.bases(id)));
    expect(bases.map(({ size }) => size)).toEqual([1, 0, 1, 0, 0]);
    const read = await Promise.all(ids.map((id) => store.digests.get(id)));
    expect(read.map((each) => each?.told)).toEqual([told.slot, undefined, told.slot, undefined, told.slot]);
  });

  it('does nothing at all when a part of it fails', async () => {
    const { store } = await fresh();
    await store.digests.add(digest(), NOTE);
    const broken = { ...told, post: post({ dueAt: NEVER }) };
    await expect(store.digests.tell('k3x9ab', broken)).rejects.toThrow();
    expect(await store.digests.get('k3x9ab')).toEqual(digest());
    expect(await store.digests.bases('k3x9ab')).toEqual(new Map());
  });
});
