import { type AuditFilter, auditExported, auditList } from '../blocks/access/audit.ts';
import type { AuditEntry } from '../domain/access/audit.ts';
import { auditCsv } from '../domain/access/audit-csv.ts';
import { actorOf } from './actor.ts';
import type { Context, Reply } from './command.ts';

const PAGE = 1_000;
/** Entries in one file: what a spreadsheet still opens with ease. */
const MOST = 100_000;

/** The same in the store's words. */
export function wantedBy({ job, since }: AuditFilter) {
  return { jobId: job?.id, since: since?.at };
}

/** The audit as a file, and a note in the audit that it was handed out. */
export async function exportAudit(filter: AuditFilter, context: Context): Promise<Reply> {
  const { audit, asked, clock, t } = context;
  const total = await audit.count(wantedBy(filter));
  const entries = await readAll(filter, context);
  if (entries.length === 0) return auditList({ entries, total: 0, newer: 0, filter, asked }, t);
  const since = filter.since ? ` since ${filter.since.at.toISOString()}` : '';
  // Noted before anybody has the file.
  await audit.append({
    ...actorOf(context),
    action: 'audit.exported',
    jobId: filter.job?.id,
    detail: `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}${since}`,
  });
  return {
    ...auditExported({ count: entries.length, total }, t),
    file: {
      name: `modelarts-audit-${clock.now().toISOString().slice(0, 10)}.csv`,
      content: auditCsv(entries),
      words: t.audit.file(entries.length),
    },
  };
}

/** Newest first, as far as a file goes. */
async function readAll(filter: AuditFilter, { audit }: Pick<Context, 'audit'>): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  while (entries.length < MOST) {
    const limit = Math.min(PAGE, MOST - entries.length);
    const page = await audit.list({ ...wantedBy(filter), limit, before: entries.at(-1)?.seq });
    entries.push(...page);
    if (page.length < limit) break;
  }
  return entries;
}
