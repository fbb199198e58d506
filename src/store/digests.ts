import { type Kysely, type Selectable, sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { AuditAction } from '../domain/audit.ts';
import type { Digest } from '../domain/following.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { appendAudit } from './audit-chain.ts';
import { digestOf, digestWords, pauseColumns, rowOfDigest } from './digest-rows.ts';
import type { DigestStore } from './following.ts';
import { putPosts } from './outbox-rows.ts';
import type { Session } from './session.ts';
import { pack, unpack } from './snapshot-pack.ts';
import type { Tables } from './tables.ts';

type Telling = Parameters<DigestStore['tell']>[1];
type Row = Selectable<Tables['digests']>;

export function createDigests(session: Session, clock: Pick<Clock, 'now'>): DigestStore {
  return {
    add: (digest, note) =>
      session.change(async (trx) => {
        await trx.insertInto('digests').values(rowOfDigest(digest)).execute();
        await appendAudit(trx, { ...note, ...noteOf(digest, 'digest.added') }, clock.now());
      }),
    async get(id) {
      const row = await session.run((db) =>
        db.selectFrom('digests').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row && digestOf(row);
    },
    async list({ channel, by } = {}) {
      const rows = await session.run((db) =>
        db
          .selectFrom('digests')
          .selectAll()
          .$if(channel !== undefined, (digest) => digest.where('channel', '=', channel ?? ''))
          .$if(by !== undefined, (digest) => digest.where('made_by', '=', by ?? ''))
          .orderBy('seq')
          .execute(),
      );
      return rows.map(digestOf);
    },
    pause: (id, pause, next, note) =>
      session.change(async (trx) => {
        const before = await trx
          .selectFrom('digests')
          .selectAll()
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst();
        if (!before) return false;
        const set = { ...pauseColumns(pause), next_at: next ?? null };
        await trx.updateTable('digests').set(set).where('id', '=', id).execute();
        if (before.paused_why === set.paused_why) return true;
        const action = pause ? 'digest.paused' : 'digest.resumed';
        const written = noteOf(digestOf(before), action, pause && `${id}: ${pause.why}`);
        await appendAudit(trx, { ...note, ...written }, clock.now());
        return true;
      }),
    remove: (id, note) =>
      session.change(async (trx) => {
        const gone = await trx.deleteFrom('digests').where('id', '=', id).returningAll().executeTakeFirst();
        if (!gone) return false;
        await appendAudit(trx, { ...note, ...noteOf(digestOf(gone), 'digest.removed') }, clock.now());
        return true;
      }),
    async bases(id) {
      const rows = await session.run((db) =>
        db.selectFrom('digest_bases').selectAll().where('digest_id', '=', id).orderBy('job_id').execute(),
      );
      return new Map(rows.map((row) => [row.job_id, unpack(row)]));
    },
    tell: async (id, telling) => {
      // Before the transaction, in which everybody else would wait for it.
      const bases = telling.bases.map((base) => baseRow(id, base));
      return session.change(async (trx) => {
        if (!(await endSlot(trx, id, telling))) return false;
        await putBases(trx, bases);
        if (telling.post) await putPosts(trx, [telling.post]);
        return true;
      });
    },
  };
}

/** Of two that tell one slot the second waits for the first, and then finds it told. */
async function endSlot(
  trx: Kysely<Tables>,
  id: string,
  { slot, next, pause }: Telling,
): Promise<Pick<Row, 'id'> | undefined> {
  return trx
    .updateTable('digests')
    .set({ told_at: slot, next_at: next ?? null, ...(pause && pauseColumns(pause)) })
    .where('id', '=', id)
    .where('paused_at', 'is', null)
    .where((digest) => digest.or([digest('told_at', 'is', null), digest('told_at', '<', slot)]))
    .returning('id')
    .executeTakeFirst();
}

function baseRow(digest: string, base: Snapshot) {
  return { digest_id: digest, job_id: base.jobId, at: base.at, trials: pack(base) };
}

async function putBases(trx: Kysely<Tables>, rows: readonly ReturnType<typeof baseRow>[]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('digest_bases')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['digest_id', 'job_id']).doUpdateSet((row) => ({
        at: row.ref('excluded.at'),
        trials: row.ref('excluded.trials'),
      })),
    )
    .execute();
}

/** What a digest about all searches still knows of one that it has not told of at its last telling, long ago. */
export async function purgeBases(trx: Kysely<Tables>, before: Date): Promise<number> {
  const gone = await trx
    .deleteFrom('digest_bases')
    .using('digests')
    .whereRef('digests.id', '=', 'digest_bases.digest_id')
    .where('digests.job_id', 'is', null)
    .where('digest_bases.at', '<', before)
    // A base is a little older than the telling it was made for.
    .where('digest_bases.at', '<', sql<Date>`digests.told_at - interval '1 day'`)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

function noteOf(digest: Digest, action: AuditAction, detail?: string) {
  return { action, jobId: digest.job?.id, detail: detail ?? digestWords(digest) };
}
