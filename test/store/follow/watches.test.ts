import { describe, expect, it } from 'vitest';
import { engines } from '../db/engines.ts';
import { AT, CHANNEL, HOUR, JOB, later, look, NOTE, post, snapshot, watch } from './samples.ts';

const card = post({ key: 'card:1', kind: 'card' });

describe.each(engines)('stored watches on $name', ({ fresh }) => {
  it('come back as they were made, with the post of the card', async () => {
    const { store } = await fresh();
    expect(await store.watches.add(watch(), card, NOTE)).toBe(true);
    expect(await store.watches.get(CHANNEL, JOB.id)).toEqual(watch());
    expect(await store.watches.get('C0OTHER', JOB.id)).toBeUndefined();
    expect(await store.outbox.get('card:1')).toMatchObject({ ...card, jobId: JOB.id, state: 'due' });
  });

  it('are one for a search and a channel', async () => {
    const { store } = await fresh();
    await store.watches.add(watch(), card, NOTE);
    const again = post({ key: 'card:2' });
    expect(await store.watches.add(watch({ by: 'U0OTHER' }), again, NOTE)).toBe(false);
    expect(await store.watches.get(CHANNEL, JOB.id)).toEqual(watch());
    expect(await store.outbox.get('card:2')).toBeUndefined();
    expect(await store.watches.add(watch({ channel: 'C0OTHER' }), again, NOTE)).toBe(true);
  });

  it('are replaced by a new one once they have ended', async () => {
    const { store } = await fresh();
    await store.watches.add(watch(), card, NOTE);
    const wanted = { channel: CHANNEL, face: 'f', message: card.message };
    await store.snapshots.saw(look({ cards: [wanted], isEnded: true }));
    const anew = watch({ by: 'U0OTHER', reach: [], at: later(HOUR) });
    expect(await store.watches.add(anew, post({ key: 'card:2' }), NOTE)).toBe(true);
    expect(await store.watches.get(CHANNEL, JOB.id)).toEqual(anew);
    expect(await store.watches.wanted(CHANNEL, JOB.id)).toBeUndefined();
  });

  it('are listed in the order they were made, of a channel, a person and a search', async () => {
    const { store } = await fresh();
    const made = [
      watch({ channel: 'C9' }),
      watch({ channel: 'C1', by: 'U0OTHER' }),
      watch({ channel: 'C9', job: { id: 'other', name: 'other' } }),
    ];
    for (const [i, each] of made.entries()) await store.watches.add(each, post({ key: `card:${i}` }), NOTE);
    const [first, second, third] = made;
    expect(await store.watches.list()).toEqual(made);
    expect(await store.watches.list({ channel: 'C9' })).toEqual([first, third]);
    expect(await store.watches.list({ by: 'U0OTHER' })).toEqual([second]);
    expect(await store.watches.list({ jobId: JOB.id })).toEqual([first, second]);
    expect(await store.watches.list({ jobId: JOB.id, channel: 'C9' })).toEqual([first]);
  });

  it('change what is named, and nothing else', async () => {
    const { store } = await fresh();
    await store.watches.add(watch(), card, NOTE);
    const { watches } = store;
    const set = { card: '1763798400.000100', face: 'f1', editedAt: later(HOUR), isReposted: true } as const;
    expect(await watches.change(CHANNEL, JOB.id, set)).toBe(true);
    expect(await watches.get(CHANNEL, JOB.id)).toEqual(watch(set));
    const less = { card: undefined, reach: [], minGain: 0, endedAt: AT } as const;
    await watches.change(CHANNEL, JOB.id, less);
    expect(await watches.get(CHANNEL, JOB.id)).toEqual(watch({ ...set, ...less }));
    expect(await watches.change(CHANNEL, JOB.id, {})).toBe(true);
    expect(await watches.get(CHANNEL, JOB.id)).toEqual(watch({ ...set, ...less }));
    expect(await watches.change('C0OTHER', JOB.id, set)).toBe(false);
  });

  it('are removed once', async () => {
    const { store } = await fresh();
    await store.watches.add(watch(), card, NOTE);
    expect(await store.watches.remove(CHANNEL, JOB.id, NOTE)).toBe(true);
    expect(await store.watches.remove(CHANNEL, JOB.id, NOTE)).toBe(false);
    expect(await store.watches.list()).toEqual([]);
  });

  it('stay for their card alone once somebody ends them, until it says so', async () => {
    const { store } = await fresh();
    const { watches } = store;
    const farewell = { face: 'farewell', message: post({ key: 'farewell' }).message };
    await watches.add(watch(), card, NOTE);
    await watches.add(watch({ channel: 'C0OTHER' }), post({ key: 'card:2' }), NOTE);
    await watches.change(CHANNEL, JOB.id, { card: '1.000001' });
    expect(await watches.remove(CHANNEL, JOB.id, NOTE, farewell)).toBe(true);
    expect(await watches.remove(CHANNEL, JOB.id, NOTE, farewell)).toBe(false);
    expect(await watches.remove(CHANNEL, JOB.id, NOTE)).toBe(false);
    expect(await watches.get(CHANNEL, JOB.id)).toBeUndefined();
    expect(await watches.list()).toMatchObject([{ channel: 'C0OTHER' }]);
    expect(await watches.cards(CHANNEL)).toMatchObject([
      { watch: { card: '1.000001' }, wanted: farewell, isUnwatched: true },
    ]);
    expect(await watches.cards()).toMatchObject([{}, { wanted: undefined, isUnwatched: false }]);
    await watches.forget(CHANNEL, JOB.id);
    await watches.forget('C0OTHER', JOB.id);
    expect(await watches.cards()).toMatchObject([{ watch: { channel: 'C0OTHER' } }]);
  });

  it('are replaced by a new one once somebody has ended them', async () => {
    const { store } = await fresh();
    const farewell = { face: 'farewell', message: card.message };
    await store.watches.add(watch(), card, NOTE);
    await store.watches.remove(CHANNEL, JOB.id, NOTE, farewell);
    expect(await store.watches.add(watch({ at: later(HOUR) }), post({ key: 'card:2' }), NOTE)).toBe(true);
    await store.watches.forget(CHANNEL, JOB.id);
    expect(await store.watches.cards(CHANNEL)).toMatchObject([{ wanted: undefined, isUnwatched: false }]);
  });

  it('remember which best their channel has heard of, until they are made anew', async () => {
    const { store } = await fresh();
    const { watches, snapshots } = store;
    await watches.add(watch(), card, NOTE);
    await watches.add(watch({ channel: 'C0OTHER' }), post({ key: 'card:2' }), NOTE);
    const bestTold = { value: 0.9, metric: 'acc', mode: 'max' } as const;
    const told = { channel: CHANNEL, at: AT, bestTold };
    await snapshots.saw(look({ heard: [told, { ...told, channel: 'C0OTHER', at: later(-1) }] }));
    expect(await watches.list()).toEqual([watch({ bestTold }), watch({ channel: 'C0OTHER' })]);
    const next = look({ after: AT, snapshot: snapshot({ at: later(HOUR) }), isEnded: true });
    await snapshots.saw({ ...next, heard: [] });
    expect(await watches.get(CHANNEL, JOB.id)).toMatchObject({ bestTold });
    await watches.add(watch({ at: later(HOUR) }), post({ key: 'card:3' }), NOTE);
    expect(await watches.get(CHANNEL, JOB.id)).toEqual(watch({ at: later(HOUR) }));
  });

  it('show what the last look wanted', async () => {
    const { store } = await fresh();
    await store.watches.add(watch(), card, NOTE);
    expect(await store.watches.wanted(CHANNEL, JOB.id)).toBeUndefined();
    const wanted = { channel: CHANNEL, face: 'f1', message: { text: 'acc 0.93', blocks: [] } };
    await store.snapshots.saw(look({ cards: [wanted] }));
    expect(await store.watches.wanted(CHANNEL, JOB.id)).toEqual({ face: 'f1', message: wanted.message });
  });

  it('are in the audit with who made, changed and ended them; what the bot does all day is not', async () => {
    const { store } = await fresh();
    const { watches, audit } = store;
    await watches.add(watch(), card, NOTE);
    await watches.add(watch(), card, NOTE);
    await watches.change(CHANNEL, JOB.id, { face: 'f1' });
    await watches.change(CHANNEL, JOB.id, { reach: [], minGain: 0 }, NOTE);
    await watches.change('C0OTHER', JOB.id, { reach: [] }, NOTE);
    await watches.remove(CHANNEL, JOB.id, {});
    await watches.remove(CHANNEL, JOB.id, {});
    const about = { ...NOTE, jobId: JOB.id };
    expect(await audit.list({ limit: 9 })).toMatchObject([
      { action: 'watch.removed', by: undefined, jobId: JOB.id, detail: `in ${CHANNEL}` },
      { ...about, action: 'watch.changed', detail: `in ${CHANNEL}: nothing reaches the channel` },
      {
        ...about,
        action: 'watch.added',
        detail: `in ${CHANNEL}: best, failed reach the channel, best by 0.005 or more`,
      },
    ]);
  });
});
