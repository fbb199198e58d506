import { describe, expect, it, onTestFinished } from 'vitest';
import type { Digest, Watch } from '../../src/domain/follow/following.ts';
import { type OutboxCluster, openOutboxCluster } from '../simulation/in-process/outbox-cluster.ts';
import { engines } from '../store/db/engines.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const digest: Omit<Digest, 'at'> = {
  id: 'abc123',
  channel: 'C1',
  job: { id: 'job-1', name: 'resnet-lr' },
  cadence: { kind: 'daily', at: { hour: 9, minute: 0 } },
  timeZone: 'Asia/Shanghai',
  language: 'en',
  unchanged: 'line',
  by: 'U0OWNER',
  paused: undefined,
  next: new Date('2026-11-23T01:00:00Z'),
  told: undefined,
};

const watch: Omit<Watch, 'at'> = {
  channel: 'C1',
  job: { id: 'job-1', name: 'resnet-lr' },
  language: 'en',
  by: 'U0OWNER',
  reach: ['best'],
  minGain: 0,
  bestTold: undefined,
  card: undefined,
  face: undefined,
  editedAt: undefined,
  isReposted: false,
  endedAt: undefined,
};

describe.each(engines)('the post office on $name', ({ fresh }) => {
  async function openTown(): Promise<OutboxCluster> {
    const town = openOutboxCluster(await fresh());
    onTestFinished(town.stop);
    return town;
  }

  const texts = ({ slack }: OutboxCluster) => slack.standing.map(({ text }) => text);

  it('posts in order, one a second in each channel', async () => {
    const town = await openTown();
    town.start(1);
    const [a, b, c] = ['a', 'b', 'c'].map((key) => town.post(key));
    if (a && b && c) await town.put(a, b, c, town.post('d', { channel: 'C2' }));
    await town.pass(10 * SECOND);
    const [first] = town.slack.standing;
    const seconds = town.slack.standing.map(
      ({ text, at }) => `${text} ${(at.getTime() - (first?.at.getTime() ?? 0)) / SECOND}`,
    );
    expect(seconds.toSorted()).toEqual(['a 0', 'b 1', 'c 2', 'd 0']);
    expect(await town.store.outbox.get('a')).toMatchObject({ state: 'sent', ts: first?.ts });
  });

  it('posts nothing before its time', async () => {
    const town = await openTown();
    town.start(1);
    const dueAt = new Date(town.clock.now().getTime() + MINUTE);
    await town.put(town.post('later', { dueAt }), town.post('now'));
    await town.pass(MINUTE - SECOND);
    expect(texts(town)).toEqual(['now']);
    await town.pass(2 * SECOND);
    expect(texts(town)).toEqual(['now', 'later']);
  });

  it('puts a post into the thread of another, and into the channel where that is wanted', async () => {
    const town = await openTown();
    town.start(1);
    await town.put(
      town.post('card', { kind: 'card' }),
      town.post('event', { under: 'card', isBroadcast: true }),
    );
    await town.pass(MINUTE);
    const [card, event] = town.slack.standing;
    expect(event).toMatchObject({ text: 'event', thread: card?.ts, isBroadcast: true });
  });

  it('remembers where the card of a watch stands', async () => {
    const town = await openTown();
    town.start(1);
    const card = town.post('card', { kind: 'card', jobId: 'job-1' });
    await town.store.watches.add({ ...watch, at: town.clock.now() }, card, {});
    await town.pass(MINUTE);
    expect(await town.store.watches.get('C1', 'job-1')).toMatchObject({ card: town.slack.standing[0]?.ts });
  });

  it('leaves Slack alone as long as it wants, and keeps the order', async () => {
    const town = await openTown();
    town.slack.faults.push('busy', 'busy', 'down');
    town.start(1);
    await town.put(town.post('a'), town.post('b'));
    await town.pass(5 * SECOND);
    expect(texts(town)).toEqual([]);
    await town.pass(MINUTE);
    expect(texts(town)).toEqual(['a', 'b']);
  });

  it('loses and doubles nothing in an outage of thirty minutes', async () => {
    const town = await openTown();
    town.start(1);
    town.slack.isDark = true;
    const keys = Array.from({ length: 6 }, (_, i) => `post-${i}`);
    for (const key of keys) {
      await town.put(town.post(key));
      await town.pass(5 * MINUTE);
    }
    expect(texts(town)).toEqual([]);
    town.slack.isDark = false;
    await town.pass(5 * MINUTE);
    expect(texts(town)).toEqual(keys);
  });

  it('finds a post that Slack took without an answer', async () => {
    const town = await openTown();
    town.slack.faults.push('unheard');
    town.start(1);
    await town.put(town.post('a'), town.post('b'));
    await town.pass(MINUTE);
    expect(texts(town)).toEqual(['a', 'b']);
    expect(await town.store.outbox.get('a')).toMatchObject({ state: 'sent', ts: town.slack.standing[0]?.ts });
  });

  it('sends a post again that never arrived', async () => {
    const town = await openTown();
    town.slack.faults.push('dropped');
    town.start(1);
    await town.put(town.post('a'), town.post('b'));
    await town.pass(MINUTE);
    expect(texts(town)).toEqual(['a', 'b']);
  });

  it('sends nothing twice where it may not look, and goes on', async () => {
    const town = await openTown();
    town.slack.isOpen = false;
    town.slack.faults.push('unheard', 'dropped');
    town.start(1);
    await town.put(town.post('a'), town.post('b'), town.post('c'));
    await town.pass(5 * MINUTE);
    expect(texts(town)).toEqual(['a', 'c']);
    expect(await town.store.outbox.get('b')).toMatchObject({ state: 'lost' });
  });

  it.each(['archived', 'removed', 'refused'] as const)(
    'pauses a digest whose post is %s, and tells its owner once',
    async (why) => {
      const town = await openTown();
      await town.store.digests.add({ ...digest, at: town.clock.now() }, {});
      town.slack.refuses.set('C1', why);
      town.start(1);
      const slots = ['1', '2'].map((slot) => town.post(`digest:abc123:${slot}`, { kind: 'digest' }));
      await town.put(...slots);
      await town.pass(5 * MINUTE);
      expect(await town.store.digests.get('abc123')).toMatchObject({ paused: { why }, next: undefined });
      expect(town.slack.standing.map(({ channel }) => channel)).toEqual(['U0OWNER']);
      expect(texts(town)[0]).toContain('resnet-lr');
    },
  );

  it.each([
    [3, undefined],
    [100, { why: 'refused' }],
  ])('after %i refusals that no source explains, has paused the digest: %j', async (times, paused) => {
    const town = await openTown();
    await town.store.digests.add({ ...digest, at: town.clock.now() }, {});
    town.slack.faults.push(...Array.from({ length: times }, () => 'unknown' as const));
    town.start(1);
    await town.put(town.post('digest:abc123:1', { kind: 'digest' }));
    await town.pass(10 * MINUTE);
    const found = await town.store.digests.get('abc123');
    if (paused) expect(found?.paused).toMatchObject(paused);
    else expect([found?.paused, texts(town)]).toEqual([undefined, ['digest:abc123:1']]);
  });

  it('ends the watches of a channel that is archived', async () => {
    const town = await openTown();
    const card = town.post('card', { kind: 'card', jobId: 'job-1' });
    await town.store.watches.add({ ...watch, at: town.clock.now() }, card, {});
    town.slack.refuses.set('C1', 'archived');
    town.start(1);
    await town.pass(MINUTE);
    expect((await town.store.watches.get('C1', 'job-1'))?.endedAt).toBeDefined();
  });

  it('holds posts in quiet hours, and tells them in one at their end', async () => {
    const town = await openTown();
    const quiet = { from: 5 * 60, to: 7 * 60, timeZone: 'UTC', failuresPass: true };
    await town.store.rules.setQuiet('C1', quiet, { by: 'U0OWNER' });
    town.start(1);
    await town.put(...['a', 'b', 'c'].map((key) => town.post(key, { jobId: 'job-1' })));
    await town.pass(50 * MINUTE);
    expect(texts(town)).toEqual([]);
    await town.pass(20 * MINUTE);
    expect(texts(town)).toEqual(['3 in one']);
    expect(await town.store.outbox.get('b')).toMatchObject({ state: 'folded' });
  });

  it('tells in one what a mute has held once it is over, in the thread what belongs there', async () => {
    const town = await openTown();
    const until = new Date(town.clock.now().getTime() + 30 * MINUTE);
    await town.store.rules.mute('C1', 'job-1', until, { by: 'U0OWNER' });
    town.start(1);
    const about = { jobId: 'job-1', under: 'card' };
    await town.put(
      town.post('card', { kind: 'card', jobId: 'job-1' }),
      ...['a', 'b', 'c'].map((key) => town.post(key, about)),
      ...['d', 'e'].map((key) => town.post(key, { ...about, isBroadcast: true })),
    );
    await town.pass(29 * MINUTE);
    expect(texts(town)).toEqual(['card']);
    await town.pass(2 * MINUTE);
    const [card, ...folds] = town.slack.standing;
    expect(folds).toMatchObject([
      { text: '3 in one', thread: card?.ts },
      { text: '2 in one', thread: undefined },
    ]);
  });
});
