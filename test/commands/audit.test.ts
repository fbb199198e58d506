import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../sandbox/slack/json.ts';
import { readerOf } from '../../sandbox/slack/text/reader.ts';
import { asText } from '../../sandbox/slack/text.ts';
import { createWorkspace } from '../../sandbox/workspace.ts';
import { sortWords } from '../../src/commands/arguments.ts';
import { audit } from '../../src/commands/audit.ts';
import type { Context, Reply } from '../../src/commands/command.ts';
import type { AuditEntry, AuditNote } from '../../src/domain/access/audit.ts';
import { readLine } from '../../src/domain/text/command-line.ts';
import { UserError } from '../../src/errors.ts';
import { wordsFor } from '../../src/i18n/index.ts';
import { createLog } from '../../src/log.ts';
import type { AuditStore, AuditVerdict, AuditWanted } from '../../src/store/store.ts';
import { rowsOfCsv } from '../csv.ts';
import { noFollowing } from './following.ts';
import { noChecks } from './no-checks.ts';
import { noModelArts } from './no-modelarts.ts';

const now = new Date('2026-11-22T06:00:00Z');
const JOB = '0f3e5d7c-1111-4222-8333-444455556666';
const GONE = 'deleted-job';

interface World {
  readonly entries?: readonly AuditEntry[];
  readonly verdict?: AuditVerdict;
  readonly language?: 'en' | 'zh';
  /** Makes the asker an admin of #training alone. */
  readonly isAdminHereOnly?: boolean;
}

const sent: AuditNote = {
  action: 'stop.sent',
  by: 'U0OPERATOR',
  role: 'operator',
  channel: 'C0TRAINING',
  messageTs: '1764.000100',
  jobId: JOB,
  trialId: 'a1b2c3d4',
  stopId: 'stop-1',
};

/** `count` of them, one an hour, the last one an hour ago. */
function notes(count: number, note: AuditNote = sent): AuditEntry[] {
  return Array.from({ length: count }, (_, i) => ({
    ...note,
    seq: i + 1,
    at: new Date(now.getTime() - (count - i) * 3_600_000),
  }));
}

function storeOf(entries: readonly AuditEntry[], verdict: AuditVerdict) {
  const kept = [...entries];
  const asked: unknown[] = [];
  const fitting = ({ jobId, since, before = Infinity }: Omit<AuditWanted, 'limit'>) =>
    kept.filter(
      (entry) =>
        (jobId === undefined || entry.jobId === jobId) && (!since || entry.at >= since) && entry.seq < before,
    );
  const store: AuditStore = {
    append: async (note) => void kept.push({ ...note, seq: kept.length + 1, at: now }),
    async list({ limit, ...wanted }) {
      asked.push({ limit, before: wanted.before ?? Infinity });
      return fitting(wanted).toReversed().slice(0, limit);
    },
    count: async (wanted) => fitting(wanted).length,
    verify: async () => verdict,
    purge: unexpected,
  };
  return { store, kept, asked };
}

async function unexpected(): Promise<never> {
  throw new Error('Nobody should ask for this.');
}

/** Types a line as an admin. */
async function ask(
  line: string,
  { entries = [], verdict = { isWhole: true, count: 0 }, language = 'en', isAdminHereOnly = false }: World,
) {
  const { store, kept, asked } = storeOf(entries, verdict);
  const context: Context = {
    asker: {
      id: 'U0ADMIN',
      isKnown: true,
      language,
      isAdmin: !isAdminHereOnly,
      isGuest: false,
      groups: new Set(),
    },
    role: 'admin',
    asked: { line, audience: 'private' },
    source: { channel: 'C0TRAINING', messageTs: '1764.000200' },
    modelarts: {
      ...noModelArts(),
      jobs: { ...noModelArts().jobs, search: unexpected, recent: unexpected, get: unexpected, resolve },
      trials: { list: unexpected, get: unexpected, stop: unexpected },
    },
    stops: {
      get: unexpected,
      openBy: unexpected,
      of: unexpected,
      askers: unexpected,
      request: unexpected,
      undo: unexpected,
      approve: unexpected,
      decline: unexpected,
    },
    checks: noChecks(),
    following: noFollowing(),
    uses: { read: unexpected, set: unexpected, clear: unexpected, remember: unexpected },
    access: {
      read: async () => ({
        grants: [{ subject: 'U0ADMIN', role: 'admin', channel: 'C0TRAINING' }],
        listed: new Set(),
        guests: new Set(),
      }),
      grant: unexpected,
      revoke: unexpected,
      list: unexpected,
      admitGuests: unexpected,
    },
    settings: { read: unexpected, change: unexpected },
    audit: store,
    people: { get: unexpected },
    clock: { now: () => now, sleep: unexpected },
    signal: new AbortController().signal,
    log: createLog('silent'),
    t: wordsFor(language),
    commands: [],
  };
  const [, ...words] = readLine(line) ?? [];
  const reply = await audit.run(audit.args.parse(sortWords(audit.usage, words).values), context);
  return { reply, kept, asked };
}

async function resolve(word: string): Promise<string> {
  if (word === 'resnet-lr') return JOB;
  throw new UserError({ kind: 'jobNotFound', word, nearest: [] });
}

/** What an admin in London reads. */
function shown({ text, blocks }: Pick<Reply, 'text' | 'blocks'>): string {
  return asText({ text, blocks: blocks.map(fieldsOf) }, readerOf(createWorkspace(), 'U0ADMIN'));
}

function linesOf({ blocks }: Pick<Reply, 'blocks'>): string[] {
  return [...JSON.stringify(blocks).matchAll(/"value":"([^"]*)"/g)].map(([, line = '']) => line);
}

describe('/modelarts audit', () => {
  it.each(['audit', 'audit --csv', 'audit verify'])(
    'is not shown to the admin of one channel: %s',
    async (line) => {
      const { reply, kept } = await ask(line, { entries: notes(3), isAdminHereOnly: true });
      expect(shown(reply)).toContain('You are an admin only in some channels');
      expect(reply.file).toBeUndefined();
      expect(kept).toHaveLength(3);
    },
  );

  it('shows who did what, where, to which trial, and what ModelArts answered, in local time', async () => {
    const entries = notes(1, { ...sent, action: 'stop.refused', answer: '403 ModelArts.0108 no permission' });
    const { reply } = await ask('audit', { entries });
    expect(reply.text).toBe('The audit has 1 entry.');
    expect(shown(reply)).toMatch(
      /1 +2026-11-22 5:00 AM +@operator \(operator\) +saw a stop refused +#training +a1b2c3d4 \/ 0f3e5d7c… +403 ModelArts\.0108 no permission/,
    );
  });

  it('shows the bot where it acted by itself, and details', async () => {
    const { reply } = await ask('audit', {
      entries: notes(1, { action: 'audit.purged', detail: '12 entries', channel: 'D0ADMIN' }),
    });
    expect(shown(reply)).toMatch(/the bot +removed old entries: 12 entries +direct message +– +–/);
  });

  it('shows the newest 50, newest first, and how many more there are', async () => {
    const { reply } = await ask('audit', { entries: notes(1_234) });
    const rows = shown(reply).split('\n');
    expect(reply.text).toBe('The audit has 1,234 entries.');
    expect(rows).toContain('The newest 50 of 1,234 entries');
    expect(rows.filter((row) => row.includes('@operator'))).toHaveLength(50);
    expect(rows.find((row) => row.includes('@operator'))).toMatch(/^ *1234 /);
    expect(rows).toContain('…and 1,184 more, older ones. The CSV has them, too.');
  });

  it('goes on to older entries and back, in the same message', async () => {
    const first = (await ask('audit --since 90d', { entries: notes(120) })).reply;
    expect(linesOf(first)).toEqual([
      'audit --since 90d --before 71',
      'audit --since 90d --csv',
      'audit verify',
    ]);
    expect(JSON.stringify(first.blocks)).toContain('turn:older');
    const { reply } = await ask('audit --before 71', { entries: notes(120) });
    expect(shown(reply)).toContain('51–100 of 120 entries, newest first');
    expect(shown(reply)).toContain('…and 20 more');
    expect(linesOf(reply)).toEqual(['audit', 'audit --before 21', 'audit --csv', 'audit verify']);
    const last = (await ask('audit --before 21', { entries: notes(120) })).reply;
    expect(linesOf(last)).toEqual(['audit', 'audit --csv', 'audit verify']);
  });

  it('says where there is nothing older, and leads back', async () => {
    const { reply } = await ask('audit --before 1', { entries: notes(3) });
    expect(reply.text).toBe('The audit has no older entries.');
    expect(linesOf(reply)).toEqual(['audit', 'audit verify']);
  });

  it('asks for one job, whose buttons go on with the same entries', async () => {
    const other = { ...sent, jobId: 'another' };
    const { reply } = await ask('audit resnet-lr --since 7d', { entries: [...notes(2), ...notes(1, other)] });
    expect(reply.text).toBe('The audit has 2 entries about resnet-lr since 2026-11-15 06:00 UTC.');
    expect(linesOf(reply)).toEqual([`audit ${JOB} --since 7d --csv`, 'audit verify']);
  });

  it('takes a job that only the audit still knows, by its id', async () => {
    const { reply } = await ask(`audit ${GONE}`, { entries: notes(1, { ...sent, jobId: GONE }) });
    expect(reply.text).toBe(`The audit has 1 entry about ${GONE}.`);
    await expect(ask('audit nobody-knows', {})).rejects.toMatchObject({ problem: { kind: 'jobNotFound' } });
  });

  it('leaves out what was before --since, which is in UTC', async () => {
    const { reply } = await ask('audit --since 2026-11-22', { entries: notes(12) });
    expect(reply.text).toBe('The audit has 6 entries since 2026-11-22 00:00 UTC.');
  });

  it('refuses a --since that is no moment, with examples, before anything is asked', async () => {
    await expect(ask('audit nobody-knows --since yesterday', {})).rejects.toMatchObject({
      problem: {
        kind: 'badArguments',
        command: 'audit',
        fault: { name: 'since', value: 'yesterday', expected: { values: ['24h', '7d', '2w', '2026-11-01'] } },
      },
    });
  });

  it('says that there are no entries', async () => {
    const { reply } = await ask('audit resnet-lr --since 24h', {});
    expect(reply.text).toBe('The audit has nothing about resnet-lr since 2026-11-21 06:00 UTC yet.');
    expect((await ask('audit', {})).reply.text).toBe('The audit has nothing yet.');
  });

  it('answers in Chinese', async () => {
    const { reply } = await ask('audit resnet-lr --since 7d', { entries: notes(60), language: 'zh' });
    expect(reply.text).toBe('审计中自 2026-11-15 06:00 UTC 起关于 resnet-lr 的记录共 60 条。');
    expect(shown(reply)).toMatch(/@operator（操作员） +向 ModelArts 发出停止请求/);
    expect((await ask('audit', { language: 'zh' })).reply.text).toBe('审计中还没有记录。');
  });
});

describe('/modelarts audit verify', () => {
  it('tells that the audit is whole', async () => {
    const { reply } = await ask('audit verify', { verdict: { isWhole: true, count: 123 } });
    expect(reply.text).toBe('The audit is whole: 123 entries.');
  });

  it('tells where the audit is broken, and what to do next', async () => {
    const { reply } = await ask('audit Verify', { verdict: { isWhole: false, brokenAt: 57 } });
    expect(reply.text).toBe('⚠️ Entry 57 is not as it was written, or missing.');
    expect(shown(reply)).toContain('Copy the database');
    expect(linesOf(reply)).toEqual(['audit --csv', 'audit']);
  });
});

describe('/modelarts audit --csv', () => {
  it('sends every entry in a file, newest first, with nothing left out of any', async () => {
    const whole: AuditNote = {
      ...sent,
      answer: '=HYPERLINK("x"), "y"',
      requestId: 'f00d',
      detail: '第一行\n二',
    };
    const { reply } = await ask('audit --csv', { entries: notes(2, whole) });
    expect(reply.text).toBe('The audit as a CSV file, 2 entries: see your direct messages with me.');
    expect(reply.file?.name).toBe('modelarts-audit-2026-11-22.csv');
    expect(rowsOfCsv(reply.file?.content ?? '')).toEqual([
      [
        'seq',
        'at_utc',
        'action',
        'by',
        'role',
        'channel',
        'message_ts',
        'job_id',
        'trial_id',
        'stop_id',
        'modelarts_answer',
        'request_id',
        'detail',
      ],
      ...['2026-11-22T05:00:00.000Z', '2026-11-22T04:00:00.000Z'].map((at, i) => [
        String(2 - i),
        at,
        'stop.sent',
        'U0OPERATOR',
        'operator',
        'C0TRAINING',
        '1764.000100',
        JOB,
        'a1b2c3d4',
        'stop-1',
        '\'=HYPERLINK("x"), "y"',
        'f00d',
        '第一行\n二',
      ]),
    ]);
  });

  it('notes in the audit who took how many entries', async () => {
    const { kept } = await ask('audit resnet-lr --since 7d --csv', { entries: notes(3) });
    expect(kept.at(-1)).toEqual({
      seq: 4,
      at: now,
      action: 'audit.exported',
      by: 'U0ADMIN',
      role: 'admin',
      channel: 'C0TRAINING',
      messageTs: '1764.000200',
      jobId: JOB,
      detail: '3 entries since 2026-11-15T06:00:00.000Z',
    });
  });

  it('reads the entries page after page', async () => {
    const { reply, asked } = await ask('audit --csv', { entries: notes(2_500) });
    expect(rowsOfCsv(reply.file?.content ?? '')).toHaveLength(2_501);
    expect(asked).toEqual([
      { limit: 1_000, before: Infinity },
      { limit: 1_000, before: 1_501 },
      { limit: 1_000, before: 501 },
    ]);
  });

  it('stops at 100,000 entries, and says so', async () => {
    const { reply } = await ask('audit --csv', { entries: notes(100_001) });
    expect(reply.file?.content.split('\r\n')).toHaveLength(100_002);
    expect(shown(reply)).toContain('A file holds the newest 100,000 of 100,001 entries.');
  });

  it('sends no file, and notes nothing, where there is nothing', async () => {
    const { reply, kept } = await ask('audit --csv', {});
    expect(reply.file).toBeUndefined();
    expect(reply.text).toBe('The audit has nothing yet.');
    expect(kept).toEqual([]);
  });
});
