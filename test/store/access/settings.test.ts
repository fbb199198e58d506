import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/domain/access/settings.ts';
import { engines } from '../db/engines.ts';

const note = { by: 'U0ADMIN', role: 'admin' } as const;
const silent = { ...note, detail: () => '' };
const other: Settings = {
  undoSeconds: 30,
  isDryRun: true,
  approval: { topQuarter: true, hours: 2, count: 5 },
  auditDays: 90,
  snapshotDays: 14,
};

describe.each(engines)('stored settings on $name', ({ fresh }) => {
  it('are the defaults until somebody sets them', async () => {
    const { store } = await fresh();
    expect(await store.settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('are what was last written, by whichever instance, with a note of it', async () => {
    const { store, another } = await fresh();
    const detail = (before: Settings, after: Settings) => `undo ${before.undoSeconds} → ${after.undoSeconds}`;
    expect(await store.settings.change(() => other, { ...note, detail })).toEqual(DEFAULT_SETTINGS);
    const looser = (now: Settings): Settings => ({ ...now, undoSeconds: 0, approval: { topQuarter: false } });
    expect(await (await another()).settings.change(looser, { ...note, detail })).toEqual(other);
    expect(await store.settings.read()).toEqual(looser(other));
    expect(await store.audit.list({ limit: 9 })).toMatchObject([
      { seq: 2, action: 'settings.changed', ...note, detail: 'undo 30 → 0' },
      { seq: 1, action: 'settings.changed', ...note, detail: 'undo 10 → 30' },
    ]);
  });

  it('lose nothing when two change different ones at once', async () => {
    const { store, another } = await fresh();
    const second = await another();
    await Promise.all([
      store.settings.change((now) => ({ ...now, undoSeconds: now.undoSeconds + 1 }), silent),
      second.settings.change((now) => ({ ...now, auditDays: 90 }), silent),
      store.settings.change((now) => ({ ...now, approval: { ...now.approval, hours: 3 } }), silent),
      second.settings.change((now) => ({ ...now, approval: { ...now.approval, count: 5 } }), silent),
      second.settings.change((now) => ({ ...now, undoSeconds: now.undoSeconds + 1 }), silent),
    ]);
    expect(await store.settings.read()).toEqual({
      ...DEFAULT_SETTINGS,
      undoSeconds: DEFAULT_SETTINGS.undoSeconds + 2,
      approval: { topQuarter: false, hours: 3, count: 5 },
      auditDays: 90,
    });
  });

  it('are written only where something changes', async () => {
    const { store } = await fresh();
    expect(await store.settings.change((now) => ({ ...now }), silent)).toEqual(DEFAULT_SETTINGS);
    expect(await store.audit.count({})).toBe(0);
  });

  it.each([
    ['undoSeconds', '"soon"', { undoSeconds: DEFAULT_SETTINGS.undoSeconds }],
    ['undoSeconds', '6000', { undoSeconds: DEFAULT_SETTINGS.undoSeconds }],
    ['isDryRun', 'null', { isDryRun: false }],
    ['approval', '[1]', { approval: DEFAULT_SETTINGS.approval }],
    ['approval', '{"topQuarter": true, "hours": -1}', { approval: { topQuarter: true } }],
    ['auditDays', '{}', { auditDays: DEFAULT_SETTINGS.auditDays }],
    ['snapshotDays', '0', { snapshotDays: DEFAULT_SETTINGS.snapshotDays }],
    ['unheardOf', '1', {}],
  ])('take the default for what cannot be read: %s = %s', async (name, value, expected) => {
    const { store, db } = await fresh();
    await store.settings.change(() => other, silent);
    await db
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
    expect(await store.settings.read()).toEqual({ ...other, ...expected });
  });
});
