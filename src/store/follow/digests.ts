import { type Kysely, sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { AuditAction } from '../../domain/access/audit.ts';
import type { Digest } from '../../domain/follow/following.ts';
import type { Snapshot } from '../../domain/search/snapshot.ts';
import { gathered } from '../../gathered.ts';
import { appendAudit } from '../access/audit-chain.ts';
import { recordset } from '../db/recordset.ts';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import { digestOf, digestWords, pauseColumns, rowOfDigest } from './digest-rows.ts';
import type { DigestStore } from './following.ts';
import { putPosts } from './outbox-rows.ts';
import { pack, unpack } from './snapshot-pack.ts';

type Telling = Parameters<DigestStore['tell']>[1] & { readonly id: string };

/** Rows of one statement, each of up to 100 kB. */
const AT_ONCE = 100;

export function createDigests(session: Session, clock: Pick<Clock, 'now'>): DigestStore {
  const tellAll = gathered(
    async (tellings: readonly Telling[]) => {
      // Before the transaction, in which everybody else would wait for it.
      const bases = tellings.flatMap((telling) => telling.bases.map((base) => baseRow(telling.id, base)));
      return session.change(async (trx) => {
        const told = await endSlots(trx, tellings);
        const isTold = ({ id }: { readonly id: string }) => told.has(id);
        await putBases(
          trx,
          bases.filter((base) => told.has(base.digest_id)),
        );
        await putPosts(
          trx,
          tellings.filter(isTold).flatMap(({ post }) => post ?? []),
        );
        return tellings.map(isTold);
      });
    },
    ({ id }) => id,
  );

  return {
    add: (digest, note) =>
      session.change(async (trx) => {
        await trx.insertInto('digests').values(rowOfDigest(digest)).execute();
        await appendAudit(trx, { ...note, ...noteOf(digest, 'digest.added') }, clock.now());
      }),
    get: gathered(async (ids) => {
      const rows = await session.run((db) =>
        db.selectFrom('digests').selectAll().where('id', 'in', ids).execute(),
      );
      const found = new Map(rows.map((row) => [row.id, digestOf(row)]));
      return ids.map((id) => found.get(id));
    }),
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
    bases: gathered(async (ids) => {
      const rows = await session.run((db) =>
        db.selectFrom('digest_bases').selectAll().where('digest_id', 'in', ids).orderBy('job_id').execute(),
      );
      const found = Map.groupBy(rows, (row) => row.digest_id);
      return ids.map((id) => new Map(found.get(id)?.map((row) => [row.job_id, unpack(row)])));
    }),
    tell: (id, telling) => tellAll({ ...telling, id }),
  };
}

/** Of two that tell one slot the second waits for the first, and then finds it told. @returns those that are told now */
async function endSlots(trx: Kysely<Tables>, tellings: readonly Telling[]): Promise<ReadonlySet<string>> {
  const rows = tellings.map(({ id, slot, next, pause }) => ({
    id,
    told_at: slot,
    next_at: next ?? null,
    ...pauseColumns(pause),
  }));
  const told = await trx
    .updateTable('digests')
    .from(
      recordset('telling', rows, {
        id: 'text',
        told_at: 'timestamptz',
        next_at: 'timestamptz',
        paused_at: 'timestamptz',
        paused_why: 'text',
      }),
    )
    .set((row) => ({
      told_at: row.ref('telling.told_at'),
      next_at: row.ref('telling.next_at'),
      paused_at: row.ref('telling.paused_at'),
      paused_why: row.ref('telling.paused_why'),
    }))
    .whereRef('digests.id', '=', 'telling.id')
    .where('digests.paused_at', 'is', null)
    .where((digest) =>
      digest.or([
        digest('digests.told_at', 'is', null),
        digest('digests.told_at', '<', digest.ref('telling.told_at')),
      ]),
    )
    .returning('digests.id')
    .execute();
  return new Set(told.map(({ id }) => id));
}

function baseRow(digest: string, base: Snapshot) {
  return { digest_id: digest, job_id: base.jobId, at: base.at, trials: pack(base) };
}

async function putBases(trx: Kysely<Tables>, rows: readonly ReturnType<typeof baseRow>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await trx
      .insertInto('digest_bases')
      .values(rows.slice(from, from + AT_ONCE))
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
