import { describe, expect, it } from 'vitest';
import { engines } from '../db/engines.ts';
import { AT, CHANNEL, DAY, HOUR, JOB, later, NOTE } from './samples.ts';

const quiet = { from: 22 * 60, to: 8 * 60 + 5, timeZone: 'Asia/Shanghai', failuresPass: true };

describe.each(engines)('the rules of a channel, stored on $name,', ({ fresh }) => {
  it('are none at first', async () => {
    const { store } = await fresh();
    const none = { quiet: undefined, cap: undefined, mutes: new Map() };
    expect(await store.rules.get(CHANNEL)).toEqual(none);
  });

  it('are set and taken back one by one, there alone', async () => {
    const { store } = await fresh();
    const { rules } = store;
    await rules.setQuiet(CHANNEL, quiet, NOTE);
    await rules.setCap(CHANNEL, 6, NOTE);
    await rules.setCap('C0OTHER', 1, NOTE);
    expect(await rules.get(CHANNEL)).toEqual({ quiet, cap: 6, mutes: new Map() });
    await rules.setQuiet(CHANNEL, undefined, NOTE);
    expect(await rules.get(CHANNEL)).toEqual({ quiet: undefined, cap: 6, mutes: new Map() });
    await rules.setCap(CHANNEL, undefined, NOTE);
    expect(await rules.get(CHANNEL)).toEqual({ quiet: undefined, cap: undefined, mutes: new Map() });
  });

  it('mute a search until its time is over', async () => {
    const { store, clock } = await fresh();
    const { rules } = store;
    await rules.mute(CHANNEL, JOB.id, later(HOUR), NOTE);
    await rules.mute(CHANNEL, 'other', later(DAY), NOTE);
    await rules.mute('C0OTHER', 'third', later(DAY), NOTE);
    const both = new Map([
      [JOB.id, later(HOUR)],
      ['other', later(DAY)],
    ]);
    expect((await rules.get(CHANNEL)).mutes).toEqual(both);
    expect(await rules.mutesOf(JOB.id)).toEqual(new Map([[CHANNEL, later(HOUR)]]));
    clock.pass(3600);
    expect(await rules.mutesOf(JOB.id)).toEqual(new Map());
    expect(await rules.mutesOf('third')).toEqual(new Map([['C0OTHER', later(DAY)]]));
  });

  it('still know a mute for a day after it has ended', async () => {
    const { store, clock } = await fresh();
    const { rules } = store;
    await rules.mute(CHANNEL, JOB.id, later(HOUR), NOTE);
    clock.pass(25 * 3600 - 1);
    expect((await rules.get(CHANNEL)).mutes).toEqual(new Map([[JOB.id, later(HOUR)]]));
    clock.pass(1);
    expect((await rules.get(CHANNEL)).mutes).toEqual(new Map());
  });

  it('tell of each channel in which a search is muted', async () => {
    const { store } = await fresh();
    await store.rules.mute(CHANNEL, JOB.id, later(HOUR), NOTE);
    await store.rules.mute('C0OTHER', JOB.id, later(DAY), NOTE);
    const mutes = new Map([
      [CHANNEL, later(HOUR)],
      ['C0OTHER', later(DAY)],
    ]);
    expect(await store.rules.mutesOf(JOB.id)).toEqual(mutes);
    await store.rules.mute(CHANNEL, JOB.id, undefined, NOTE);
    expect(await store.rules.mutesOf(JOB.id)).toEqual(new Map([['C0OTHER', later(DAY)]]));
  });

  it('mute longer, shorter, and till now', async () => {
    const { store, clock } = await fresh();
    const { rules } = store;
    for (const until of [later(HOUR), later(DAY), later(2 * HOUR)]) {
      await rules.mute(CHANNEL, JOB.id, until, NOTE);
      expect((await rules.get(CHANNEL)).mutes).toEqual(new Map([[JOB.id, until]]));
    }
    for (const _ of ['on', 'off already']) {
      await rules.mute(CHANNEL, JOB.id, undefined, NOTE);
      expect((await rules.get(CHANNEL)).mutes).toEqual(new Map([[JOB.id, AT]]));
      clock.pass(60);
    }
  });

  it('forget mutes that have long been over when somebody mutes there', async () => {
    const { store, clock, db } = await fresh();
    await store.rules.mute(CHANNEL, JOB.id, later(HOUR), NOTE);
    clock.pass(25 * 3600);
    await store.rules.mute(CHANNEL, 'other', later(3 * DAY), NOTE);
    expect(await db.selectFrom('mutes').select('job_id').execute()).toEqual([{ job_id: 'other' }]);
  });

  it('are in the audit with who set them, once for each change', async () => {
    const { store } = await fresh();
    const { rules } = store;
    for (const wanted of [quiet, { ...quiet }, { ...quiet, failuresPass: false }, undefined, undefined])
      await rules.setQuiet(CHANNEL, wanted, NOTE);
    for (const cap of [6, 6, undefined, undefined]) await rules.setCap(CHANNEL, cap, NOTE);
    for (const until of [later(HOUR), later(HOUR), undefined, undefined])
      await rules.mute(CHANNEL, JOB.id, until, NOTE);
    const entries = await store.audit.list({ limit: 99 });
    const muted = { ...NOTE, action: 'rules.changed', jobId: JOB.id };
    expect(entries.slice(0, 2)).toMatchObject([muted, muted]);
    expect(entries.map(({ detail }) => detail).reverse()).toEqual(
      [
        'quiet 22:00 to 08:05 Asia/Shanghai, failures pass',
        'quiet 22:00 to 08:05 Asia/Shanghai',
        'no quiet hours',
        'at most 6 posts an hour',
        'any number of posts an hour',
        'mute until 2026-11-22T09:00:00.123Z',
        'mute over',
      ].map((words) => `${CHANNEL}: ${words}`),
    );
  });

  it('lose nothing when several are set at once', async () => {
    const { store, another } = await fresh();
    const other = await another();
    await Promise.all([
      store.rules.setQuiet(CHANNEL, quiet, NOTE),
      other.rules.setCap(CHANNEL, 3, NOTE),
      store.rules.mute(CHANNEL, JOB.id, later(HOUR), NOTE),
      other.rules.mute(CHANNEL, JOB.id, later(DAY), NOTE),
    ]);
    expect(await store.rules.get(CHANNEL)).toMatchObject({ quiet, cap: 3 });
    expect((await store.rules.get(CHANNEL)).mutes).toHaveProperty('size', 1);
    expect(await store.audit.count({})).toBe(4);
  });
});
