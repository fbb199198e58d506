import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/access/settings.ts';
import { gathered } from '../../gathered.ts';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import { json } from '../db/text.ts';
import type { SettingsStore } from '../store.ts';
import { appendAudit } from './audit-chain.ts';

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
  snapshotDays: whole(1, 1_000_000).catch(DEFAULT_SETTINGS.snapshotDays),
});

/** Of the locks of a transaction the one under which settings are changed. */
const LOCK = 5_351_703;

export function createSettings(session: Session, clock: Pick<Clock, 'now'>): SettingsStore {
  const readOnce = gathered(async (askers: readonly undefined[]) => {
    const settings = await session.run(read);
    return askers.map(() => settings);
  });

  return {
    read: () => readOnce(undefined),
    change: (edit, { detail, ...note }) =>
      session.change(async (trx) => {
        await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);
        const before = await read(trx);
        const after = edit(before);
        if (json(before) === json(after)) return before;
        const rows = Object.entries(after).map(([name, value]) => ({ name, value: json(value) }));
        await trx
          .insertInto('settings')
          .values(rows)
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet({ value: (row) => row.ref('excluded.value') }),
          )
          .execute();
        const written = { ...note, action: 'settings.changed', detail: detail(before, after) } as const;
        await appendAudit(trx, written, clock.now());
        return before;
      }),
  };
}

async function read(db: Kysely<Tables>): Promise<Settings> {
  const rows = await db.selectFrom('settings').selectAll().execute();
  return Stored.parse(Object.fromEntries(rows.map(({ name, value }) => [name, value])));
}
