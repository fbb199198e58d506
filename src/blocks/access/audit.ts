import type { AuditEntry } from '../../domain/access/audit.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { AuditScope, FileRefusal } from '../../i18n/en/audit.ts';
import type { Words } from '../../i18n/en.ts';
import { type Asked, turnIn } from '../kit/asked.ts';
import { clip, NAME } from '../kit/limits.ts';
import { utc } from '../kit/local-time.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { auditTable } from './audit-table.ts';

/** Which entries were asked for. */
export interface AuditFilter {
  /** `word` is what was typed for it. */
  readonly job?: { readonly id: string; readonly word: string } | undefined;
  readonly since?: { readonly at: Date; readonly word: string } | undefined;
}

interface AuditList {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** How many there are in all. */
  readonly total: number;
  /** How many of them come before these. */
  readonly newer: number;
  readonly filter: AuditFilter;
  readonly asked: Asked;
}

export function auditList({ entries, total, newer, filter, asked }: AuditList, t: Words): Message {
  const scope = scopeOf(filter);
  const press = turnIn(asked);
  const newest = () => button({ key: 'newest', label: t.audit.list, line: lineTo(filter), press });
  if (entries.length === 0) {
    const text = newer > 0 ? t.audit.pastEnd : t.audit.empty(scope);
    return message(text, [paragraph(text), actions(newer > 0 ? newest() : undefined, verifyButton(t))]);
  }
  const older = total - newer - entries.length;
  const last = entries.at(-1)?.seq ?? 0;
  return message(t.audit.headline(total, scope), [
    heading(t.audit.title),
    paragraph(t.audit.headline(total, scope)),
    auditTable({ entries, caption: t.audit.caption(newer + 1, newer + entries.length, total) }, t),
    note(older > 0 ? t.audit.older(older) : undefined),
    actions(
      newer > 0 ? newest() : undefined,
      older > 0
        ? button({ key: 'older', label: t.audit.page, line: lineTo(filter, '--before', last), press })
        : undefined,
      csvButton(filter, t),
      verifyButton(t),
    ),
  ]);
}

interface AuditExport {
  /** How many entries are in the file. */
  readonly count: number;
  /** How many there are in all. */
  readonly total: number;
}

export function auditExported({ count, total }: AuditExport, t: Words): Message {
  const text = t.audit.exported(count);
  return message(text, [paragraph(text), note(count < total ? t.audit.cut(count, total) : undefined)]);
}

export function auditWhole(count: number, t: Words): Message {
  const text = t.audit.whole(count);
  return message(text, [paragraph(text), actions(listButton(t))]);
}

/** @param brokenAt the first entry that does not fit the chain */
export function auditBroken(brokenAt: number, t: Words): Message {
  const text = t.audit.broken(brokenAt);
  return message(text, [
    paragraph(text),
    paragraph(t.audit.brokenNext),
    actions(csvButton({}, t), listButton(t)),
  ]);
}

/** Slack's words for a refused file, by what whoever reads the sentence can do. Source: docs.slack.dev, files methods. */
const REFUSALS: Readonly<Record<string, FileRefusal>> = {
  missing_scope: 'scope',
  not_allowed_token_type: 'scope',
  no_permission: 'scope',
  file_uploads_disabled: 'policy',
  file_uploads_except_images_disabled: 'policy',
  file_type_not_allowed: 'policy',
  restricted_action: 'policy',
  ekm_access_denied: 'policy',
  storage_limit_reached: 'full',
  file_upload_size_restricted: 'tooLarge',
  unreachable: 'unreachable',
  internal_error: 'unreachable',
  service_unavailable: 'unreachable',
};

/** @param error Slack's own word for why, or `unreachable` */
export function fileNotSent(error: string, t: Words): Message {
  const text = t.audit.notSent[REFUSALS[error] ?? 'other'](error);
  return message(text, [paragraph(text)]);
}

function scopeOf({ job, since }: AuditFilter): AuditScope {
  return { job: job && clip(job.word, NAME), since: since && utc(since.at, 'day') };
}

function csvButton(filter: AuditFilter, t: Words) {
  return button({ key: 'csv', label: t.audit.csv, line: lineTo(filter, '--csv') });
}

function lineTo({ job, since }: AuditFilter, ...more: readonly (string | number)[]): string {
  return writeLine('audit', ...(job ? [job.id] : []), ...(since ? ['--since', since.word] : []), ...more);
}

function verifyButton(t: Words) {
  return button({ key: 'verify', label: t.audit.verify, line: writeLine('audit', 'verify') });
}

function listButton(t: Words) {
  return button({ key: 'list', label: t.audit.list, line: 'audit' });
}
