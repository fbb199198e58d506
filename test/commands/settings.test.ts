import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/access/settings.ts';
import { accessRoom } from './access-room.ts';

describe('/modelarts settings', () => {
  it('lists every setting, what it means as it is, and the line that changes it', async () => {
    const { say } = await accessRoom();
    const said = await say('settings');
    expect(said.split('\n').slice(2)).toEqual([
      'undo is 10 s. A stop can be undone for 10 seconds before it goes out.',
      '/modelarts settings undo 0–60',
      'dry-run is off. Stops are real.',
      '/modelarts settings dry-run on|off',
      'approve-rank is off. The place of a trial calls for no second operator.',
      '/modelarts settings approve-rank on|off',
      'approve-hours is off. The age of a trial calls for no second operator.',
      '/modelarts settings approve-hours 1–720|off',
      'approve-count is off. Many stops by one person call for no second operator.',
      '/modelarts settings approve-count 1–50|off',
      'audit-days is 400 days. Entries leave the audit after 400 days.',
      '/modelarts settings audit-days 30–3650',
      'snapshot-days is 30 days. Searches nobody follows are forgotten after 30 days.',
      '/modelarts settings snapshot-days 8–365',
    ]);
  });

  it('shows one setting', async () => {
    const { say } = await accessRoom();
    expect(await say('settings undo')).toBe(
      [
        'undo is 10 s.',
        'A stop can be undone for 10 seconds before it goes out.',
        'To change it: /modelarts settings undo 0–60',
      ].join('\n'),
    );
  });

  it('changes one setting, and tells and notes the old and the new value', async () => {
    const { say, store, notes } = await accessRoom();
    expect(await say('settings undo 20s')).toBe(
      ['undo: 10 s → 20 s.', 'From now on: A stop can be undone for 20 seconds before it goes out.'].join(
        '\n',
      ),
    );
    expect(await store.settings.read()).toEqual({ ...DEFAULT_SETTINGS, undoSeconds: 20 });
    expect(await notes()).toEqual([
      {
        action: 'settings.changed',
        by: 'U0ADMIN',
        role: 'admin',
        channel: 'C0TRAINING',
        messageTs: '1.2',
        detail: 'undo 10 → 20',
      },
    ]);
  });

  it('changes each setting without touching the others', async () => {
    const { say, store } = await accessRoom();
    for (const words of [
      'undo 0',
      'dry-run 开',
      'approve-rank yes',
      'approve-hours 24h',
      'approve-count 5',
      'audit-days 30',
      'snapshot-days 8',
    ])
      await say(`settings ${words}`);
    expect(await store.settings.read()).toEqual({
      undoSeconds: 0,
      isDryRun: true,
      approval: { topQuarter: true, hours: 24, count: 5 },
      auditDays: 30,
      snapshotDays: 8,
    });
    for (const words of [
      'undo 10',
      'dry-run 关',
      'approve-rank no',
      'approve-hours off',
      'approve-count 否',
      'audit-days 400',
      'snapshot-days 30',
    ])
      await say(`settings ${words}`);
    expect(await store.settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('says when a setting is so already, and notes nothing', async () => {
    const { say, notes } = await accessRoom();
    expect(await say('settings dry-run off')).toBe(
      'dry-run is off already, so nothing has changed.\nStops are real.',
    );
    expect(await notes()).toEqual([]);
  });

  it('offers the name that a mistyped one may mean', async () => {
    const { say } = await accessRoom();
    expect(await say('settings undoo 5')).toBe(
      ['There is no setting “undoo”.', 'Did you mean one of these?', '[ undo ]  [ Settings ]'].join('\n'),
    );
    expect(await say('settings 撤回')).toBe(
      [
        'There is no setting “撤回”.',
        'Settings: undo, dry-run, approve-rank, approve-hours, approve-count, audit-days, snapshot-days.',
        '[ Settings ]',
      ].join('\n'),
    );
  });

  it.each([
    ['settings undo 61', { name: 'undo', expected: { kind: 'integer', min: 0, max: 60 } }],
    ['settings dry-run 1', { name: 'dry-run', expected: { kind: 'oneOf', values: ['on', 'off'] } }],
    [
      'settings approve-hours 2d',
      { name: 'approve-hours', expected: { kind: 'oneOf', values: ['1–720', 'off'] } },
    ],
    ['settings audit-days off', { name: 'audit-days', expected: { kind: 'integer', min: 30, max: 3650 } }],
  ])('refuses /modelarts %s and says what is allowed', async (line, fault) => {
    const { run, store } = await accessRoom();
    await expect(run(line)).rejects.toMatchObject({
      problem: { kind: 'badArguments', command: 'settings', fault: { kind: 'badValue', ...fault } },
    });
    expect(await store.settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('answers in Chinese', async () => {
    const { say } = await accessRoom({ configured: ['U0CHINESE'] });
    expect(await say('settings approve-hours 24小时', { by: 'U0CHINESE' })).toBe(
      [
        'approve-hours：关 → 24 小时。',
        '从现在起：停止已运行超过 24 小时的 trial 须由第二位操作员批准。',
      ].join('\n'),
    );
  });
});
