import { type Kysely, sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { isCapped } from '../domain/noise.ts';
import type { Outbox, PostState, QueuedPost } from './following.ts';
import { postOf, putPosts } from './outbox-rows.ts';
import type { Session } from './session.ts';
import type { Tables } from './tables.ts';

/** Where a post may go from where it is. `due` to `due` puts it off, `sending` to `sending` is another attempt. */
const STEPS: Readonly<Record<PostState, readonly PostState[]>> = {
  due: ['due', 'sending', 'refused', 'folded'],
  sending: ['due', 'sending', 'sent', 'refused', 'lost'],
  sent: [],
  refused: [],
  lost: [],
  folded: [],
};
const OPEN: readonly PostState[] = ['due', 'sending'];

export function createOutbox(session: Session, clock: Pick<Clock, 'now'>): Outbox {
  return {
    put: (posts) => session.change((trx) => putPosts(trx, posts)),
    async get(key) {
      const row = await session.run((db) =>
        db.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirst(),
      );
      return row && postOf(row);
    },
    waiting: () => session.run((db) => waiting(db, clock.now())),
    async hold(channel, { name, until }) {
      const taken = await session.run((db) => take(db, { channel, driver: name, until, now: clock.now() }));
      // Nobody else moves what is there any more.
      return taken ? session.run((db) => openOf(db, channel)) : undefined;
    },
    async release(channel, driver) {
      await session.run((db) =>
        db.deleteFrom('outbox_holds').where('channel', '=', channel).where('driver', '=', driver).execute(),
      );
    },
    move: (key, step) => session.run((db) => move(db, { key, ...step, now: clock.now() })),
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

interface Taking {
  readonly channel: string;
  readonly driver: string;
  readonly until: Date;
  readonly now: Date;
}

/** Whoever holds it already holds it on. */
async function take(trx: Kysely<Tables>, { channel, driver, until, now }: Taking): Promise<boolean> {
  const held = await trx
    .insertInto('outbox_holds')
    .values({ channel, driver, until })
    .onConflict((conflict) =>
      conflict
        .column('channel')
        .doUpdateSet({ driver, until })
        .where((hold) =>
          hold.or([hold('outbox_holds.driver', '=', driver), hold('outbox_holds.until', '<=', now)]),
        ),
    )
    .returning('channel')
    .executeTakeFirst();
  return held !== undefined;
}

async function openOf(trx: Kysely<Tables>, channel: string): Promise<QueuedPost[]> {
  const rows = await trx
    .selectFrom('outbox')
    .selectAll()
    .where('channel', '=', channel)
    .where('state', 'in', OPEN)
    .orderBy('seq')
    .execute();
  return rows.map(postOf);
}

type Move = Parameters<Outbox['move']>[1] & { readonly key: string; readonly now: Date };

/**
 * One statement, which locks the hold before it looks at the post: whoever takes the channel over waits for it, and then
 * sees what it did. What was answered is written down even after the time is up, while nobody has taken over; but
 * nothing is begun then.
 */
async function move(db: Kysely<Tables>, { key, from, to, ts, dueAt, by, now }: Move): Promise<boolean> {
  if (!STEPS[from].includes(to)) throw new Error(`A post cannot go from ${from} to ${to}`);
  const moved = await db
    .with('held', (query) =>
      query
        .selectFrom('outbox_holds')
        .select('channel')
        .where('channel', '=', (post) => post.selectFrom('outbox').select('channel').where('key', '=', key))
        .where('driver', '=', by)
        .$if(to === 'sending', (hold) => hold.where('until', '>', now))
        .forUpdate(),
    )
    .updateTable('outbox')
    .from('held')
    .set({ state: to, settled_at: OPEN.includes(to) ? null : now })
    .$if(to === 'sending', (post) => post.set((row) => ({ attempts: row('attempts', '+', 1) })))
    .$if(ts !== undefined, (post) => post.set({ ts: ts ?? null }))
    .$if(dueAt !== undefined, (post) => post.set({ due_at: dueAt ?? now }))
    .whereRef('outbox.channel', '=', 'held.channel')
    .where('key', '=', key)
    .where('state', '=', from)
    .returning('key')
    .executeTakeFirst();
  return moved !== undefined;
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

/** A card stays while its search is watched, and a post while another one waits to go into its thread. */
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
              .where('outbox.kind', '=', 'card'),
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
