import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../sandbox/slack/blocks.ts';
import { auditBroken, auditExported, auditList, auditWhole, fileNotSent } from '../../src/blocks/audit.ts';
import type { AuditEntry } from '../../src/domain/audit.ts';
import type { Language } from '../../src/domain/person.ts';
import { wordsFor } from '../../src/i18n/index.ts';

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

describe.each(['en', 'zh'] satisfies Language[])('the audit in %s', (language) => {
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
