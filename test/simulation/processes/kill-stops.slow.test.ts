import { describe, expect, it, onTestFinished } from 'vitest';
import { openCluster } from './cluster.ts';
import { diskEngines } from './disks.ts';
import { killAt } from './kill.ts';
import { AT_ONCE, WITH_UNDO } from './kill-points.ts';
import { readStops, statesAtKills, stopViolations } from './stop-invariants.ts';
import { createStopWorkload } from './stops.ts';

describe.each(diskEngines)('a bot on $name that is killed while people stop trials', ({ fresh }) => {
  it('loses no stop and doubles none', async () => {
    const where = await fresh();
    const cluster = await openCluster({ where, bots: 1 });
    onTestFinished(cluster.close);
    const workload = createStopWorkload(cluster);
    await workload.setUndo(0);
    for (const point of [...AT_ONCE, ...AT_ONCE]) await killAt(point, cluster, workload);
    await workload.setUndo(2);
    for (const point of WITH_UNDO) await killAt(point, cluster, workload);
    await workload.settle();

    const snapshot = await readStops(where);
    expect(stopViolations(snapshot, workload)).toEqual([]);
    expect(cluster.kills.length).toBeGreaterThanOrEqual(20);
    const states = Object.keys(statesAtKills(snapshot, cluster));
    for (const state of ['requested', 'held', 'sent', 'unclear', 'accepted', 'ended'])
      expect(states).toContain(`stop.${state}`);
  });
});
