import type { DataTableBlock, RichTextBlock, RichTextElement } from '@slack/types';
import type { AuditEntry } from '../domain/audit.ts';
import type { Words } from '../i18n/en.ts';
import { clip, NAME } from './limits.ts';
import type { Block, TwoForms } from './message.ts';
import { type Cell, table } from './table.ts';

interface AuditTableSpec {
  readonly entries: readonly AuditEntry[];
  readonly caption: string;
}

/** Entries one a row. The native form has Slack's own names and local times, the plain one ids and UTC. */
export function auditTable({ entries, caption }: AuditTableSpec, t: Words): TwoForms {
  const { column } = t.audit;
  const { native, plain } = table({
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
      utcMinutes(entry.at),
      who(entry, t),
      what(entry, t),
      where(entry, t),
      subject(entry, t),
      entry.answer ?? t.none,
    ]),
    named: 0,
    more: t.more,
  });
  return { native: native.map((block) => withNames(block, entries, t)), plain };
}

/** Minutes are enough to find an entry again; the CSV has milliseconds. */
export function utcMinutes(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function who({ by, role }: AuditEntry, t: Words): string {
  return `${by ?? t.audit.bot}${rightOf({ role }, t)}`;
}

function rightOf({ role }: Pick<AuditEntry, 'role'>, t: Words): string {
  return role ? t.audit.as(t.audit.role[role]) : '';
}

function what({ action, detail }: AuditEntry, t: Words): string {
  return detail ? t.audit.doing(t.audit.action[action], detail) : t.audit.action[action];
}

function where({ channel }: AuditEntry, t: Words): string {
  if (channel === undefined) return t.none;
  return isDirect(channel) ? t.audit.direct : channel;
}

function subject({ trialId, jobId }: AuditEntry, t: Words): string {
  const ids = [trialId, jobId && clip(jobId, 9)].filter((id) => id !== undefined);
  return ids.map((id) => clip(id, NAME)).join(' / ') || t.none;
}

/** Puts mentions and local times in the place of ids and UTC. The published types know them only without buttons. */
function withNames(block: Block, entries: readonly AuditEntry[], t: Words): Block {
  if (block.type !== 'data_table') return block;
  const named: DataTableBlock = {
    ...block,
    rows: block.rows.map((row, i) => {
      const cells = row.map((cell) => (cell.type === 'action_cell' ? cell.fallback : cell));
      const entry = entries[i - 1];
      return entry ? cells.map((cell, at) => nativeCells(entry, t)[at] ?? cell) : cells;
    }),
  };
  return named;
}

/** By column; where there is none, the text stays. */
function nativeCells({ at, by, role, channel }: AuditEntry, t: Words): (RichTextBlock | undefined)[] {
  const time: RichTextElement = {
    type: 'date',
    timestamp: Math.floor(at.getTime() / 1000),
    format: '{date_num} {time}',
    fallback: utcMinutes(at),
  };
  const right = rightOf({ role }, t);
  return [
    undefined,
    rich(time),
    by
      ? rich({ type: 'user', user_id: by }, ...(right ? [{ type: 'text', text: right } as const] : []))
      : undefined,
    undefined,
    channel && !isDirect(channel) ? rich({ type: 'channel', channel_id: channel }) : undefined,
  ];
}

function rich(...elements: RichTextElement[]): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
