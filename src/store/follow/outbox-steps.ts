import type { Kysely } from 'kysely';
import { recordset } from '../db/recordset.ts';
import type { Tables } from '../db/tables.ts';
import type { Outbox, PostState, QueuedPost } from './following.ts';
import { OPEN, postOf } from './outbox-rows.ts';

/** Where a post may go from where it is. `due` to `due` puts it off, `sending` to `sending` is another attempt. */
const STEPS: Readonly<Record<PostState, readonly PostState[]>> = {
  due: ['due', 'sending', 'refused', 'folded'],
  sending: ['due', 'sending', 'sent', 'refused', 'lost'],
  sent: [],
  refused: [],
  lost: [],
  folded: [],
};

export interface Held {
  readonly channel: string;
  readonly driver: string;
}

export interface Hold extends Held {
  readonly until: Date;
}

/** Whoever holds it already holds it on. In an order, so that no two wait for one another. @returns the channels */
export async function take(
  db: Kysely<Tables>,
  wanted: readonly Hold[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const taken = await db
    .insertInto('outbox_holds')
    .columns(['channel', 'driver', 'until'])
    .expression(
      db
        .selectFrom(recordset('wanted', wanted, { channel: 'text', driver: 'text', until: 'timestamptz' }))
        .select(['wanted.channel', 'wanted.driver', 'wanted.until'])
        .where('wanted.channel', 'in', (post) =>
          post.selectFrom('outbox').select('channel').where('state', 'in', OPEN),
        )
        .orderBy('wanted.channel'),
    )
    .onConflict((conflict) =>
      conflict
        .column('channel')
        .doUpdateSet((row) => ({ driver: row.ref('excluded.driver'), until: row.ref('excluded.until') }))
        .where((hold) =>
          hold.or([
            hold('outbox_holds.driver', '=', hold.ref('excluded.driver')),
            hold('outbox_holds.until', '<=', now),
          ]),
        ),
    )
    .returning('channel')
    .execute();
  return new Set(taken.map(({ channel }) => channel));
}

export async function openIn(
  db: Kysely<Tables>,
  wanted: readonly Hold[],
): Promise<ReadonlyMap<string, QueuedPost[]>> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where(
      'channel',
      'in',
      wanted.map(({ channel }) => channel),
    )
    .where('state', 'in', OPEN)
    .orderBy('seq')
    .execute();
  return Map.groupBy(rows.map(postOf), ({ channel }) => channel);
}

/** What has come to an empty channel since it was looked at is for the next who looks. */
export function postsOf(posts: readonly QueuedPost[] | undefined, isTaken: boolean) {
  if (!posts) return [];
  return isTaken ? posts : undefined;
}

export async function release(db: Kysely<Tables>, held: readonly Held[]): Promise<void> {
  await db
    .deleteFrom('outbox_holds')
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('channel', 'driver'),
        'in',
        held.map(({ channel, driver }) => tuple(channel, driver)),
      ),
    )
    .execute();
}

export type Move = Parameters<Outbox['move']>[1] & { readonly key: string };

/**
 * One statement, which locks the holds before it looks at the posts: whoever takes a channel over waits for it, and then
 * sees what it did. What was answered is written down even after the time is up, while nobody has taken over; but
 * nothing is begun then. @returns the keys of those that were moved
 */
export async function move(
  db: Kysely<Tables>,
  moves: readonly Move[],
  now: Date,
): Promise<ReadonlySet<string>> {
  for (const { from, to } of moves)
    if (!STEPS[from].includes(to)) throw new Error(`A post cannot go from ${from} to ${to}`);
  const rows = moves.map(({ key, from, to, ts, dueAt, by }) => ({
    key,
    was: from,
    state: to,
    ts: ts ?? null,
    due_at: dueAt ?? null,
    settled_at: OPEN.includes(to) ? null : now,
    driver: by,
  }));
  const moved = await db
    .with('step', (query) =>
      query
        .selectFrom(
          recordset('step', rows, {
            key: 'text',
            was: 'text',
            state: 'text',
            ts: 'text',
            due_at: 'timestamptz',
            settled_at: 'timestamptz',
            driver: 'text',
          }),
        )
        .selectAll(),
    )
    .with('held', (query) =>
      query
        .selectFrom('step')
        .innerJoin('outbox as post', 'post.key', 'step.key')
        .innerJoin('outbox_holds as hold', (join) =>
          join.onRef('hold.channel', '=', 'post.channel').onRef('hold.driver', '=', 'step.driver'),
        )
        .selectAll('step')
        .where((hold) => hold.or([hold('step.state', '!=', 'sending'), hold('hold.until', '>', now)]))
        .orderBy('hold.channel')
        .forUpdate('hold'),
    )
    .updateTable('outbox')
    .from('held')
    .set((row) => ({
      state: row.ref('held.state'),
      settled_at: row.ref('held.settled_at'),
      attempts: row('attempts', '+', row.case().when('held.state', '=', 'sending').then(1).else(0).end()),
      ts: row.fn.coalesce('held.ts', 'outbox.ts'),
      due_at: row.fn.coalesce('held.due_at', 'outbox.due_at'),
    }))
    .whereRef('outbox.key', '=', 'held.key')
    .whereRef('outbox.state', '=', 'held.was')
    .returning('outbox.key')
    .execute();
  return new Set(moved.map(({ key }) => key));
}
