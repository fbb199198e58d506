import { type ExpressionBuilder, sql, type Transaction } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { AuditNote } from '../../domain/access/audit.ts';
import {
  type ApprovalReason,
  isSettled,
  STEPS,
  STOP_STATES,
  type StopFace,
  type StopState,
  type StopWish,
  TAKEN,
} from '../../domain/stop/stops.ts';
import { gathered } from '../../gathered.ts';
import { appendAudit } from '../access/audit-chain.ts';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import { putPosts } from '../follow/outbox-rows.ts';
import type { RequestMeans, StopLedger, StopStep } from '../store.ts';
import { columnsOf, rowOfWish, stopOf, WHOLE_JOB } from './stop-rows.ts';

type Where = ExpressionBuilder<Tables, 'stops'>;

/** ModelArts was asked; of `unknown` the trial may have ended later. */
const REACHED: readonly StopState[] = ['sent', 'accepted', 'ended', 'unknown'];
const OPEN = STOP_STATES.filter((state) => !isSettled({ state }));
/** What a message says while its stop is under way: one that still says so after the end is not true any more. */
const OPEN_FACES: readonly StopFace[] = ['asking', 'held', 'stopping', 'unclear'];

export function createStops(session: Session, clock: Pick<Clock, 'now'>): StopLedger {
  return {
    async request(wish, means) {
      for (;;) {
        const stop = await tryRequest(session, wish, means);
        if (stop) return { stop, first: true };
        // The one in the way can have come to an end in between that frees the trial, such as an undo.
        const earlier = await inTheWay(session, wish, means);
        if (earlier) return { stop: earlier, first: false };
      }
    },
    async get(id) {
      const row = await session.run((db) =>
        db.selectFrom('stops').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row && stopOf(row);
    },
    async openBy(person) {
      const row = await session.run((db) =>
        db
          .selectFrom('stops')
          .selectAll()
          .where('asked_by', '=', person)
          .where('state', 'in', ['requested', 'held'])
          .orderBy('asked_at', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst(),
      );
      return row && stopOf(row);
    },
    move: (id, step, note) => move(session, { id, step, note, now: clock.now() }),
    async tell(id, { message, face }, driver) {
      const told = {
        message_kind: message.kind,
        message_channel: message.channel,
        message_ts: message.ts ?? null,
        told: face ?? null,
      };
      await session.run((db) =>
        db.updateTable('stops').set(told).where('id', '=', id).where('driver', '=', driver).execute(),
      );
    },
    async of(jobId) {
      const rows = await session.run((db) =>
        db
          .selectFrom('stops')
          .select('trial_id')
          .where('job_id', '=', jobId)
          .where('trial_id', '!=', WHOLE_JOB)
          .where('posts', '>', 0)
          .where('state', 'in', REACHED)
          .execute(),
      );
      return new Set(rows.map((row) => row.trial_id));
    },
    askers: gathered(async (jobIds) => {
      const rows = await session.run((db) =>
        db
          .selectFrom('stops')
          .select(['job_id', 'trial_id', 'asked_by'])
          .where('job_id', 'in', jobIds)
          .where('trial_id', '!=', WHOLE_JOB)
          .where('posts', '>', 0)
          .where('state', 'in', REACHED)
          .orderBy('asked_at', 'desc')
          .execute(),
      );
      const found = Map.groupBy(rows, (row) => row.job_id);
      // Of several for one trial the first comes last, and stays.
      return jobIds.map((id) => new Map(found.get(id)?.map((row) => [row.trial_id, row.asked_by])));
    }),
    ...driving(session),
  };
}

/** Which process follows which stop. */
function driving(session: Session): Pick<StopLedger, 'adopt' | 'renew' | 'release'> {
  return {
    async adopt({ id, now, until }) {
      const rows = await session.run((db) =>
        db
          .updateTable('stops')
          .set({ driver: id, driven_until: until })
          .where('id', 'in', (from) =>
            from
              .selectFrom('stops')
              .select('id')
              .where((stop) => stop.or([stop('driven_until', 'is', null), stop('driven_until', '<=', now)]))
              .where(isUnfinished)
              // Another process may be adopting at this very moment: its rows are left to it.
              .forUpdate()
              .skipLocked(),
          )
          .returningAll()
          .execute(),
      );
      return rows.map(stopOf).sort((one, other) => one.at.getTime() - other.at.getTime());
    },
    async renew(id, driver) {
      const row = await session.run((db) =>
        db
          .updateTable('stops')
          .set({ driven_until: driver.until })
          .where('id', '=', id)
          .where('driver', '=', driver.id)
          .returningAll()
          .executeTakeFirst(),
      );
      return row && stopOf(row);
    },
    async release(driver) {
      const nobody = { driver: null, driven_until: null };
      await session.run((db) => db.updateTable('stops').set(nobody).where('driver', '=', driver).execute());
    },
  };
}

/** Under way, or ended without its message saying so. Where there is no message, having tried once is enough. */
function isUnfinished(stop: Where) {
  return stop.or([
    stop('state', 'in', OPEN),
    stop('told', 'is', null),
    stop.and([stop('told', 'in', OPEN_FACES), stop('message_kind', '!=', 'nowhere')]),
  ]);
}

async function tryRequest(session: Session, wish: StopWish, means: RequestMeans) {
  return session.change(async (trx) => {
    const reasons = [...wish.reasons, ...(await tooMany(trx, wish, means))];
    const row = await trx
      .insertInto('stops')
      .values(rowOfWish({ ...wish, reasons }, means))
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) return undefined;
    await appendAudit(trx, requested(wish, means), means.at);
    return stopOf(row);
  });
}

/** Counted where it is written, one request of a person after the other: a burst would else pass as a whole. */
async function tooMany(
  trx: Transaction<Tables>,
  { by }: StopWish,
  { atOnce }: RequestMeans,
): Promise<ApprovalReason[]> {
  if (!atOnce) return [];
  await sql`select pg_advisory_xact_lock(hashtext(${by}))`.execute(trx);
  const { count } = await trx
    .selectFrom('stops')
    .select(sql<number>`count(*)::integer + 1`.as('count'))
    .where('asked_by', '=', by)
    .where('asked_at', '>=', atOnce.since)
    .executeTakeFirstOrThrow();
  return count > atOnce.most ? [{ kind: 'count', count }] : [];
}

function requested({ jobId, trialId, isDryRun }: StopWish, { id, note }: RequestMeans): AuditNote {
  const detail = isDryRun ? 'dry run' : undefined;
  return { ...note, action: 'stop.requested', jobId, trialId, stopId: id, detail };
}

async function inTheWay(session: Session, { jobId, trialId }: StopWish, { id }: RequestMeans) {
  const row = await session.run((db) =>
    db
      .selectFrom('stops')
      .selectAll()
      .where((stop) =>
        stop.or([
          stop('id', '=', id),
          stop.and([
            stop('job_id', '=', jobId),
            stop('trial_id', '=', trialId ?? WHOLE_JOB),
            stop('state', 'in', TAKEN),
          ]),
        ]),
      )
      .executeTakeFirst(),
  );
  return row && stopOf(row);
}

interface Move {
  readonly id: string;
  readonly step: StopStep;
  readonly note: AuditNote;
  readonly now: Date;
}

async function move(session: Session, { id, step: { from, to, posts, set = {}, post }, note, now }: Move) {
  if (!STEPS[from].includes(to)) throw new Error(`A stop cannot go from ${from} to ${to}`);
  const settled = isSettled({ state: to }) ? { settledAt: now } : {};
  return session.change(async (trx) => {
    const row = await trx
      .updateTable('stops')
      .set({ ...columnsOf({ ...settled, ...set }), state: to })
      .where('id', '=', id)
      .where('state', '=', from)
      .$if(posts !== undefined, (stop) => stop.where('posts', '=', posts ?? 0))
      .returningAll()
      .executeTakeFirst();
    if (!row) return undefined;
    await appendAudit(trx, note, now);
    if (post) await putPosts(trx, [post]);
    return stopOf(row);
  });
}
