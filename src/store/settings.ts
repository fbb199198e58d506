import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import { appendAudit } from './audit-chain.ts';
import type { Session } from './session.ts';
import type { SettingsStore } from './store.ts';
import { json } from './text.ts';

const whole = (min: number, max: number) => z.int().min(min).max(max);

/** Whatever is absent, or was written by a version that knew it otherwise, is as it is by default. */
const Stored = z.object({
  undoSeconds: whole(0, 60).catch(DEFAULT_SETTINGS.undoSeconds),
  isDryRun: z.boolean().catch(DEFAULT_SETTINGS.isDryRun),
  approval: z
    .object({
      topQuarter: z.boolean().catch(DEFAULT_SETTINGS.approval.topQuarter),
      hours: z.number().positive().optional().catch(DEFAULT_SETTINGS.approval.hours),
      count: whole(1, 1_000_000).optional().catch(DEFAULT_SETTINGS.approval.count),
    })
    .catch(DEFAULT_SETTINGS.approval),
  auditDays: whole(1, 1_000_000).catch(DEFAULT_SETTINGS.auditDays),
});

export function createSettings(session: Session, clock: Pick<Clock, 'now'>): SettingsStore {
  return {
    async read(): Promise<Settings> {
      const rows = await session.run((db) => db.selectFrom('settings').selectAll().execute());
      return Stored.parse(Object.fromEntries(rows.map(({ name, value }) => [name, value])));
    },
    async write(settings, note) {
      const rows = Object.entries(settings).map(([name, value]) => ({ name, value: json(value) }));
      await session.change(async (trx) => {
        await trx
          .insertInto('settings')
          .values(rows)
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet({ value: (row) => row.ref('excluded.value') }),
          )
          .execute();
        await appendAudit(trx, { ...note, action: 'settings.changed' }, clock.now());
      });
    },
  };
}
