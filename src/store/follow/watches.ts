import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Watch } from '../../domain/follow/following.ts';
import { gathered } from '../../gathered.ts';
import { appendAudit } from '../access/audit-chain.ts';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import { json } from '../db/text.ts';
import type { Wanted, WatchedCard, WatchStore } from './following.ts';
import { putPosts } from './outbox-rows.ts';

type Change = Parameters<WatchStore['change']>[2];

export function createWatches(session: Session, clock: Pick<Clock, 'now'>): WatchStore {
  async function allCards(): Promise<WatchedCard[]> {
    const rows = await session.run((db) => db.selectFrom('watches').selectAll().orderBy('seq').execute());
    return rows.map(cardOf);
  }
  const cardsIn = gathered(async (channels: readonly string[]) => {
    const rows = await session.run((db) =>
      db.selectFrom('watches').selectAll().where('channel', 'in', channels).orderBy('seq').execute(),
    );
    const found = Map.groupBy(rows, ({ channel }) => channel);
    return channels.map((channel) => (found.get(channel) ?? []).map(cardOf));
  });

  return {
    add: (watch, card, note) =>
      session.change(async (trx) => {
        const row = rowOf(watch);
        const added = await trx
          .insertInto('watches')
          .values(row)
          .onConflict((conflict) =>
            conflict
              .columns(['channel', 'job_id'])
              .doUpdateSet({ ...row, wanted_face: null, wanted_message: null, unwatched: false })
              .where('watches.ended_at', 'is not', null),
          )
          .returning('channel')
          .executeTakeFirst();
        if (!added) return false;
        // By the search it is kept for as long as the watch needs it.
        await putPosts(trx, [{ ...card, jobId: watch.job.id }]);
        const about = { jobId: watch.job.id, detail: described(watch) };
        await appendAudit(trx, { ...note, ...about, action: 'watch.added' }, clock.now());
        return true;
      }),
    async get(channel, jobId) {
      const row = await session.run((db) =>
        db
          .selectFrom('watches')
          .selectAll()
          .where('channel', '=', channel)
          .where('job_id', '=', jobId)
          .where('unwatched', '=', false)
          .executeTakeFirst(),
      );
      return row && watchOf(row);
    },
    async list({ channel, by, jobId } = {}) {
      const rows = await session.run((db) =>
        db
          .selectFrom('watches')
          .selectAll()
          .where('unwatched', '=', false)
          .$if(channel !== undefined, (watch) => watch.where('channel', '=', channel ?? ''))
          .$if(by !== undefined, (watch) => watch.where('watched_by', '=', by ?? ''))
          .$if(jobId !== undefined, (watch) => watch.where('job_id', '=', jobId ?? ''))
          .orderBy('seq')
          .execute(),
      );
      return rows.map(watchOf);
    },
    async change(channel, jobId, set, note) {
      if (!note) return (await session.run((db) => change(db, { channel, jobId }, set))) !== undefined;
      return session.change(async (trx) => {
        const watch = await change(trx, { channel, jobId }, set);
        if (!watch) return false;
        const about = { jobId, detail: described(watch) };
        await appendAudit(trx, { ...note, ...about, action: 'watch.changed' }, clock.now());
        return true;
      });
    },
    remove: (channel, jobId, note, farewell) =>
      session.change(async (trx) => {
        const isGone = await (farewell
          ? leave(trx, { channel, jobId, farewell, now: clock.now() })
          : drop(trx, { channel, jobId, unwatched: false }));
        if (!isGone) return false;
        const about = { jobId, detail: `in ${channel}` };
        await appendAudit(trx, { ...note, ...about, action: 'watch.removed' }, clock.now());
        return true;
      }),
    cards: (channel) => (channel === undefined ? allCards() : cardsIn(channel)),
    async forget(channel, jobId) {
      await session.run((db) => drop(db, { channel, jobId, unwatched: true }));
    },
    async wanted(channel, jobId) {
      const row = await session.run((db) =>
        db
          .selectFrom('watches')
          .select(['wanted_face', 'wanted_message'])
          .where('channel', '=', channel)
          .where('job_id', '=', jobId)
          .executeTakeFirst(),
      );
      return row && wantedOf(row);
    },
  };
}

interface Place {
  readonly channel: string;
  readonly jobId: string;
}

async function change(
  db: Kysely<Tables>,
  { channel, jobId }: Place,
  set: Change,
): Promise<Watch | undefined> {
  const row = await db
    .updateTable('watches')
    // An update of nothing is no statement.
    .set({ ...columnsOf(set), job_id: jobId })
    .where('channel', '=', channel)
    .where('job_id', '=', jobId)
    .returningAll()
    .executeTakeFirst();
  return row && watchOf(row);
}

/** The row stays until its card shows that nobody watches any more. */
async function leave(
  trx: Kysely<Tables>,
  { channel, jobId, farewell, now }: Place & { readonly farewell: Wanted; readonly now: Date },
): Promise<boolean> {
  const { face, message } = farewell;
  const left = await trx
    .updateTable('watches')
    .set({ unwatched: true, ended_at: now, wanted_face: face, wanted_message: json(message) })
    .where('channel', '=', channel)
    .where('job_id', '=', jobId)
    .where('unwatched', '=', false)
    .returning('channel')
    .executeTakeFirst();
  return left !== undefined;
}

async function drop(
  db: Kysely<Tables>,
  { channel, jobId, unwatched }: Place & { readonly unwatched: boolean },
): Promise<boolean> {
  const gone = await db
    .deleteFrom('watches')
    .where('channel', '=', channel)
    .where('job_id', '=', jobId)
    .where('unwatched', '=', unwatched)
    .returning('channel')
    .executeTakeFirst();
  return gone !== undefined;
}

function cardOf(row: Selectable<Tables['watches']>): WatchedCard {
  return { watch: watchOf(row), wanted: wantedOf(row), isUnwatched: row.unwatched };
}

function wantedOf(row: Pick<Selectable<Tables['watches']>, 'wanted_face' | 'wanted_message'>) {
  return row.wanted_face && row.wanted_message
    ? { face: row.wanted_face, message: row.wanted_message }
    : undefined;
}

function rowOf(watch: Watch) {
  return {
    channel: watch.channel,
    job_id: watch.job.id,
    job_name: watch.job.name,
    language: watch.language,
    watched_by: watch.by,
    watched_at: watch.at,
    reach: json(watch.reach),
    min_gain: watch.minGain,
    best_told: watch.bestTold ? json(watch.bestTold) : null,
    card: watch.card ?? null,
    face: watch.face ?? null,
    edited_at: watch.editedAt ?? null,
    is_reposted: watch.isReposted,
    ended_at: watch.endedAt ?? null,
  } satisfies Insertable<Tables['watches']>;
}

/** What is named is set, also to nothing. */
function columnsOf(set: Change): Updateable<Tables['watches']> {
  return {
    ...(set.minGain !== undefined && { min_gain: set.minGain }),
    ...(set.reach && { reach: json(set.reach) }),
    ...(set.isReposted !== undefined && { is_reposted: set.isReposted }),
    ...('card' in set && { card: set.card ?? null }),
    ...('face' in set && { face: set.face ?? null }),
    ...('editedAt' in set && { edited_at: set.editedAt ?? null }),
    ...('endedAt' in set && { ended_at: set.endedAt ?? null }),
  };
}

function watchOf(row: Selectable<Tables['watches']>): Watch {
  return {
    channel: row.channel,
    job: { id: row.job_id, name: row.job_name },
    language: row.language,
    by: row.watched_by,
    at: row.watched_at,
    reach: row.reach,
    minGain: row.min_gain,
    bestTold: row.best_told ?? undefined,
    card: row.card ?? undefined,
    face: row.face ?? undefined,
    editedAt: row.edited_at ?? undefined,
    isReposted: row.is_reposted,
    endedAt: row.ended_at ?? undefined,
  };
}

function described({ channel, reach, minGain }: Watch): string {
  const reaching = reach.length > 0 ? `${reach.join(', ')} reach` : 'nothing reaches';
  return `in ${channel}: ${reaching} the channel${minGain > 0 ? `, best by ${minGain} or more` : ''}`;
}
