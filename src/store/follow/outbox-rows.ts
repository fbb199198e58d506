import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { json } from '../db/text.ts';
import type { OutgoingPost, PostState, QueuedPost } from './following.ts';

/** Rows of one statement: a statement takes 65,535 values, and one row has ten. */
const AT_ONCE = 1000;

/** Not at their end. */
export const OPEN: readonly PostState[] = ['due', 'sending'];

/** Writes posts down, in their order. One whose key is there already stays as it is. */
export async function putPosts(db: Kysely<Tables>, posts: readonly OutgoingPost[]): Promise<void> {
  for (let from = 0; from < posts.length; from += AT_ONCE)
    await db
      .insertInto('outbox')
      .values(posts.slice(from, from + AT_ONCE).map(rowOf))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
}

export function postOf(row: Selectable<Tables['outbox']>): QueuedPost {
  return {
    seq: row.seq,
    key: row.key,
    kind: row.kind,
    channel: row.channel,
    under: row.under ?? undefined,
    isBroadcast: row.is_broadcast,
    isUrgent: row.is_urgent,
    jobId: row.job_id ?? undefined,
    message: row.message,
    dueAt: row.due_at,
    state: row.state,
    attempts: row.attempts,
    ts: row.ts ?? undefined,
  };
}

function rowOf(post: OutgoingPost): Insertable<Tables['outbox']> {
  return {
    key: post.key,
    kind: post.kind,
    channel: post.channel,
    under: post.under ?? null,
    is_broadcast: post.isBroadcast ?? false,
    is_urgent: post.isUrgent ?? false,
    job_id: post.jobId ?? null,
    message: json(post.message),
    due_at: post.dueAt,
  };
}
