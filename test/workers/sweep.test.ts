import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createSweep } from '../../src/workers/sweep.ts';
import { createSimulatedClock } from '../simulation/in-process/clock.ts';

const log = createLog('silent');
const START = new Date('2026-11-22T06:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

describe('the sweep', () => {
  it('wakes what is to come at the start, and every minute what is due', async () => {
    const clock = createSimulatedClock(START, () => 0);
    const woken: string[] = [];
    const rows = [
      { key: 'soon', at: new Date(START.getTime() + 90 * SECOND) },
      { key: 'late', at: new Date(START.getTime() + DAY) },
    ];
    const sweep = createSweep({
      queue: {
        wake: async (name, key) =>
          void woken.push(`${name} ${key} ${clock.now().toISOString().slice(14, 19)}`),
      },
      rows: [{ name: 'digest', list: async () => rows }],
      clock,
      log,
    });
    sweep.start();
    await clock.advance(0);
    expect(woken).toEqual(['digest soon 00:00', 'digest late 00:00']);
    await clock.advance(2 * MINUTE);
    expect(woken.slice(2)).toEqual(['digest soon 01:00', 'digest soon 02:00']);
    await sweep.stop();
  });

  it('goes on where the store cannot be read', async () => {
    const clock = createSimulatedClock(START, () => 0);
    const woken: string[] = [];
    let isAway = true;
    const sweep = createSweep({
      queue: { wake: async (_name, key) => void woken.push(key) },
      rows: [
        {
          name: 'digest',
          async list() {
            if (isAway) throw new Error('away');
            return [{ key: 'a', at: START }];
          },
        },
      ],
      clock,
      log,
    });
    sweep.start();
    await clock.advance(MINUTE - 1);
    isAway = false;
    await clock.advance(1);
    expect(woken).toEqual(['a']);
    await sweep.stop();
  });
});
