import { describe, expect, it } from 'vitest';
import { message } from '../../src/blocks/kit/message.ts';
import type { Composed } from '../../src/commands/compose-digest.ts';
import type { ChannelRule } from '../../src/domain/follow/channel-rule.ts';
import type { Digest } from '../../src/domain/follow/following.ts';
import { UserError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import type { DigestStore } from '../../src/store/follow/following.ts';
import { createDigestDesk } from '../../src/workers/digest-desk.ts';

const MINUTE = 60_000;
const NINE = new Date('2026-11-23T01:00:00Z');
const TOMORROW = new Date('2026-11-24T01:00:00Z');

/** Every day at nine in Shanghai. */
const DIGEST: Digest = {
  id: 'abc123',
  channel: 'C0TRAINING',
  job: { id: 'job1', name: 'resnet-lr' },
  cadence: { kind: 'daily', at: { hour: 9, minute: 0 } },
  timeZone: 'Asia/Shanghai',
  language: 'en',
  unchanged: 'line',
  by: 'U0VIEWER',
  at: new Date('2026-11-20T00:00:00Z'),
  paused: undefined,
  next: NINE,
  told: undefined,
};

const NEWS: Composed = { message: message('news', []), hasNews: true, bases: [], isLast: false };
const DOWN = new UserError({ kind: 'unavailable', endpoint: 'ShowAutoSearchTrials' });
const GONE = new UserError({ kind: 'jobNotFound', word: 'job1', nearest: [] });

interface Situation {
  readonly digest?: Partial<Digest>;
  readonly rule?: Partial<ChannelRule>;
  readonly compose?: (digest: Digest) => Promise<Composed>;
  readonly mayView?: () => Promise<boolean>;
}

type Telling = Parameters<DigestStore['tell']>[1];

/** A desk at nine o'clock, and what it does. */
function sit({ digest, rule, compose = async () => NEWS, mayView = async () => true }: Situation = {}) {
  const tellings: Telling[] = [];
  const wakes: { readonly name: string; readonly key: string; readonly at: Date }[] = [];
  let now = NINE;
  const desk = createDigestDesk({
    digests: {
      get: async () => ({ ...DIGEST, ...digest }),
      tell: async (_, telling) => {
        tellings.push(telling);
        return true;
      },
    },
    rules: { get: async () => ({ quiet: undefined, cap: undefined, mutes: new Map(), ...rule }) },
    mayView,
    compose,
    queue: { wake: async (name, key, at) => void wakes.push({ name, key, at }) },
    clock: { now: () => now },
    log: createLog('silent'),
  });
  return {
    tellings,
    wakes,
    /** @param at by default nine o'clock */
    work: async (at = NINE) => {
      now = at;
      await desk.work('abc123');
    },
    said: () => tellings.map(({ post }) => post?.message.text),
  };
}

describe('A digest desk', () => {
  it('tells a slot and wakes whoever posts it and the slot to come', async () => {
    const { work, tellings, wakes } = sit();
    await work();
    expect(tellings).toEqual([
      {
        slot: NINE,
        next: TOMORROW,
        bases: [],
        post: expect.objectContaining({
          key: 'digest:abc123:2026-11-23T01:00:00.000Z',
          channel: 'C0TRAINING',
        }),
      },
    ]);
    expect(wakes).toEqual([
      { name: 'post', key: 'C0TRAINING', at: NINE },
      { name: 'digest', key: 'abc123', at: TOMORROW },
    ]);
  });

  it('shows the slot to come, not the one that is told', async () => {
    const seen: (Date | undefined)[] = [];
    const compose = async ({ next }: Digest) => {
      seen.push(next);
      return NEWS;
    };
    await sit({ compose }).work();
    expect(seen).toEqual([TOMORROW]);
  });

  it('tells nothing before its time', async () => {
    const { work, tellings, wakes } = sit();
    await work(new Date(NINE.getTime() - 1));
    expect(tellings).toEqual([]);
    expect(wakes).toEqual([{ name: 'digest', key: 'abc123', at: NINE }]);
  });

  it.each([
    { what: 'paused', digest: { paused: { at: NINE, why: 'asked' } as const } },
    { what: 'over', digest: { next: undefined } },
  ])('tells nothing of one that is $what', async ({ digest }) => {
    const { work, tellings, wakes } = sit({ digest });
    await work();
    expect([...tellings, ...wakes]).toEqual([]);
  });

  it('tells once for all slots that were missed', async () => {
    const { work, tellings } = sit();
    await work(new Date('2026-11-27T03:00:00Z'));
    expect(tellings).toMatchObject([
      { slot: new Date('2026-11-27T01:00:00Z'), next: new Date('2026-11-28T01:00:00Z') },
    ]);
  });

  it('ends a slot silently where nothing has changed and nothing is wanted then', async () => {
    const compose = async () => ({ ...NEWS, hasNews: false });
    const { work, tellings, wakes } = sit({ digest: { unchanged: 'nothing' }, compose });
    await work();
    expect(tellings).toEqual([{ slot: NINE, next: TOMORROW, bases: [], post: undefined }]);
    expect(wakes).toEqual([{ name: 'digest', key: 'abc123', at: TOMORROW }]);
  });

  it('ends with its search', async () => {
    const { work, tellings, wakes } = sit({ compose: async () => ({ ...NEWS, isLast: true }) });
    await work();
    expect(tellings).toMatchObject([{ next: undefined, pause: { why: 'ended' }, post: { kind: 'digest' } }]);
    expect(wakes).toEqual([{ name: 'post', key: 'C0TRAINING', at: NINE }]);
  });

  it('pauses, and tells its owner alone, when they may look there no more', async () => {
    const { work, tellings } = sit({ mayView: async () => false });
    await work();
    expect(tellings).toMatchObject([
      { next: undefined, pause: { why: 'rights' }, post: { channel: 'U0VIEWER', kind: 'notice' } },
    ]);
  });

  it('waits while nobody can say what its owner may', async () => {
    const down = new Error('Slack is away');
    const { work, tellings } = sit({ mayView: () => Promise.reject(down) });
    await expect(work()).rejects.toBe(down);
    expect(tellings).toEqual([]);
  });
});

describe('Where ModelArts does not answer, a digest desk', () => {
  it('tries again for half an hour, says once that there is none, and goes on with the next', async () => {
    const { work, said, tellings } = sit({ compose: () => Promise.reject(DOWN) });
    await expect(work()).rejects.toBe(DOWN);
    await expect(work(new Date(NINE.getTime() + 29 * MINUTE))).rejects.toBe(DOWN);
    await work(new Date(NINE.getTime() + 30 * MINUTE));
    expect(said()).toEqual([expect.stringContaining('could not be made')]);
    expect(tellings).toMatchObject([{ slot: NINE, next: TOMORROW, bases: [] }]);
  });

  it('counts from its own first try, and not from a slot that is hours old', async () => {
    const { work, tellings } = sit({ compose: () => Promise.reject(DOWN) });
    await expect(work(new Date(NINE.getTime() + 300 * MINUTE))).rejects.toBe(DOWN);
    expect(tellings).toEqual([]);
  });

  it('forgets a failure once it has told', async () => {
    let isDown = true;
    const { work, said } = sit({ compose: async () => (isDown ? Promise.reject(DOWN) : NEWS) });
    await expect(work()).rejects.toBe(DOWN);
    isDown = false;
    await work(new Date(NINE.getTime() + MINUTE));
    isDown = true;
    await expect(work(new Date(NINE.getTime() + 40 * MINUTE))).rejects.toBe(DOWN);
    expect(said()).toEqual(['news']);
  });

  it('ends a digest whose search is still not there after half an hour', async () => {
    const { work, said, tellings } = sit({ compose: () => Promise.reject(GONE) });
    await expect(work()).rejects.toBe(GONE);
    await work(new Date(NINE.getTime() + 30 * MINUTE));
    expect(said()).toEqual([expect.stringContaining('no longer in ModelArts')]);
    expect(tellings).toMatchObject([{ next: undefined, pause: { why: 'ended' } }]);
  });

  it('takes nothing else for a failure of ModelArts', async () => {
    const fault = new TypeError('a fault of ours');
    const { work } = sit({ compose: () => Promise.reject(fault) });
    await expect(work()).rejects.toBe(fault);
    await expect(work(new Date(NINE.getTime() + 60 * MINUTE))).rejects.toBe(fault);
  });
});

describe('In quiet hours, a digest desk', () => {
  const quiet = { from: 8 * 60, to: 10 * 60, timeZone: 'Asia/Shanghai', failuresPass: true };
  const TEN = new Date('2026-11-23T02:00:00Z');

  it('waits until their end, and tells then how things stand then', async () => {
    const { work, tellings, wakes } = sit({ rule: { quiet } });
    await work();
    expect(tellings).toEqual([]);
    expect(wakes).toEqual([{ name: 'digest', key: 'abc123', at: TEN }]);
    await work(TEN);
    expect(tellings).toMatchObject([{ slot: NINE, next: TOMORROW }]);
  });

  it('waits for the end of a mute of its search, and of no other', async () => {
    const muted = sit({ rule: { mutes: new Map([['job1', TEN]]) } });
    await muted.work();
    expect(muted.wakes).toEqual([{ name: 'digest', key: 'abc123', at: TEN }]);
    const other = sit({ rule: { mutes: new Map([['job2', TEN]]) } });
    await other.work();
    expect(other.tellings).toHaveLength(1);
  });

  it('tells once for all slots that fell into them', async () => {
    const night = { ...quiet, from: 22 * 60, to: 8 * 60 };
    const hourly = { kind: 'hours', every: 1 } as const;
    const next = new Date('2026-11-22T15:00:00Z');
    const { work, tellings } = sit({ digest: { cadence: hourly, next }, rule: { quiet: night } });
    await work(new Date('2026-11-22T18:00:00Z'));
    await work(new Date('2026-11-23T00:00:00Z'));
    expect(tellings).toMatchObject([{ slot: new Date('2026-11-23T00:00:00Z'), next: NINE }]);
  });
});
