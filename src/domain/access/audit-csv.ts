import { csv } from '../text/csv.ts';
import type { AuditEntry } from './audit.ts';

/** Named for scripts, so not in the reader's language. */
const COLUMNS: readonly (readonly [title: string, read: (entry: AuditEntry) => string | undefined])[] = [
  ['seq', ({ seq }) => String(seq)],
  ['at_utc', ({ at }) => at.toISOString()],
  ['action', ({ action }) => action],
  ['by', ({ by }) => by],
  ['role', ({ role }) => role],
  ['channel', ({ channel }) => channel],
  ['message_ts', ({ messageTs }) => messageTs],
  ['job_id', ({ jobId }) => jobId],
  ['trial_id', ({ trialId }) => trialId],
  ['stop_id', ({ stopId }) => stopId],
  ['modelarts_answer', ({ answer }) => answer],
  ['request_id', ({ requestId }) => requestId],
  ['detail', ({ detail }) => detail],
];

/** Entries as a file, one a line below a line of titles. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  return csv([
    COLUMNS.map(([title]) => title),
    ...entries.map((entry) => COLUMNS.map(([, read]) => read(entry) ?? '')),
  ]);
}
