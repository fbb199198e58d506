import type { StopWish } from '../../../src/domain/stop/stops.ts';
import type { Driver, RequestMeans, StopLedger } from '../../../src/store/store.ts';
import type { TestClock } from '../db/engines.ts';

export const JOB = '8c2a6e0d-5f0b-4f6c-9d5e-0a1b2c3d4e5f';

export function wish(over: Partial<StopWish> = {}): StopWish {
  return {
    jobId: JOB,
    jobName: 'resnet-lr',
    trialId: '0a1b2c3d',
    by: 'U0ASKER',
    language: 'en',
    isDryRun: false,
    reasons: [],
    undoSeconds: 10,
    channel: 'C0TRAINING',
    ...over,
  };
}

/** A process that may follow stops for a minute from now. */
export function driver(clock: TestClock, id = 'one'): Driver {
  return { id, now: clock.now(), until: new Date(clock.now().getTime() + 60_000) };
}

let made = 0;

export function means(clock: TestClock, over: Partial<RequestMeans> = {}): RequestMeans {
  made += 1;
  const note = {
    by: 'U0ASKER',
    role: 'operator',
    channel: 'C0TRAINING',
    messageTs: '1763798400.000100',
  } as const;
  const lapsesAt = new Date(clock.now().getTime() + 1_800_000);
  return {
    id: `stop-${made}`,
    at: clock.now(),
    lapsesAt,
    atOnce: undefined,
    driver: driver(clock),
    note,
    ...over,
  };
}

/** A stop that has got into the ledger. */
export async function requested(ledger: StopLedger, clock: TestClock, over: Partial<StopWish> = {}) {
  const { stop } = await ledger.request(wish(over), means(clock));
  return stop;
}
