import { createHash } from 'node:crypto';
import type { Insertable, Selectable, Transaction } from 'kysely';
import type { AuditEntry, AuditNote } from '../../domain/access/audit.ts';
import { masked } from '../../domain/text/secrets.ts';
import { wellFormed } from '../../domain/text/well-formed.ts';
import type { Tables } from '../db/tables.ts';

/** Where a chain has come to: its newest entry, or 0 and an empty hash before the first. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** Characters of a free text that are kept. The longest sentence seen of ModelArts has 230. */
const FREE_TEXT = 500;

/**
 * Writes an entry behind the newest. Others wait at the head of the chain until the transaction has ended, so this
 * comes last in it: two that lock something else after it could wait for each other.
 */
export async function appendAudit(trx: Transaction<Tables>, note: AuditNote, at: Date): Promise<void> {
  const head = await lockedHead(trx);
  const entry = { ...cleaned(note), seq: head.last_seq + 1, at };
  const hash = hashOf(entry, head.last_hash);
  await trx
    .insertInto('audit')
    .values({ ...rowOf(entry), hash })
    .execute();
  await trx.updateTable('audit_head').set({ last_seq: entry.seq, last_hash: hash }).execute();
}

/** Removes the oldest entries up to the first that is not older, and notes how many. */
export async function purgeAudit(trx: Transaction<Tables>, before: Date, now: Date): Promise<number> {
  const head = await lockedHead(trx);
  const kept = await trx
    .selectFrom('audit')
    .select((entry) => entry.fn.min('seq').as('seq'))
    .where('at', '>=', before)
    .executeTakeFirst();
  const last = kept?.seq ? kept.seq - 1 : head.last_seq;
  const link = await trx.selectFrom('audit').select('hash').where('seq', '=', last).executeTakeFirst();
  if (last <= head.purged_seq || !link) return 0;
  await trx.deleteFrom('audit').where('seq', '<=', last).execute();
  await trx.updateTable('audit_head').set({ purged_seq: last, purged_hash: link.hash }).execute();
  const detail = `entries ${head.purged_seq + 1} to ${last}, older than ${before.toISOString()}`;
  await appendAudit(trx, { action: 'audit.purged', detail }, now);
  return last - head.purged_seq;
}

function lockedHead(trx: Transaction<Tables>) {
  return trx.selectFrom('audit_head').selectAll().forUpdate().executeTakeFirstOrThrow();
}

/**
 * SHA-256, hexadecimal, over an entry and the hash of the one before it, so that none can be changed, left out or moved
 * without the hashes being wrong from there on. The order of the fields is part of what has been written: it stays.
 */
export function hashOf(entry: AuditEntry, previous: string): string {
  const fields = [
    previous,
    entry.seq,
    entry.at.getTime(),
    entry.action,
    entry.by,
    entry.role,
    entry.channel,
    entry.messageTs,
    entry.jobId,
    entry.trialId,
    entry.stopId,
    entry.answer,
    entry.requestId,
    entry.detail,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** What will come back when it is read, to the last character: the hash is over that. */
function cleaned(note: AuditNote): AuditNote {
  return {
    action: note.action,
    by: plain(note.by),
    role: note.role,
    channel: plain(note.channel),
    messageTs: plain(note.messageTs),
    jobId: plain(note.jobId),
    trialId: plain(note.trialId),
    stopId: plain(note.stopId),
    answer: free(note.answer),
    requestId: plain(note.requestId),
    detail: free(note.detail),
  };
}

function plain(text: string | undefined): string | undefined {
  return text === undefined ? undefined : wellFormed(text);
}

/** Masked before it is cut: half a secret looks like none. */
function free(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const safe = masked(text);
  return wellFormed(safe.length > FREE_TEXT ? `${safe.slice(0, FREE_TEXT - 1)}…` : safe);
}

function rowOf(entry: AuditEntry): Omit<Insertable<Tables['audit']>, 'hash'> {
  return {
    seq: entry.seq,
    at: entry.at,
    action: entry.action,
    actor: entry.by ?? null,
    role: entry.role ?? null,
    channel: entry.channel ?? null,
    message_ts: entry.messageTs ?? null,
    job_id: entry.jobId ?? null,
    trial_id: entry.trialId ?? null,
    stop_id: entry.stopId ?? null,
    answer: entry.answer ?? null,
    request_id: entry.requestId ?? null,
    detail: entry.detail ?? null,
  };
}

export function entryOf(row: Selectable<Tables['audit']>): AuditEntry {
  return {
    seq: row.seq,
    at: row.at,
    action: row.action,
    by: row.actor ?? undefined,
    role: row.role ?? undefined,
    channel: row.channel ?? undefined,
    messageTs: row.message_ts ?? undefined,
    jobId: row.job_id ?? undefined,
    trialId: row.trial_id ?? undefined,
    stopId: row.stop_id ?? undefined,
    answer: row.answer ?? undefined,
    requestId: row.request_id ?? undefined,
    detail: row.detail ?? undefined,
  };
}
