import { type Kysely, sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import { isCapped } from '../../domain/follow/noise.ts';
import { gathered } from '../../gathered.ts';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import type { Outbox } from './following.ts';
import { OPEN, postOf, putPosts } from './outbox-rows.ts';
import { type Held, type Hold, type Move, move, openIn, postsOf, release, take } from './outbox-steps.ts';

export function createOutbox(session: Session, clock: Pick<Clock, 'now'>): Outbox {
  const holdAll = gathered(
    async (wanted: readonly Hold[]) => {
      const taken = await session.run((db) => take(db, wanted, clock.now()));
      // Nobody else moves what is there any more.
      const open = await session.run((db) => openIn(db, wanted));
      // Whoever had them before has done all there was, since we looked.
      const idle = wanted.filter(({ channel }) => taken.has(channel) && !open.has(channel));
      if (idle.length > 0) await session.run((db) => release(db, idle));
      return wanted.map(({ channel }) => postsOf(open.get(channel), taken.has(channel)));
    },
    ({ channel }) => channel,
  );
  const releaseAll = gathered(async (held: readonly Held[]) => {
    await session.run((db) => release(db, held));
    return held.map(() => undefined);
  });
  const moveAll = gathered(
    async (moves: readonly Move[]) => {
      const moved = await session.run((db) => move(db, moves, clock.now()));
      return moves.map(({ key }) => moved.has(key));
    },
    ({ key }) => key,
  );

  return {
    put: (posts) => session.change((trx) => putPosts(trx, posts)),
    async get(key) {
      const row = await session.run((db) =>
        db.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirst(),
      );
      return row && postOf(row);
    },
    waiting: () => session.run((db) => waiting(db, clock.now())),
    hold: (channel, { name, until }) => holdAll({ channel, driver: name, until }),
    release: (channel, driver) => releaseAll({ channel, driver }),
    move: (key, step) => moveAll({ ...step, key }),
    async sentSince(channel, since) {
      const counts = await session.run((db) => sentIn(db, channel, since));
      const capped = counts.filter(({ kind, under, is_broadcast: isBroadcast }) =>
        isCapped({ kind, under: under ?? undefined, isBroadcast }),
      );
      return capped.reduce((sum, { count }) => sum + count, 0);
    },
    purge: (before) => session.run((db) => purge(db, before)),
  };
}

async function waiting(db: Kysely<Tables>, now: Date) {
  const held = sql<Date | null>`max(case when hold.until > ${now} then hold.until end)`;
  const due = sql<Date>`min(case when outbox.state = 'sending' then ${now} else outbox.due_at end)`;
  return db
    .selectFrom('outbox')
    .leftJoin('outbox_holds as hold', 'hold.channel', 'outbox.channel')
    .select(['outbox.channel', sql<Date>`greatest(${held}, ${due})`.as('at')])
    .where('outbox.state', 'in', OPEN)
    .groupBy('outbox.channel')
    .orderBy('at')
    .orderBy('outbox.channel')
    .execute();
}

/** By all that decides whether the cap counts it. */
async function sentIn(db: Kysely<Tables>, channel: string, since: Date) {
  return db
    .selectFrom('outbox')
    .select(['kind', 'under', 'is_broadcast', sql<number>`count(*)::integer`.as('count')])
    .where('channel', '=', channel)
    .where('settled_at', '>=', since)
    .where('state', '=', 'sent')
    .groupBy(['kind', 'under', 'is_broadcast'])
    .execute();
}

/**
 * A post stays while another one waits to go into its thread. A card, and what happened in its thread, stays while its
 * search is watched: a best that vanishes from the table and comes back, or a card that stays locked, has the same key
 * again. Digests and alerts are not told twice by what is kept of them; a report goes with the end of its watch.
 */
async function purge(db: Kysely<Tables>, before: Date): Promise<number> {
  const gone = await db
    .deleteFrom('outbox')
    .where('settled_at', '<', before)
    .where((post) =>
      post.not(
        post.or([
          post.exists(
            post
              .selectFrom('watches')
              .select('watches.job_id')
              .whereRef('watches.channel', '=', 'outbox.channel')
              .whereRef('watches.job_id', '=', 'outbox.job_id')
              .where('outbox.kind', 'in', ['card', 'event', 'notice']),
          ),
          post.exists(
            post
              .selectFrom('outbox as reply')
              .select('reply.key')
              .whereRef('reply.under', '=', 'outbox.key')
              .where('reply.state', 'in', OPEN),
          ),
        ]),
      ),
    )
    .executeTakeFirst();
  await db.deleteFrom('outbox_holds').where('until', '<', before).execute();
  return Number(gone.numDeletedRows);
}
