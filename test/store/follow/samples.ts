import { randomBytes } from 'node:crypto';
import type { Actor } from '../../../src/domain/access/audit.ts';
import type { Alert, Digest, Watch } from '../../../src/domain/follow/following.ts';
import type { SeenTrial, Snapshot } from '../../../src/domain/search/snapshot.ts';
import type { OutgoingPost, SnapshotStore } from '../../../src/store/follow/following.ts';

export const AT = new Date('2026-11-22T08:00:00.123Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Earlier than what any database can keep. */
export const NEVER = new Date(-8.64e15);
export const CHANNEL = 'C0TRAINING';
export const JOB = { id: '8c2a6e0d-5f0b-4f6c-9d5e-0a1b2c3d4e5f', name: 'resnet-lr' };
export const NOTE: Actor = { by: 'U0ASKER', role: 'viewer', channel: CHANNEL };

/** So many milliseconds after the moment at which everything here begins. */
export function later(ms: number): Date {
  return new Date(AT.getTime() + ms);
}

export function digest(over: Partial<Digest> = {}): Digest {
  return {
    id: 'k3x9ab',
    channel: CHANNEL,
    job: JOB,
    cadence: { kind: 'daily', at: { hour: 9, minute: 0 } },
    timeZone: 'Asia/Shanghai',
    language: 'en',
    unchanged: 'line',
    by: 'U0ASKER',
    at: AT,
    paused: undefined,
    next: later(17 * HOUR),
    told: undefined,
    ...over,
  };
}

export function watch(over: Partial<Watch> = {}): Watch {
  return {
    channel: CHANNEL,
    job: JOB,
    language: 'zh',
    by: 'U0ASKER',
    at: AT,
    reach: ['best', 'failed'],
    minGain: 0.005,
    bestTold: undefined,
    card: undefined,
    face: undefined,
    editedAt: undefined,
    isReposted: false,
    endedAt: undefined,
    ...over,
  };
}

export function alert(over: Partial<Alert> = {}): Alert {
  return {
    id: 'a1b2c3',
    channel: CHANNEL,
    job: JOB,
    condition: { kind: 'metric', metric: 'acc', is: '>', value: 0.9 },
    by: 'U0ASKER',
    at: AT,
    raised: [],
    ...over,
  };
}

export function trial(over: Partial<SeenTrial> = {}): SeenTrial {
  return { id: '0a1b2c3d', index: 0, state: 'finished', value: 0.9375, step: undefined, ...over };
}

export function snapshot(over: Partial<Snapshot> = {}): Snapshot {
  return { jobId: JOB.id, at: AT, phase: 'Running', metric: 'acc', mode: 'max', trials: [trial()], ...over };
}

export function post(over: Partial<OutgoingPost> = {}): OutgoingPost {
  const key = over.key ?? 'digest:k3x9ab:1';
  return {
    key,
    kind: 'event',
    channel: CHANNEL,
    message: { text: key, blocks: [{ type: 'divider' }] },
    dueAt: AT,
    ...over,
  };
}

type Look = Parameters<SnapshotStore['saw']>[0];

/** A first look at a search in which nothing is to be done. */
export function look(over: Partial<Look> = {}): Look {
  return {
    after: undefined,
    snapshot: snapshot(),
    cards: [],
    posts: [],
    heard: [],
    raised: [],
    isEnded: false,
    ...over,
  };
}

/** As hard to make shorter as they come. */
export function largeSnapshot(): Snapshot {
  const numbers = randomBytes(8 * 5000);
  const trials = Array.from(
    { length: 5000 },
    (_, index): SeenTrial => ({
      id: numbers.toString('hex', 8 * index, 8 * index + 4),
      index,
      state: (numbers[8 * index] ?? 0) % 2 === 0 ? 'finished' : 'stopped',
      value: numbers.readUIntLE(8 * index, 6) / 2 ** 48,
      step: undefined,
    }),
  );
  return snapshot({ trials });
}
