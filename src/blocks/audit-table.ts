import type { AuditEntry } from '../domain/audit.ts';
import { isDirect } from '../domain/roles.ts';
import type { Words } from '../i18n/en.ts';
import { clip, NAME } from './limits.ts';
import { utc } from './local-time.ts';
import type { TwoForms } from './message.ts';
import { type Cell, table } from './table.ts';

interface AuditTableSpec {
  readonly entries: readonly AuditEntry[];
  readonly caption: string;
}

/** Entries one a row. The native form has Slack's own names and local times, the plain one ids and UTC. */
export function auditTable({ entries, caption }: AuditTableSpec, t: Words): TwoForms {
  const { column } = t.audit;
  return table({
    caption,
    columns: [
      { title: column.seq, align: 'right' },
      { title: column.time },
      { title: column.who },
      { title: column.what },
      { title: column.where },
      { title: column.subject },
      { title: column.answer },
    ],
    rows: entries.map((entry): Cell[] => [
      { value: entry.seq, text: String(entry.seq) },
      timeOf(entry),
      who(entry, t),
      what(entry, t),
      where(entry, t),
      subject(entry, t),
      entry.answer ?? t.none,
    ]),
    named: 0,
    more: t.more,
  });
}

/** Minutes are enough to find an entry again; the CSV has milliseconds. */
function timeOf({ at }: AuditEntry): Cell {
  return { line: [{ time: at, to: 'day' }], text: utc(at, 'day') };
}

function who({ by, role }: AuditEntry, t: Words): Cell {
  const right = role ? t.audit.as(t.audit.role[role]) : '';
  const text = `${by ?? t.audit.bot}${right}`;
  return by ? { line: [{ user: by }, right], text } : text;
}

function what({ action, detail }: AuditEntry, t: Words): string {
  return detail ? t.audit.doing(t.audit.action[action], detail) : t.audit.action[action];
}

function where({ channel }: AuditEntry, t: Words): Cell {
  if (channel === undefined) return t.none;
  return isDirect(channel) ? t.audit.direct : { line: [{ channel }], text: channel };
}

function subject({ trialId, jobId }: AuditEntry, t: Words): string {
  const ids = [trialId, jobId && clip(jobId, 9)].filter((id) => id !== undefined);
  return ids.map((id) => clip(id, NAME)).join(' / ') || t.none;
}
