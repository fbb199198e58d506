import { expect } from 'vitest';
import { chance } from '../../../sandbox/project/chance.ts';
import type { TableSearch } from '../../../sandbox/project/table.ts';
import type { Digest } from '../../../src/domain/follow/following.ts';
import { lastSlot } from '../../../src/domain/follow/schedule.ts';
import { openStore } from '../../../src/store/open.ts';
import { SEED } from '../../seed.ts';
import { type Cluster, type Disk, openCluster } from './cluster.ts';
import { SETTLE_LIMIT_MS, type Workload } from './kill.ts';
import type { DigestKillPoint } from './kill-points.ts';

/** Digests that fall due while the bots are killed, each in a channel of its own. */
export interface DigestWorkload extends Workload<DigestKillPoint> {
  readonly cluster: Cluster;
  readonly digests: readonly Digest[];
  readonly searches: readonly TableSearch[];
  /** Starts one bot and lets it post everything that is due: the last post of a channel comes after all others. */
  settle(): Promise<void>;
  /** Takes from the bots the right to read a channel's history. */
  closeHistory(): void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HISTORY = 'channels:history';

interface Extent {
  readonly where: Disk;
  /** That run at a time. */
  readonly bots: number;
  readonly digests: number;
}

export async function openDigestWorkload({ where, bots, digests: total }: Extent): Promise<DigestWorkload> {
  // Whatever the time of day is here: in the next hours everything falls due once in each.
  const ahead = HOUR - (Date.now() % HOUR) + 2 * MINUTE;
  const cluster = await openCluster({ where, bots, ahead });
  const { slack, project, workspace, now } = cluster;
  slack.scopes.add(HISTORY);
  const searches = ['resnet-lr', 'resnet-wd'].map((name) =>
    project.addTable({ name, rows: [{ id: 'first' }, { id: 'second', status: 'RUNNING' }] }),
  );
  const digests = digestsOf(searches, total, now());
  for (const { channel } of digests) workspace.channels.set(channel, channelOf(channel));
  const store = await openStore(where, { now });
  for (const digest of digests) await store.digests.add(digest, {});
  await store.close();

  /** @param untilDue milliseconds until every digest is due, below 0 for a time since then */
  async function passUntil(untilDue: number): Promise<void> {
    const time = now().getTime();
    // Twice the time for which a channel stays leased to a dead process, at least.
    const next = Math.ceil((time + 3 * MINUTE) / HOUR) * HOUR;
    await cluster.pass(next - Math.round(untilDue) - time);
  }

  return {
    cluster,
    digests,
    searches,
    async prepare(_point, round) {
      // Now and then they fall due only while the bots run.
      await passUntil(chance('due', SEED, round) < 0.3 ? 1_500 : -chance('late', SEED, round) * 20 * MINUTE);
      // So that there is a change to report.
      for (const { rows } of searches) rows.push({ id: `trial-${round}`, reward: 0.5 + round / 1_000 });
    },
    async settle() {
      await passUntil(-MINUTE);
      const at = now();
      const [bot] = cluster.start([0]);
      await bot?.ready;
      const last = digests.map((digest) => keyAt(digest, at));
      await expect
        .poll(() => last.filter((key) => !keysIn(cluster).includes(key)), { timeout: SETTLE_LIMIT_MS })
        .toEqual([]);
      await bot?.stop();
    },
    closeHistory: () => void slack.scopes.delete(HISTORY),
  };
}

/** Of the slot that is the last one by then. */
export function keyAt({ id, cadence, timeZone }: Digest, at: Date): string {
  const slot = lastSlot(cadence, timeZone, { after: new Date(0), at });
  return `digest:${id}:${slot?.toISOString()}`;
}

/** Of all posts in Slack, as often as they are there. */
export function keysIn({ workspace }: Pick<Cluster, 'workspace'>): string[] {
  return workspace.messages.flatMap(({ metadata }) => {
    const payload = metadata?.event_payload;
    return typeof payload === 'object' && payload !== null && 'key' in payload ? [String(payload.key)] : [];
  });
}

/** Of one search and of all, in zones that differ by half an hour as well. */
function digestsOf([lr, wd]: readonly TableSearch[], count: number, at: Date): Digest[] {
  const plain = {
    cadence: { kind: 'hours', every: 1 },
    timeZone: 'UTC',
    language: 'en',
    unchanged: 'line',
    by: 'U0ADMIN',
    at,
    paused: undefined,
    next: at,
    told: undefined,
  } as const;
  const kinds = [
    { job: lr },
    { job: wd },
    { job: undefined, timeZone: 'Asia/Kolkata' },
    { job: lr, language: 'zh' },
  ] as const;
  return Array.from({ length: count }, (_, i) => ({
    ...plain,
    job: lr,
    ...kinds[i % kinds.length],
    id: `aaaa${i + 10}`,
    channel: `C0DIGEST${i + 10}`,
  }));
}

function channelOf(id: string) {
  const members = new Set(['U0ADMIN']);
  return {
    id,
    name: id.toLowerCase(),
    isPrivate: false,
    isIm: false,
    isArchived: false,
    members,
    botIsMember: true,
  };
}
