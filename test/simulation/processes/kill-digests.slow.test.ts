import { describe, expect, it, onTestFinished } from 'vitest';
import type { Cluster } from './cluster.ts';
import { digestViolations, lostIn, readDigests } from './digest-invariants.ts';
import { openDigestWorkload } from './digests.ts';
import { diskEngines } from './disks.ts';
import { killAt } from './kill.ts';
import { BEFORE_POST, DIGEST_STEPS, type DigestKillPoint, isHistory, SLACK_FAULTS } from './kill-points.ts';

/** One bot takes up twenty digests at a time. */
const DIGESTS_PER_BOT = 12;

describe.each(diskEngines)('bots on $name that are killed while they post digests', ({ fresh, bots }) => {
  it('lose no digest and double none', async () => {
    const where = await fresh();
    const digests = bots === 1 ? 4 : bots * DIGESTS_PER_BOT;
    const workload = await openDigestWorkload({ where, bots, digests });
    const { cluster } = workload;
    onTestFinished(cluster.close);
    const kill = async (point: DigestKillPoint) => killAt(point, cluster, workload);

    await workload.settle();
    for (const point of [...DIGEST_STEPS, ...SLACK_FAULTS]) await kill(point);
    for (const point of DIGEST_STEPS) {
      while (!cluster.kills.some(({ at }) => at === point.name)) {
        // The history is searched only for a post of unknown fate.
        if (point.of === 'history') await kill(BEFORE_POST);
        await kill(point);
      }
    }
    await workload.settle();
    const { posts } = await readDigests(where);

    workload.closeHistory();
    for (const point of DIGEST_STEPS.filter(({ of }) => of === 'post')) await kill(point);
    await workload.settle();

    const snapshot = await readDigests(where);
    const findable = new Set(posts.map(({ key }) => key));
    expect(digestViolations(snapshot, { workload, findable })).toEqual([]);
    expect(lostIn(snapshot), 'posts of unknown fate once the history is closed').not.toEqual([]);
    expect(cluster.kills.length).toBeGreaterThanOrEqual(20);
    expect(searchesOf(cluster, 'found'), 'posts found in the history').toBeGreaterThan(0);
    expect(searchesOf(cluster, 'missing'), 'posts missing in the history').toBeGreaterThan(0);
  });
});

/** How often a bot learned from a channel's history whether a post is there. */
function searchesOf({ traffic }: Cluster, outcome: 'found' | 'missing'): number {
  return traffic.filter(
    (exchange) =>
      isHistory(exchange) &&
      exchange.answer?.includes('"ok":true') &&
      // From five minutes before the post was begun, nothing else is posted there.
      exchange.answer.includes('"messages":[]') === (outcome === 'missing'),
  ).length;
}
