import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/domain/search/snapshot.ts';
import { engines } from '../db/engines.ts';
import { held, move, sent } from './posting.ts';
import {
  AT,
  alert,
  CHANNEL,
  DAY,
  digest,
  HOUR,
  JOB,
  later,
  look,
  NOTE,
  post,
  snapshot,
  watch,
} from './samples.ts';

describe.each(engines)('the retention of snapshots on $name', ({ fresh }) => {
  it('removes those that are old and that nobody follows', async () => {
    const { store } = await fresh();
    const job = (id: string) => ({ id, name: id });
    for (const jobId of ['alone', 'watched', 'ended', 'alert', 'digest'])
      await store.snapshots.saw(look({ snapshot: snapshot({ jobId }) }));
    await store.snapshots.saw(look({ snapshot: snapshot({ jobId: 'young', at: later(DAY) }) }));
    await store.watches.add(watch({ job: job('watched') }), post({ key: '1' }), NOTE);
    await store.watches.add(watch({ job: job('ended'), endedAt: AT }), post({ key: '2' }), NOTE);
    await store.watches.add(watch({ job: job('young'), endedAt: later(DAY) }), post({ key: '3' }), NOTE);
    await store.alerts.add(alert({ job: job('alert') }), NOTE);
    await store.digests.add(digest({ job: job('digest') }), NOTE);
    await store.digests.add(digest({ id: 'allall', job: undefined }), NOTE);
    expect(await store.snapshots.purge(AT)).toBe(0);
    expect(await store.snapshots.purge(later(DAY))).toBe(2);
    const left = ['alone', 'watched', 'ended', 'alert', 'digest', 'young'].map(async (jobId) =>
      (await store.snapshots.last(jobId)) ? [jobId] : [],
    );
    expect((await Promise.all(left)).flat()).toEqual(['watched', 'alert', 'digest', 'young']);
    expect((await store.watches.list()).map(({ job: { id } }) => id)).toEqual(['watched', 'young']);
  });

  it('removes what a digest about all knows of searches that it no longer tells of', async () => {
    const { store } = await fresh();
    await store.digests.add(digest({ id: 'allall', job: undefined }), NOTE);
    await store.digests.add(digest({ id: 'single' }), NOTE);
    const tell = async (id: string, slot: Date, bases: readonly Snapshot[]) =>
      store.digests.tell(id, { slot, next: undefined, bases, post: undefined });
    await tell('allall', later(1), [snapshot({ jobId: 'gone' }), snapshot({ jobId: 'here' })]);
    await tell('single', later(1), [snapshot()]);
    await tell('single', later(40 * DAY), []);
    expect(await store.snapshots.purge(later(30 * DAY))).toBe(0);
    await tell('allall', later(40 * DAY), [snapshot({ jobId: 'here', at: later(40 * DAY) })]);
    expect(await store.snapshots.purge(AT)).toBe(0);
    expect(await store.snapshots.purge(later(30 * DAY))).toBe(1);
    expect([...(await store.digests.bases('allall')).keys()]).toEqual(['here']);
    expect([...(await store.digests.bases('single')).keys()]).toEqual([JOB.id]);
  });
});

describe.each(engines)('the retention of posts on $name', ({ fresh }) => {
  it('removes what came to its end before', async () => {
    const { store, clock } = await held(await fresh(), ['old', 'due', 'sending', 'young']);
    const { outbox } = store;
    await sent(outbox, 'old');
    await move(outbox, 'sending', 'due', 'sending');
    clock.pass(60);
    await sent(outbox, 'young');
    expect(await outbox.purge(AT)).toBe(0);
    expect(await outbox.purge(later(60_000))).toBe(1);
    expect(await outbox.get('old')).toBeUndefined();
    for (const key of ['due', 'sending', 'young']) expect(await outbox.get(key)).toBeDefined();
  });

  it('keeps a card and what went into its thread while the search is watched, so that nothing is posted again', async () => {
    const { store } = await fresh();
    const { outbox } = store;
    const card = post({ key: 'card', kind: 'card', jobId: JOB.id });
    await store.watches.add(watch(), card, NOTE);
    const thread = [
      post({ key: 'best', jobId: JOB.id, under: 'card' }),
      post({ key: 'locked', kind: 'notice', jobId: JOB.id, under: 'card' }),
      post({ key: 'digest', kind: 'digest', jobId: JOB.id }),
    ];
    await outbox.put(thread);
    await outbox.hold(CHANNEL, { name: 'one', until: later(HOUR) });
    for (const { key } of [card, ...thread]) await sent(outbox, key);
    await outbox.purge(later(1));
    // As if it happened anew.
    await outbox.put(thread);
    const states = thread.map(async ({ key }) => (await outbox.get(key))?.state);
    expect(await Promise.all(states)).toEqual(['sent', 'sent', 'due']);
    await store.watches.remove(CHANNEL, JOB.id, NOTE);
    expect(await outbox.purge(later(1))).toBe(3);
  });

  it('keeps what others wait to go under', async () => {
    const { store } = await fresh();
    const { outbox } = store;
    await outbox.put([
      post({ key: 'root' }),
      post({ key: 'reply', under: 'root' }),
      post({ key: 'former', kind: 'card', jobId: 'other' }),
    ]);
    await outbox.hold(CHANNEL, { name: 'one', until: later(HOUR) });
    for (const key of ['root', 'former']) await sent(outbox, key);
    expect(await outbox.purge(later(1))).toBe(1);
    expect(await outbox.get('root')).toBeDefined();
    await sent(outbox, 'reply');
    expect(await outbox.purge(later(1))).toBe(2);
  });

  it('forgets who posted into a channel long ago', async () => {
    const { store, db } = await held(await fresh());
    await store.outbox.put([post({ channel: 'C0NEWER' })]);
    await store.outbox.hold('C0NEWER', { name: 'one', until: later(DAY) });
    await store.outbox.purge(later(2 * HOUR));
    const holds = await db.selectFrom('outbox_holds').select('channel').execute();
    expect(holds).toEqual([{ channel: 'C0NEWER' }]);
  });
});
