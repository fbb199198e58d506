import { aSearch, aTrial } from '../../sandbox/gallery/make.ts';
import type { SearchNow } from '../../src/domain/follow/digest.ts';
import type { SearchEvent } from '../../src/domain/follow/events.ts';
import type { Alert, Watch } from '../../src/domain/follow/following.ts';
import { chooseCriterion } from '../../src/domain/search/criterion.ts';
import { progressOf } from '../../src/domain/search/progress.ts';
import { rank } from '../../src/domain/search/ranking.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { Snapshot } from '../../src/domain/search/snapshot.ts';
import type { Trial } from '../../src/domain/search/trial.ts';
import { createLog } from '../../src/log.ts';
import type { SnapshotStore } from '../../src/store/follow/following.ts';
import { createLookDesk } from '../../src/workers/look-desk.ts';

export const BEGIN = new Date('2026-11-22T08:00:00Z');
export const JOB = { id: 'job1', name: 'resnet-lr' };

type Look = Parameters<SnapshotStore['saw']>[0];

export interface LookRoom {
  watches: Watch[];
  alerts: Alert[];
  trials: Trial[];
  job: Partial<Job>;
  readonly mutes: Map<string, Date>;
  now: Date;
  last: Snapshot | undefined;
  /** What ModelArts says instead of telling. */
  problem: Error | undefined;
  /** Called in the midst of a look. */
  meanwhile: () => void;
  readonly reads: Date[];
  /** Those that were written down. */
  readonly looks: Look[];
  readonly wakes: { readonly name: string; readonly key: string; readonly at: Date }[];
  readonly changes: { readonly channel: string; readonly set: object }[];
  /** Milliseconds later. */
  later(ms: number): LookRoom;
  work(): Promise<void>;
  /** When it is looked at next, in seconds from now. */
  next(): number;
  posted(kind: string): string[];
}

/** A desk, and around it as much of a store and of ModelArts as it looks at. */
export function openLookRoom(): LookRoom {
  let event: SearchEvent | undefined;
  const room: LookRoom = {
    watches: [],
    alerts: [],
    trials: [],
    job: {},
    mutes: new Map(),
    now: BEGIN,
    last: undefined,
    problem: undefined,
    meanwhile: () => undefined,
    reads: [],
    looks: [],
    wakes: [],
    changes: [],
    later(ms) {
      room.now = new Date(room.now.getTime() + ms);
      return room;
    },
    work: () => desk.work(JOB.id),
    next: () => (desk.dueAt({ jobId: JOB.id, at: room.last?.at }).getTime() - room.now.getTime()) / 1000,
    posted: (kind) =>
      room.looks.flatMap(({ posts }) =>
        posts.filter((post) => post.kind === kind).map(({ message }) => message.text),
      ),
  };
  const desk = createLookDesk({
    snapshots: {
      last: async () => room.last,
      lastEvent: async () => event,
      followed: async () => [],
      purge: async () => 0,
      async saw(look) {
        room.meanwhile();
        if (room.last?.at.getTime() !== look.after?.getTime()) return false;
        room.last = look.snapshot;
        event = look.event ?? event;
        room.looks.push(look);
        room.watches = room.watches.map((watch) => ({
          ...watch,
          ...look.heard?.find(({ channel }) => channel === watch.channel),
        }));
        if (look.isEnded) {
          room.watches = room.watches.map((watch) => ({ ...watch, endedAt: room.now }));
          room.alerts = [];
        }
        return true;
      },
    },
    watches: {
      list: async () => room.watches,
      async change(channel, _, set) {
        room.changes.push({ channel, set });
        return true;
      },
    },
    alerts: { list: async () => room.alerts },
    rules: { mutesOf: async () => new Map(room.mutes) },
    async read() {
      room.reads.push(room.now);
      if (room.problem) throw room.problem;
      return {
        search: searchOf(room.trials, room.job),
        at: room.now,
        isDryRun: false,
        approval: { topQuarter: false },
      };
    },
    causes: async (_, failed) => new Map(failed.map(({ id }) => [id, 'CUDA out of memory'])),
    languageOf: async (person) => (person === 'U0CHINESE' ? 'zh' : 'en'),
    queue: { wake: async (name, key, at) => void room.wakes.push({ name, key, at }) },
    clock: { now: () => room.now },
    log: createLog('silent'),
  });
  return room;
}

export const finished = (id: string, reward: string) => aTrial({ id, index: Number(id.slice(1)), reward });
export const running = (id: string) =>
  aTrial({ id, index: Number(id.slice(1)), reward: '', state: 'running' });
export const failed = (id: string) => aTrial({ id, index: Number(id.slice(1)), reward: '', state: 'failed' });

function searchOf(trials: readonly Trial[], more: Partial<Job>): SearchNow {
  const job: Job = {
    ...aSearch(),
    ...JOB,
    // Else trials would seem to end at some pace of their own.
    ranFor: undefined,
    search: { objectives: [{ metric: 'acc', mode: 'max' }], parameters: [] },
    ...more,
  };
  const table = { trials, metrics: ['acc'], settled: true };
  const criterion = chooseCriterion(job.search?.objectives ?? [], table, {});
  const stopped: ReadonlySet<string> = new Set();
  const ranking = rank(trials, { criterion, by: 'final' });
  const progress = progressOf({ job, trials, ranking, stopped });
  return { job, table, ranking, progress, stopped, stoppedBy: new Map() };
}
