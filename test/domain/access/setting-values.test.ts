import { describe, expect, it } from 'vitest';
import {
  readSetting,
  SETTING_NAMES,
  settingIn,
  settingNamed,
  withSetting,
} from '../../../src/domain/access/setting-values.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/access/settings.ts';
import { en } from '../../../src/i18n/en.ts';
import { zh } from '../../../src/i18n/zh.ts';

describe('readSetting', () => {
  it.each([
    ['undo', '0', 0],
    ['undo', '60', 60],
    ['undo', '10s', 10],
    ['undo', '10秒', 10],
    ['undo', 'off', 0],
    ['dry-run', 'on', 'on'],
    ['dry-run', 'Yes', 'on'],
    ['dry-run', '开', 'on'],
    ['dry-run', '关', 'off'],
    ['dry-run', 'no', 'off'],
    ['approve-rank', 'true', 'on'],
    ['approve-hours', '1', 1],
    ['approve-hours', '720h', 720],
    ['approve-hours', '24小时', 24],
    ['approve-hours', 'off', 'off'],
    ['approve-count', '50', 50],
    ['approve-count', '否', 'off'],
    ['audit-days', '30d', 30],
    ['snapshot-days', '14days', 14],
    ['audit-days', '3650天', 3650],
  ] as const)('reads %s %s', (name, word, value) => {
    expect(readSetting(name, word)).toBe(value);
  });

  it.each([
    ['undo', '61'],
    ['undo', '-1'],
    ['undo', '1e1'],
    ['undo', '0x10'],
    ['undo', '10m'],
    ['undo', 'on'],
    ['undo', ''],
    ['dry-run', '1'],
    ['dry-run', 'maybe'],
    ['approve-hours', '0'],
    ['approve-hours', '721'],
    ['approve-hours', '2d'],
    ['approve-hours', 'on'],
    ['approve-count', '51'],
    ['audit-days', '29'],
    ['audit-days', '3651'],
    ['audit-days', 'off'],
  ] as const)('refuses %s %j', (name, word) => {
    expect(readSetting(name, word)).toBeUndefined();
  });
});

describe('withSetting', () => {
  it.each([
    ['undo', 0],
    ['dry-run', 'on'],
    ['approve-rank', 'on'],
    ['approve-hours', 24],
    ['approve-count', 5],
    ['audit-days', 30],
    ['snapshot-days', 8],
  ] as const)('changes %s and nothing else, and back', (name, value) => {
    const changed = withSetting(DEFAULT_SETTINGS, name, value);
    expect(settingIn(changed, name)).toBe(value);
    for (const other of SETTING_NAMES.filter((each) => each !== name))
      expect(settingIn(changed, other)).toBe(settingIn(DEFAULT_SETTINGS, other));
    expect(withSetting(changed, name, settingIn(DEFAULT_SETTINGS, name))).toEqual(DEFAULT_SETTINGS);
  });
});

describe('settingNamed', () => {
  it('knows a name however it is written', () => {
    expect(['dry-run', 'dry_run', 'DryRun', 'DRY-RUN'].map(settingNamed)).toEqual(Array(4).fill('dry-run'));
    expect(['', '开', 'undoo', 'constructor'].map(settingNamed)).toEqual(Array(4).fill(undefined));
  });
});

describe('the meaning of a setting', () => {
  const values = [0, 1, 60, 720, 3650, 'on', 'off'] as const;

  it.each(SETTING_NAMES)('of %s fits into a cell of a table', (name) => {
    const possible = values.filter((value) => readSetting(name, String(value)) !== undefined);
    expect(possible).not.toEqual([]);
    for (const words of [en, zh])
      for (const value of possible)
        expect(words.settings.meaning[name](value).length).toBeLessThanOrEqual(60);
  });
});
