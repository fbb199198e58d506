import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { someEntries } from '../../../sandbox/gallery/rights.ts';
import { refusalOf } from '../../../sandbox/slack/blocks.ts';
import {
  auditBroken,
  auditExported,
  auditList,
  auditWhole,
  fileNotSent,
} from '../../../src/blocks/access/audit.ts';
import type { AuditEntry } from '../../../src/domain/access/audit.ts';
import type { Language } from '../../../src/domain/access/person.ts';
import { wordsFor } from '../../../src/i18n/index.ts';

const long = '长a&<!channel>*_`'.repeat(250).slice(0, 3_000);
const at = new Date('2026-11-22T06:00:00Z');

const worst: AuditEntry = {
  seq: 1_000_000,
  at,
  action: 'stop.unknown',
  by: 'U0123456789',
  role: 'operator',
  channel: 'C0123456789',
  jobId: long,
  trialId: long,
  answer: long,
  detail: long,
};

const asked = { line: 'audit', audience: 'private' } as const;

const screens = (t: ReturnType<typeof wordsFor>) => ({
  list: auditList(
    {
      entries: Array.from({ length: 50 }, (_, i) => ({ ...worst, seq: worst.seq - i })),
      total: 1_000_000,
      newer: 500,
      asked,
      filter: { job: { id: long, word: long }, since: { at, word: long } },
    },
    t,
  ),
  bare: auditList(
    { entries: [{ seq: 1, at, action: 'audit.purged' }], total: 1, newer: 0, asked, filter: {} },
    t,
  ),
  nothing: auditList(
    { entries: [], total: 0, newer: 0, asked, filter: { job: { id: long, word: long } } },
    t,
  ),
  exported: auditExported({ count: 100_000, total: 1_000_000 }, t),
  whole: auditWhole(1, t),
  broken: auditBroken(1, t),
  refused: fileNotSent(long.slice(0, 50), t),
});

/** The lines in fixed width. */
function shownIn(blocks: readonly object[]): string[] {
  const fixed = blocks.map((block) => JSON.stringify(block)).filter((json) => json.includes('_preformatted'));
  return fixed.flatMap((json) => {
    const [, text = '""'] = /"type":"text","text":("(?:[^"\\]|\\.)*")/.exec(json) ?? [];
    return String(JSON.parse(text)).split('\n');
  });
}

describe.each(['en', 'zh'] satisfies Language[])('the screens of the audit in %s', (language) => {
  const t = wordsFor(language);

  it.each(Object.entries(screens(t)))('%s stays inside the limits of Slack', (_, message) => {
    expect(message.text).not.toBe('');
    expect(message.text.length).toBeLessThan(4_000);
    expect(refusalOf(message.blocks)).toBeUndefined();
    if (message.plain) expect(refusalOf(message.plain)).toBeUndefined();
  });

  it('tells ids and UTC where native tables are refused', () => {
    const { plain } = auditList(
      { entries: [{ ...worst, detail: 'x' }], total: 1, newer: 0, asked, filter: {} },
      t,
    );
    const text = JSON.stringify(plain);
    expect(text).toContain('2026-11-22 06:00 UTC');
    expect(text).toContain('U0123456789');
  });

  it('has no line wider than a narrow screen where native tables are refused', () => {
    const usual = auditList({ entries: someEntries(50), total: 50, newer: 0, asked, filter: {} }, t);
    for (const { plain = [] } of [screens(t).list, usual]) {
      const lines = shownIn(plain);
      expect(lines.length).toBeGreaterThan(50);
      expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
  });

  it('says of every entry all there is, where native tables are refused, or how many are left out', () => {
    const entries = someEntries(50);
    const { plain = [] } = auditList({ entries, total: 50, newer: 0, asked, filter: {} }, t);
    const text = shownIn(plain).join(' ');
    for (const { seq, action } of entries) {
      expect(text).toContain(`${seq}  2026-`);
      expect(text).toContain(t.audit.action[action]);
    }
    expect(text).toContain('forbidden · HTTP 403 · ModelArts.0108');
    expect(JSON.stringify(screens(t).list.plain)).toContain(t.more(50).replace('50', '').slice(0, 4));
  });

  it.each([
    ['missing_scope', 'files:write'],
    ['file_uploads_disabled', 'file_uploads_disabled'],
    ['storage_limit_reached', 'storage_limit_reached'],
    ['file_upload_size_restricted', '--since'],
    ['some_new_error', 'some_new_error'],
  ])('names what helps against %s', (error, hint) => {
    expect(fileNotSent(error, t).text).toContain(hint);
  });

  it('has a sentence of its own for each kind of refusal', () => {
    const errors = ['missing_scope', 'file_uploads_disabled', 'storage_limit_reached', 'unreachable', 'x'];
    expect(new Set(errors.map((error) => fileNotSent(error, t).text.replace(error, ''))).size).toBe(5);
  });
});
