import { type Kysely, type Selectable, sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Alert, Condition } from '../../domain/follow/following.ts';
import { appendAudit } from '../access/audit-chain.ts';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import { json } from '../db/text.ts';
import type { AlertStore } from './following.ts';

export function createAlerts(session: Session, clock: Pick<Clock, 'now'>): AlertStore {
  return {
    add: (alert, note) =>
      session.change(async (trx) => {
        await trx
          .insertInto('alerts')
          .values({
            id: alert.id,
            channel: alert.channel,
            job_id: alert.job.id,
            job_name: alert.job.name,
            condition: json(alert.condition),
            asked_by: alert.by,
            asked_at: alert.at,
          })
          .execute();
        const rows = alert.raised.map((what) => ({ alert_id: alert.id, what }));
        if (rows.length > 0) await trx.insertInto('alerts_raised').values(rows).execute();
        const about = { jobId: alert.job.id, detail: described(alert) };
        await appendAudit(trx, { ...note, ...about, action: 'alert.added' }, clock.now());
      }),
    async get(id) {
      const row = await session.run((db) => alertsIn(db).where('id', '=', id).executeTakeFirst());
      return row && alertOf(row);
    },
    async list({ channel, by, jobId } = {}) {
      const rows = await session.run((db) =>
        alertsIn(db)
          .$if(channel !== undefined, (alert) => alert.where('channel', '=', channel ?? ''))
          .$if(by !== undefined, (alert) => alert.where('asked_by', '=', by ?? ''))
          .$if(jobId !== undefined, (alert) => alert.where('job_id', '=', jobId ?? ''))
          .orderBy('seq')
          .execute(),
      );
      return rows.map(alertOf);
    },
    remove: (id, note) =>
      session.change(async (trx) => {
        const gone = await trx.deleteFrom('alerts').where('id', '=', id).returningAll().executeTakeFirst();
        if (!gone) return false;
        const about = { jobId: gone.job_id, detail: described(gone) };
        await appendAudit(trx, { ...note, ...about, action: 'alert.removed' }, clock.now());
        return true;
      }),
  };
}

function alertsIn(db: Kysely<Tables>) {
  const raised = sql<string[]>`array(
    select what from alerts_raised where alert_id = alerts.id order by what collate "C"
  )`;
  return db.selectFrom('alerts').selectAll().select(raised.as('raised'));
}

function alertOf(row: Selectable<Tables['alerts']> & { readonly raised: readonly string[] }): Alert {
  return {
    id: row.id,
    channel: row.channel,
    job: { id: row.job_id, name: row.job_name },
    condition: row.condition,
    by: row.asked_by,
    at: row.asked_at,
    raised: row.raised,
  };
}

function described({ id, channel, condition }: Pick<Alert, 'id' | 'channel' | 'condition'>): string {
  return `${id} in ${channel}: ${conditionWords(condition)}`;
}

function conditionWords(condition: Condition): string {
  if (condition.kind === 'metric') return `${condition.metric} ${condition.is} ${condition.value}`;
  if (condition.kind === 'drought') return `no new best for ${condition.trials} trials`;
  return condition.kind === 'failed' ? 'a trial fails' : 'it ends';
}
