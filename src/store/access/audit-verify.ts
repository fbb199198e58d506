import type { Selectable } from 'kysely';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import type { AuditVerdict } from '../store.ts';
import { entryOf, hashOf, type Link } from './audit-chain.ts';

type Head = Selectable<Tables['audit_head']>;
type Row = Selectable<Tables['audit']>;

const PAGE = 1000;

/** Reads the chain from its oldest entry to its newest, a page at a time, while others go on writing to it. */
export async function verifyAudit(session: Session): Promise<AuditVerdict> {
  let link: Link = { seq: 0, hash: '' };
  for (;;) {
    const { head, rows } = await pageAfter(session, link.seq);
    if (!head) return brokenAt(link.seq + 1);
    // True for the first page, and again when retention has meanwhile removed what would have come next.
    if (link.seq <= head.purged_seq) link = { seq: head.purged_seq, hash: head.purged_hash };
    const wrong = firstWrong(link, rows);
    if (wrong !== undefined) return brokenAt(wrong);
    link = rows.at(-1) ?? link;
    if (rows.length < PAGE) return verdictAtEnd(link, head);
  }
}

/** The next entries and the ends of the chain, both as of one moment. */
function pageAfter(session: Session, seq: number) {
  return session.run((db) =>
    db
      .transaction()
      // The embedded database knows no other: it has one connection.
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => ({
        head: await trx.selectFrom('audit_head').selectAll().executeTakeFirst(),
        rows: await trx
          .selectFrom('audit')
          .selectAll()
          .where('seq', '>', seq)
          .orderBy('seq')
          .limit(PAGE)
          .execute(),
      })),
  );
}

/** The first of these that does not follow from the one before, or the place where one is missing. */
function firstWrong(start: Link, rows: readonly Row[]): number | undefined {
  let { seq, hash } = start;
  for (const row of rows) {
    if (row.seq !== seq + 1) return Math.min(row.seq, seq + 1);
    if (row.hash !== hashOf(entryOf(row), hash)) return row.seq;
    ({ seq, hash } = row);
  }
  return undefined;
}

function verdictAtEnd({ seq, hash }: Link, head: Head): AuditVerdict {
  if (seq !== head.last_seq) return brokenAt(Math.min(seq, head.last_seq) + 1);
  if (hash !== head.last_hash) return brokenAt(seq);
  return { isWhole: true, count: head.last_seq - head.purged_seq };
}

function brokenAt(seq: number): AuditVerdict {
  return { isWhole: false, brokenAt: seq };
}
