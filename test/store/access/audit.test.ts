import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { AuditNote } from '../../../src/domain/access/audit.ts';
import { hashOf } from '../../../src/store/access/audit-chain.ts';
import { engines, type Ground } from '../db/engines.ts';

const DAY = 24 * 60 * 60;

const full: AuditNote = {
  action: 'stop.refused',
  by: 'U0ASKER',
  role: 'operator',
  channel: 'C0TRAINING',
  messageTs: '1763798400.000100',
  jobId: '8c2a6e0d-5f0b-4f6c-9d5e-0a1b2c3d4e5f',
  trialId: '0a1b2c3d',
  stopId: '5b0f7c1e-1111-4222-8333-444455556666',
  answer: '400 ModelArts.0108: the job “a\u{1f680}” cannot be stopped',
  requestId: '0123456789abcdef0123456789abcdef',
  detail: 'top quarter',
};

/** Entries 1 to `count`, a day apart. */
async function filled(ground: Ground, count: number): Promise<Ground> {
  for (let i = 1; i <= count; i += 1) {
    await ground.store.audit.append({ ...full, detail: `number ${i}` });
    ground.clock.pass(DAY);
  }
  return ground;
}

describe.each(engines)('the audit store on $name', ({ fresh }) => {
  it('gives back what was noted', async () => {
    const { store, clock } = await fresh();
    await store.audit.append(full);
    expect(await store.audit.list({ limit: 5 })).toEqual([{ ...full, seq: 1, at: clock.now() }]);
  });

  it('needs no more than what was done', async () => {
    const { store } = await fresh();
    await store.audit.append({ action: 'audit.exported' });
    expect(await store.audit.list({ limit: 5 })).toMatchObject([
      { seq: 1, action: 'audit.exported', by: undefined },
    ]);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 1 });
  });

  it('lists the newest first, of one job, since a moment, and before an entry', async () => {
    const { store, clock } = await filled(await fresh(), 5);
    await store.audit.append({ action: 'audit.exported' });
    const seqs = async (wanted: Parameters<typeof store.audit.list>[0]) =>
      (await store.audit.list(wanted)).map(({ seq }) => seq);
    expect(await seqs({ limit: 3 })).toEqual([6, 5, 4]);
    expect(await seqs({ limit: 9, jobId: full.jobId })).toEqual([5, 4, 3, 2, 1]);
    const since = new Date(clock.now().getTime() - 2 * DAY * 1000);
    expect(await seqs({ limit: 9, since })).toEqual([6, 5, 4]);
    expect(await seqs({ limit: 2, before: 4 })).toEqual([3, 2]);
    expect(await store.audit.count({ since, jobId: full.jobId })).toBe(2);
    expect(await store.audit.count({})).toBe(6);
  });

  it('keeps no secret, and no more than 500 characters', async () => {
    const { store } = await fresh();
    const token = `xoxb-${'1234567890-'.repeat(3)}abcdefghijkl`;
    await store.audit.append({
      action: 'stop.failed',
      answer: `token ${token}`,
      detail: `${'é'.repeat(499)}\u{1f680}${token}`,
    });
    const [entry] = await store.audit.list({ limit: 1 });
    expect(entry?.answer).toBe('token [masked]');
    expect(entry?.detail).toBe(`${'é'.repeat(499)}…`);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 1 });
  });

  it('is one chain, whoever writes to it at once', async () => {
    const { store, another } = await fresh();
    const other = await another();
    const both = Array.from({ length: 60 }, (_, i) => (i % 2 ? store : other).audit.append(full));
    await Promise.all(both);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 60 });
  });

  it('is whole while it is empty', async () => {
    const { store } = await fresh();
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 0 });
  });

  it('verifies while others go on writing and removing', async () => {
    const ground = await fresh();
    const { store, another, clock } = ground;
    const other = await another();
    await multiply(ground, 2500);
    const verdicts = [];
    for (let i = 0; i < 6; i += 1) {
      const removing = i === 3 ? [store.audit.purge(clock.now())] : [];
      clock.pass(1);
      const writing = [store.audit.append(full), other.audit.append(full), ...removing];
      verdicts.push(await store.audit.verify(), await other.audit.verify());
      await Promise.all(writing);
    }
    expect(verdicts.filter(({ isWhole }) => !isWhole)).toEqual([]);
  });

  it.each<[string, string, number]>([
    ['a changed actor', `update audit set actor = 'U0OTHER' where seq = 3`, 3],
    ['a changed answer', `update audit set answer = answer || ' ' where seq = 1`, 1],
    ['a time moved by a millisecond', `update audit set at = at + interval '1 millisecond' where seq = 5`, 5],
    ['an emptied field', `update audit set request_id = null where seq = 2`, 2],
    ['a changed hash', `update audit set hash = repeat('0', 64) where seq = 4`, 4],
    ['a removed first entry', 'delete from audit where seq = 1', 1],
    ['a removed entry in the middle', 'delete from audit where seq = 3', 3],
    ['a removed last entry', 'delete from audit where seq = 5', 5],
    ['all entries removed', 'delete from audit', 1],
    [
      'a forged entry at the end',
      `insert into audit select 6, at, action, actor, role, channel, message_ts, job_id, trial_id, stop_id, answer, request_id, detail, hash from audit where seq = 5`,
      6,
    ],
    [
      'a forged entry far behind the end',
      `insert into audit select 60, at, action, actor, role, channel, message_ts, job_id, trial_id, stop_id, answer, request_id, detail, hash from audit where seq = 5`,
      6,
    ],
    [
      'a head that was moved back',
      'update audit_head set last_seq = 4, last_hash = (select hash from audit where seq = 4)',
      5,
    ],
    ['a head with another hash', `update audit_head set last_hash = 'x'`, 5],
    ['a removed head', 'delete from audit_head', 1],
  ])('detects %s', async (_, tampering, brokenAt) => {
    const { store, db } = await filled(await fresh(), 5);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 5 });
    await sql.raw(tampering).execute(db);
    expect(await store.audit.verify()).toEqual({ isWhole: false, brokenAt });
  });

  it('detects two entries that changed places', async () => {
    const { store, db } = await filled(await fresh(), 5);
    for (const [from, to] of [
      [2, 100],
      [4, 2],
      [100, 4],
    ] as const)
      await db.updateTable('audit').set({ seq: to }).where('seq', '=', from).execute();
    expect(await store.audit.verify()).toEqual({ isWhole: false, brokenAt: 2 });
  });

  it('detects an entry inserted in between, with the later ones moved on', async () => {
    const { store, db } = await filled(await fresh(), 3);
    await db.updateTable('audit').set({ seq: 4 }).where('seq', '=', 3).execute();
    await sql`insert into audit (seq, at, action, hash) values (3, now(), 'stop.undone', repeat('0', 64))`.execute(
      db,
    );
    await db.updateTable('audit_head').set({ last_seq: 4 }).execute();
    expect(await store.audit.verify()).toEqual({ isWhole: false, brokenAt: 3 });
  });

  it('removes older entries, notes it, and still verifies', async () => {
    const { store, clock } = await filled(await fresh(), 5);
    const before = new Date(clock.now().getTime() - 2 * DAY * 1000);
    expect(await store.audit.purge(before)).toBe(3);
    const left = await store.audit.list({ limit: 9 });
    expect(left.map(({ seq, action }) => [seq, action])).toEqual([
      [6, 'audit.purged'],
      [5, 'stop.refused'],
      [4, 'stop.refused'],
    ]);
    expect(left[0]?.detail).toBe(`entries 1 to 3, older than ${before.toISOString()}`);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 3 });
    await store.audit.append(full);
    expect(await store.audit.purge(new Date(clock.now().getTime() - DAY * 1000))).toBe(1);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 4 });
  });

  it('removes nothing, and notes nothing, while no entry is old', async () => {
    const { store, clock } = await filled(await fresh(), 2);
    expect(await store.audit.purge(new Date(clock.now().getTime() - 9 * DAY * 1000))).toBe(0);
    expect(await store.audit.count({})).toBe(2);
  });

  it('can remove everything', async () => {
    const { store, clock } = await filled(await fresh(), 3);
    expect(await store.audit.purge(clock.now())).toBe(3);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 1 });
  });

  it('detects what was removed beyond the purge', async () => {
    const { store, clock, db } = await filled(await fresh(), 5);
    await store.audit.purge(new Date(clock.now().getTime() - 3 * DAY * 1000));
    await db.deleteFrom('audit').where('seq', '=', 3).execute();
    expect(await store.audit.verify()).toEqual({ isWhole: false, brokenAt: 3 });
  });

  it('detects an entry put back in front of the purged ones', async () => {
    const { store, clock, db } = await filled(await fresh(), 4);
    await store.audit.purge(new Date(clock.now().getTime() - 2 * DAY * 1000));
    await db.updateTable('audit').set({ seq: 1 }).where('seq', '=', 3).execute();
    expect(await store.audit.verify()).toEqual({ isWhole: false, brokenAt: 1 });
  });
});

/** As many entries as no test has the time to write one by one. */
async function multiply({ db, clock }: Ground, count: number): Promise<void> {
  const rows = [];
  let hash = '';
  for (let seq = 1; seq <= count; seq += 1) {
    const entry = { seq, at: clock.now(), action: 'audit.exported' } as const;
    hash = hashOf(entry, hash);
    rows.push({ ...entry, hash });
  }
  await db.insertInto('audit').values(rows).execute();
  await db.updateTable('audit_head').set({ last_seq: count, last_hash: hash }).execute();
}
