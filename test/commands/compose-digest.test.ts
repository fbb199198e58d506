import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../sandbox/gallery/make.ts';
import { type Composed, composeDigest, digestPost } from '../../src/commands/compose-digest.ts';
import type { Look, Looks } from '../../src/commands/looks.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/access/settings.ts';
import type { Digest } from '../../src/domain/follow/following.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { Snapshot } from '../../src/domain/search/snapshot.ts';
import type { Trial } from '../../src/domain/search/trial.ts';
import { UserError } from '../../src/errors.ts';

const now = new Date('2026-11-22T09:00:00Z');

const kept: Digest = {
  id: 'bcdf23',
  channel: 'C0TRAINING',
  job: { id: 'j1', name: 'resnet-lr' },
  cadence: { kind: 'daily', at: { hour: 9, minute: 0 } },
  timeZone: 'UTC',
  language: 'en',
  unchanged: 'nothing',
  by: 'U0VIEWER',
  at: new Date('2026-11-21T09:00:00Z'),
  paused: undefined,
  next: new Date('2026-11-23T09:00:00Z'),
  told: undefined,
};

const trials = [
  aTrial({ id: 'done0001' }),
  aTrial({ id: 'fail0001', state: 'failed' }),
  aTrial({ id: 'stop0001' }),
];

interface World {
  readonly jobs?: readonly Job[];
  readonly trials?: readonly Trial[];
  readonly bases?: readonly Snapshot[];
  /** Ids of searches that ModelArts does not tell of. */
  readonly silent?: readonly string[];
}

function means({ jobs = [one()], trials: rows = trials, bases = [], silent = [] }: World = {}) {
  const looks: Looks = {
    async of(id): Promise<Look> {
      const job = jobs.find((each) => each.id === id);
      if (!job || silent.includes(id))
        throw new UserError({ kind: 'unavailable', endpoint: 'ShowAutoSearchTrials' });
      return { job, table: { trials: rows, metrics: ['acc'], settled: true }, at: now };
    },
    searches: async () => ({ running: jobs, ended: [] }),
    errors: async () => [{ line: 'ValueError: the disk is full', around: [] }],
  };
  return {
    looks,
    digests: { bases: async () => new Map(bases.map((base) => [base.jobId, base])) },
    stops: { askers: async () => new Map([['stop0001', 'U0OPERATOR']]) },
    settings: { read: async () => DEFAULT_SETTINGS },
    clock: { now: () => now },
  };
}

function one(job: Partial<Job> = {}): Job {
  return { ...aSearch(), id: 'j1', name: 'resnet-lr', phase: 'Running', ...job };
}

describe('a composed digest', () => {
  it('tells the likely cause of failures, and who stopped what', async () => {
    const { message, hasNews, isLast } = await composeDigest({ kind: 'kept', digest: kept }, means());
    const shown = JSON.stringify(message.blocks);
    expect(shown).toContain('ValueError: the disk is full');
    expect(shown).toContain('U0OPERATOR');
    expect({ hasNews, isLast }).toEqual({ hasNews: true, isLast: false });
  });

  it('is the same however it is asked for', async () => {
    const [scheduled, asked] = [await composed(), await composed()];
    expect(asked).toEqual(scheduled);
  });

  it('is one line where nothing has changed since its base', async () => {
    const { bases } = await composed();
    const again = await composed({ bases });
    expect(again.hasNews).toBe(false);
    expect(again.message.text).toContain('nothing has changed');
  });

  it('is the last where its search has ended', async () => {
    expect((await composed({ jobs: [one({ phase: 'Completed' })] })).isLast).toBe(true);
  });

  it('is not made where ModelArts does not answer', async () => {
    await expect(composed({ silent: ['j1'] })).rejects.toThrow('unavailable');
  });

  it('of all searches names those that ModelArts does not tell of, and leaves their bases as they were', async () => {
    const jobs = [one(), one({ id: 'j2', name: 'bert-tune' })];
    const all = { kind: 'kept', digest: { ...kept, job: undefined } } as const;
    const { message, bases } = await composeDigest(all, means({ jobs, silent: ['j2'] }));
    expect(JSON.stringify(message.blocks)).toContain('bert-tune');
    expect(bases.map(({ jobId }) => jobId)).toEqual(['j1']);
    await expect(composeDigest(all, means({ jobs, silent: ['j1', 'j2'] }))).rejects.toThrow('unavailable');
  });
});

describe('the post of a composed digest', () => {
  it('has a key for each slot, and is urgent where somebody asks for it', async () => {
    const found = await composed();
    expect(digestPost(kept, found, { slot: now })).toMatchObject({
      key: 'digest:bcdf23:2026-11-22T09:00:00.000Z',
      channel: 'C0TRAINING',
      isUrgent: false,
      jobId: 'j1',
    });
    expect(digestPost(kept, found, { slot: now, isAsked: true })?.isUrgent).toBe(true);
  });

  it('is none where nothing has changed, unless a line is wanted, or somebody asks, or it is the last', async () => {
    const same = { ...(await composed()), hasNews: false };
    expect(digestPost(kept, same, { slot: now })).toBeUndefined();
    expect(digestPost({ ...kept, unchanged: 'line' }, same, { slot: now })).toBeDefined();
    expect(digestPost(kept, same, { slot: now, isAsked: true })).toBeDefined();
    expect(digestPost(kept, { ...same, isLast: true }, { slot: now })).toBeDefined();
  });
});

async function composed(world: World = {}): Promise<Composed> {
  return composeDigest({ kind: 'kept', digest: kept }, means(world));
}
