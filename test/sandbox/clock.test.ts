import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorldClock } from '../../sandbox/clock.ts';

const START = new Date('2026-11-20T08:00:00Z');

describe('the clock of the sandbox', () => {
  it('stands still unless it is advanced', () => {
    const clock = createWorldClock(START);

    expect(clock.now()).toEqual(START);
  });

  it('wakes sleepers in order, each at its own moment', async () => {
    const clock = createWorldClock(START);
    const woken: string[] = [];
    const nap = async (ms: number) => {
      await clock.sleep(ms);
      woken.push(`${ms} at ${clock.now().getTime() - START.getTime()}`);
    };
    void nap(3_000);
    void nap(1_000);
    void nap(9_000);

    await clock.advance(5_000);

    expect(woken).toEqual(['1000 at 1000', '3000 at 3000']);
    expect(clock.now().getTime() - START.getTime()).toBe(5_000);
  });

  it('wakes those who fall asleep again on the way', async () => {
    const clock = createWorldClock(START);
    let rounds = 0;
    const loop = async (): Promise<void> => {
      await clock.sleep(10_000);
      rounds += 1;
      return loop();
    };
    void loop();

    await clock.advance(60_000);

    expect(rounds).toBe(6);
  });

  it('lets requests over loopback finish before time goes on', async () => {
    const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1');
    closing.push(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
    const clock = createWorldClock(START);
    const seen: number[] = [];
    const poll = async () => {
      await clock.sleep(1_000);
      for (let count = 0; count < 3; count += 1) await (await fetch(url)).text();
      seen.push(clock.now().getTime() - START.getTime());
    };
    void poll();

    await clock.advance(60_000);

    expect(seen).toEqual([1_000]);
  });

  it('ends a sleep with the reason of its signal', async () => {
    const clock = createWorldClock(START);
    const controller = new AbortController();
    const sleep = clock.sleep(1_000, controller.signal);
    controller.abort(new Error('closing'));

    await expect(sleep).rejects.toThrow('closing');
    await expect(clock.sleep(1_000, controller.signal)).rejects.toThrow('closing');
  });

  it('makes one advance after the other', async () => {
    const clock = createWorldClock(START);

    await Promise.all([clock.advance(1_000), clock.advance(2_000)]);

    expect(clock.now().getTime() - START.getTime()).toBe(3_000);
  });

  it('runs by itself until it is paused', async () => {
    const clock = createWorldClock(START);
    clock.run(100_000);
    closing.push(() => clock.pause());

    await clock.sleep(60_000);
    clock.pause();

    expect(clock.now().getTime()).toBeGreaterThanOrEqual(START.getTime() + 60_000);
  });
});

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
