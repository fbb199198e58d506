import type { AuditEntry } from '../../domain/access/audit.ts';
import { isDirect } from '../../domain/access/roles.ts';
import type { Words } from '../../i18n/en.ts';
import { fold } from '../kit/fold.ts';
import { clip, NAME } from '../kit/limits.ts';
import { utc } from '../kit/local-time.ts';
import type { Block, TwoForms } from '../kit/message.ts';
import { note } from '../kit/parts.ts';
import { preformatted } from '../kit/preformatted.ts';
import { type Cell, table } from '../kit/table.ts';

interface AuditTableSpec {
  readonly entries: readonly AuditEntry[];
  readonly caption: string;
}

/** Columns of a fixed-width font that a message has on a narrow screen. */
const WIDTH = 80;
/** Characters of all entries together, as many as plain tables have. */
const PLAIN_TEXT = 9_000;
const INDENT = '    ';
/** Characters of what a free text says in an entry. */
const DETAIL = 200;

/** Entries one a row. The native form has Slack's own names and local times, the plain one ids and UTC. */
export function auditTable(spec: AuditTableSpec, t: Words): TwoForms {
  return { native: native(spec, t), plain: plain(spec, t) };
}

/** A few short lines an entry: as a table of fixed width, seven columns would be wider than any screen. */
function plain({ entries, caption }: AuditTableSpec, t: Words): Block[] {
  let room = PLAIN_TEXT;
  const fitting = entries
    .map((entry) => linesOf(entry, t).join('\n'))
    .filter((text) => {
      room -= text.length + 1;
      return room >= 0;
    });
  const left = entries.length - fitting.length;
  const parts = [note(caption), ...preformatted(fitting), note(left > 0 ? t.more(left) : undefined)];
  return parts.filter((part) => part !== undefined);
}

function linesOf(entry: AuditEntry, t: Words): string[] {
  const facts = [where(entry, t), subject(entry, t)].map(textOf).filter((text) => text !== t.none);
  const { answer } = entry;
  const lines = [
    [String(entry.seq), utc(entry.at, 'day'), textOf(who(entry, t))].join('  '),
    [clip(what(entry, t), DETAIL), ...facts].join(' · '),
    ...(answer === undefined ? [] : [`${t.audit.column.answer}: ${clip(answer, DETAIL)}`]),
  ];
  return lines.flatMap((line, i) => {
    const tidy = line.replaceAll(/\s+/g, (space) => (/^ +$/.test(space) ? space : ' '));
    return fold(i === 0 ? tidy : INDENT + tidy, WIDTH, INDENT);
  });
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function native({ entries, caption }: AuditTableSpec, t: Words): readonly Block[] {
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
  }).native;
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
