import { type ExpressionBuilder, sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import type { AuditStore, AuditWanted } from '../store.ts';
import { appendAudit, entryOf, purgeAudit } from './audit-chain.ts';
import { verifyAudit } from './audit-verify.ts';

export function createAudit(session: Session, clock: Pick<Clock, 'now'>): AuditStore {
  return {
    append: (note) => session.change((trx) => appendAudit(trx, note, clock.now())),
    async list({ limit, ...wanted }) {
      const rows = await session.run((db) =>
        db
          .selectFrom('audit')
          .selectAll()
          .where((entry) => isWanted(entry, wanted))
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute(),
      );
      return rows.map(entryOf);
    },
    async count(wanted) {
      const row = await session.run((db) =>
        db
          .selectFrom('audit')
          .select(sql<number>`count(*)::integer`.as('count'))
          .where((entry) => isWanted(entry, wanted))
          .executeTakeFirstOrThrow(),
      );
      return row.count;
    },
    verify: () => verifyAudit(session),
    purge: (before) => session.change((trx) => purgeAudit(trx, before, clock.now())),
  };
}

function isWanted(
  entry: ExpressionBuilder<Tables, 'audit'>,
  { jobId, since, before }: Omit<AuditWanted, 'limit'>,
) {
  return entry.and([
    ...(jobId === undefined ? [] : [entry('job_id', '=', jobId)]),
    ...(since === undefined ? [] : [entry('at', '>=', since)]),
    ...(before === undefined ? [] : [entry('seq', '<', before)]),
  ]);
}
