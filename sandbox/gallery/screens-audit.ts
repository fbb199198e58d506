import {
  type AuditFilter,
  auditBroken,
  auditExported,
  auditList,
  auditWhole,
  fileNotSent,
} from '../../src/blocks/access/audit.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import type { AuditEntry } from '../../src/domain/access/audit.ts';
import type { Words } from '../../src/i18n/en.ts';

interface Audited {
  /** Newest first. */
  readonly audit: readonly AuditEntry[];
  /** The job that was asked about, as it was typed. */
  readonly text: string;
}

/** As many as the command reads. */
const NEWEST = 50;
const everything: AuditFilter = {};

/** Every screen about the audit. */
export function auditScreens({ audit, text }: Audited, t: Words): Record<string, Message> {
  const since = { at: new Date('2026-11-15T08:00:00Z'), word: '7d' };
  const entries = audit.slice(0, NEWEST);
  const total = audit.length;
  const list = { entries, total, newer: 0, asked: { line: 'audit', audience: 'private' } } as const;
  return {
    audit: auditList({ ...list, filter: everything }, t),
    auditOfJob: auditList({ ...list, filter: { job: { id: '1', word: text }, since } }, t),
    auditPage: auditList({ ...list, total: total + 120, newer: 50, filter: everything }, t),
    auditEmpty: auditList({ ...list, entries: [], total: 0, filter: { since } }, t),
    auditWhole: auditWhole(total, t),
    auditBroken: auditBroken(17, t),
    auditExported: auditExported({ count: total, total }, t),
    auditExportedCut: auditExported({ count: 50_000, total: 123_456 }, t),
    ...Object.fromEntries(
      [
        'missing_scope',
        'file_uploads_disabled',
        'storage_limit_reached',
        'file_upload_size_restricted',
        'unreachable',
        'odd',
      ].map((error) => [`file ${error}`, fileNotSent(error, t)]),
    ),
  };
}
