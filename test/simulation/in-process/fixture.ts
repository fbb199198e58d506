import { DEFAULT_SETTINGS, type Settings } from '../../../src/domain/access/settings.ts';
import type { Database } from '../../../src/store/db/database.ts';
import { createSession } from '../../../src/store/db/session.ts';
import { createStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { createSimulatedClock, type SimulatedClock } from './clock.ts';

/** What many runs share one after another: emptying a database for each would take longer than the run. */
export interface Fixture {
  readonly clock: SimulatedClock;
  readonly store: Store;
  set(settings: Partial<Settings>): Promise<void>;
  /** A number that no cluster on this fixture has had. */
  next(): number;
  /** Removes the stops that a failed run has left, which the next one would take over. */
  clean(): Promise<void>;
}

/** @param operators who may stop trials on it */
export async function openFixture(
  { db, statements }: Pick<Database, 'db' | 'statements'>,
  operators: readonly string[],
): Promise<Fixture> {
  const session = createSession({ db, statements, close: async () => undefined });
  const clock = createSimulatedClock(new Date('2026-11-22T06:00:00Z'), session.busy);
  const store = createStore(session, clock);
  let now = DEFAULT_SETTINGS;
  let clusters = 0;
  for (const subject of operators) {
    const grant = { subject, role: 'operator', by: 'U0ADMIN', at: clock.now() } as const;
    await store.access.grant(grant, { by: 'U0ADMIN', role: 'admin' });
  }
  return {
    clock,
    store,
    async set(settings) {
      const wanted = { ...DEFAULT_SETTINGS, ...settings };
      if (JSON.stringify(wanted) === JSON.stringify(now)) return;
      await store.settings.change(() => wanted, {
        by: 'U0ADMIN',
        role: 'admin',
        detail: () => 'for a run',
      });
      now = wanted;
    },
    next() {
      clusters += 1;
      return clusters;
    },
    clean: () => session.run(async (all) => void (await all.deleteFrom('stops').execute())),
  };
}
