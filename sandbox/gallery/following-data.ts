import type { Alert, Condition, Digest, Watch } from '../../src/domain/follow/following.ts';
import type { Job } from '../../src/domain/search/search.ts';

export const now = new Date('2026-11-22T08:00:00Z');
export const tomorrow = new Date('2026-11-23T01:00:00Z');
export const CHANNEL = 'C0TRAINING';
const BY = 'U0OPERATOR';

interface Of {
  readonly job: Pick<Job, 'id' | 'name'>;
}

/** A digest of one search in the morning of each weekday. */
export function aDigest({ job }: Of, more: Partial<Digest> = {}): Digest {
  return {
    id: 'k3x9ab',
    channel: CHANNEL,
    job: { id: job.id, name: job.name },
    cadence: { kind: 'weekdays', at: { hour: 9, minute: 0 } },
    timeZone: 'Asia/Shanghai',
    language: 'en',
    unchanged: 'line',
    by: BY,
    at: now,
    paused: undefined,
    next: tomorrow,
    told: undefined,
    ...more,
  };
}

export function aWatch({ job }: Of, more: Partial<Watch> = {}): Watch {
  return {
    channel: CHANNEL,
    job: { id: job.id, name: job.name },
    language: 'en',
    by: BY,
    at: now,
    reach: ['best', 'failed'],
    minGain: 0.01,
    bestTold: undefined,
    card: undefined,
    face: undefined,
    editedAt: undefined,
    isReposted: false,
    endedAt: undefined,
    ...more,
  };
}

export function anAlert({ job }: Of, condition: Condition): Alert {
  const { id, name } = job;
  return { id: 'a7f0q2', channel: CHANNEL, job: { id, name }, condition, by: BY, at: now, raised: [] };
}

export function conditions(metric: string): readonly Condition[] {
  return [
    { kind: 'metric', metric, is: '>', value: 0.9 },
    { kind: 'metric', metric, is: '<=', value: 1e-7 },
    { kind: 'drought', trials: 20 },
    { kind: 'failed' },
    { kind: 'ended' },
  ];
}
