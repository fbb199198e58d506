import { type Kysely, sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import { recordset } from '../db/recordset.ts';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import { json } from '../db/text.ts';
import { purgeBases } from './digests.ts';
import type { SnapshotStore } from './following.ts';
import { putPosts } from './outbox-rows.ts';
import { pack, unpack } from './snapshot-pack.ts';

type Look = Parameters<SnapshotStore['saw']>[0];

/**
 * Of each search the newest snapshot alone: digests keep their own, and nothing else looks further back. Every look of
 * every search would fill the disk of the embedded database, in which nobody sweeps by themselves.
 */
export function createSnapshots(session: Session, clock: Pick<Clock, 'now'>): SnapshotStore {
  return {
    async last(jobId) {
      const row = await session.run((db) =>
        db.selectFrom('snapshots').selectAll().where('job_id', '=', jobId).executeTakeFirst(),
      );
      return row && unpack(row);
    },
    async lastEvent(jobId) {
      const row = await session.run((db) =>
        db.selectFrom('snapshots').select('event').where('job_id', '=', jobId).executeTakeFirst(),
      );
      // JSON knows no dates.
      return row?.event ? { ...row.event, at: new Date(row.event.at) } : undefined;
    },
    followed: () => session.run(followed),
    saw: async (look) => {
      // Before the transaction, in which everybody else would wait for it.
      const trials = pack(look.snapshot);
      return session.change(async (trx) => {
        if (!(await keep(trx, look, trials))) return false;
        await wantCards(trx, look);
        await hear(trx, look);
        await putPosts(trx, look.posts);
        await raise(trx, look);
        if (look.isEnded) await end(trx, look.snapshot.jobId, clock.now());
        return true;
      });
    },
    async purge(before) {
      const gone = await session.change((trx) => purge(trx, before));
      // The embedded database has nobody who makes room of what was written over; a server has.
      await session.run((db) => sql`vacuum snapshots, digest_bases, watches, outbox`.execute(db));
      return gone;
    },
  };
}

async function followed(db: Kysely<Tables>) {
  const rows = await db
    .with('wanted', (query) =>
      query
        .selectFrom('watches')
        .select('job_id')
        .where('ended_at', 'is', null)
        .union(query.selectFrom('alerts').select('job_id')),
    )
    .selectFrom('wanted')
    .leftJoin('snapshots', 'snapshots.job_id', 'wanted.job_id')
    .select(['wanted.job_id', 'snapshots.at'])
    .orderBy('wanted.job_id')
    .execute();
  return rows.map(({ job_id, at }) => ({ jobId: job_id, at: at ?? undefined }));
}

/** False when somebody else was first. What has not changed is not written again, only when it was seen so. */
async function keep(trx: Kysely<Tables>, { after, snapshot, event }: Look, trials: string): Promise<boolean> {
  const { jobId, at } = snapshot;
  const happened = event ? { event: json(event) } : {};
  if (after === undefined) {
    const made = await trx
      .insertInto('snapshots')
      .values({ job_id: jobId, at, trials, ...happened })
      .onConflict((conflict) => conflict.column('job_id').doNothing())
      .returning('job_id')
      .executeTakeFirst();
    return made !== undefined;
  }
  const before = await trx
    .selectFrom('snapshots')
    .select(['at', 'trials'])
    .where('job_id', '=', jobId)
    .forUpdate()
    .executeTakeFirst();
  if (before?.at.getTime() !== after.getTime()) return false;
  const set = { at, ...happened, ...(before.trials !== trials && { trials }) };
  await trx.updateTable('snapshots').set(set).where('job_id', '=', jobId).execute();
  return true;
}

/** In one statement for all cards that are to show the same: a search may have hundreds. */
async function wantCards(trx: Kysely<Tables>, { snapshot: { jobId }, cards }: Look): Promise<void> {
  const alike = Map.groupBy(
    cards.map(({ channel, face, message }) => ({ channel, face, message: json(message) })),
    ({ face, message }) => `${face} ${message}`,
  );
  for (const same of alike.values())
    for (const { face, message } of same.slice(0, 1))
      await trx
        .updateTable('watches')
        .set({ wanted_face: face, wanted_message: message })
        .where('job_id', '=', jobId)
        // Somebody may have ended it meanwhile, which its card is to say.
        .where('unwatched', '=', false)
        .where(
          'channel',
          'in',
          same.map(({ channel }) => channel),
        )
        .where('wanted_face', 'is distinct from', face)
        .execute();
}

/** A watch that was made anew meanwhile has heard of nothing yet. */
async function hear(trx: Kysely<Tables>, { snapshot: { jobId }, heard }: Look): Promise<void> {
  if (heard.length === 0) return;
  const rows = heard.map(({ channel, at, bestTold }) => ({
    channel,
    at,
    best_told: bestTold ? json(bestTold) : null,
  }));
  await trx
    .updateTable('watches')
    .from(recordset('heard', rows, { channel: 'text', at: 'timestamptz', best_told: 'text' }))
    .set((row) => ({ best_told: sql<string>`${row.ref('heard.best_told')}::jsonb` }))
    .where('watches.job_id', '=', jobId)
    .whereRef('watches.channel', '=', 'heard.channel')
    .whereRef('watches.watched_at', '=', 'heard.at')
    .execute();
}

/** An alert may have been removed while its search was looked at. */
async function raise(trx: Kysely<Tables>, { raised }: Look): Promise<void> {
  if (raised.length === 0) return;
  const ids = [...new Set(raised.map(({ alert }) => alert))];
  const there = await trx.selectFrom('alerts').select('id').where('id', 'in', ids).forKeyShare().execute();
  const known = new Set(there.map(({ id }) => id));
  const rows = raised
    .filter(({ alert }) => known.has(alert))
    .map(({ alert, what }) => ({ alert_id: alert, what }));
  if (rows.length === 0) return;
  await trx
    .insertInto('alerts_raised')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function end(trx: Kysely<Tables>, jobId: string, now: Date): Promise<void> {
  await trx
    .updateTable('watches')
    .set({ ended_at: now })
    .where('job_id', '=', jobId)
    .where('ended_at', 'is', null)
    .execute();
  await trx.deleteFrom('alerts').where('job_id', '=', jobId).execute();
}

async function purge(trx: Kysely<Tables>, before: Date): Promise<number> {
  await trx.deleteFrom('watches').where('ended_at', '<', before).execute();
  const gone = await trx
    .deleteFrom('snapshots')
    .where('at', '<', before)
    .where('job_id', 'not in', (from) =>
      from
        .selectFrom('watches')
        .select('job_id')
        .where('ended_at', 'is', null)
        .union(from.selectFrom('alerts').select('job_id'))
        .union(
          from
            .selectFrom('digests')
            .select((digest) => digest.ref('job_id').$notNull().as('job_id'))
            .where('job_id', 'is not', null),
        ),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows) + (await purgeBases(trx, before));
}
