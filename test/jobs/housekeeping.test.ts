import { afterAll, describe, expect, it } from 'vitest';
import { createWorldClock } from '../../sandbox/clock.ts';
import { busy, memoryStore } from '../../sandbox/store.ts';
import { createHousekeeping } from '../../src/jobs/housekeeping.ts';
import { createLog } from '../../src/log.ts';

const DAY = 24 * 60 * 60_000;
const clock = createWorldClock(new Date('2026-11-22T08:00:00Z'), busy);
const store = await memoryStore(clock);
afterAll(async () => store.close());

describe('housekeeping', () => {
  it('removes audit entries once they are older than the setting says, and leaves a chain that verifies', async () => {
    await store.audit.append({ action: 'access.allowed', by: 'U0ADMIN', detail: 'old' });
    await clock.advance(20 * DAY);
    await store.audit.append({ action: 'access.allowed', by: 'U0ADMIN', detail: 'new' });
    const note = { by: 'U0ADMIN', detail: () => 'audit-days 30' };
    await store.settings.change((now) => ({ ...now, auditDays: 30 }), note);
    const keeping = createHousekeeping(store, { clock, log: createLog('silent') });
    keeping.start();
    await clock.advance(9 * DAY);
    expect(await details()).toContain('old');
    await clock.advance(2 * DAY);
    await keeping.stop();
    expect(await details()).not.toContain('old');
    expect(await details()).toContain('new');
    expect((await store.audit.verify()).isWhole).toBe(true);
  });
});

async function details() {
  return (await store.audit.list({ limit: 100 })).map(({ detail }) => detail);
}
