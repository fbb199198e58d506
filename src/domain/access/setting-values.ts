import type { Expected } from '../../errors.ts';
import type { Settings } from './settings.ts';

/** The names by which people change settings, in the order that the list shows. */
export const SETTING_NAMES = [
  'undo',
  'dry-run',
  'approve-rank',
  'approve-hours',
  'approve-count',
  'audit-days',
  'snapshot-days',
] as const;

export type SettingName = (typeof SETTING_NAMES)[number];

/** A whole number, or a switch. A rule that does not apply is `off`. */
export type SettingValue = number | 'on' | 'off';

interface Range {
  readonly min: number;
  readonly max: number;
  /** What may follow the number. No other unit, since `2d` hours would be taken for 2. */
  readonly units: readonly string[];
}

interface Setting {
  /** Absent for a switch. */
  readonly range?: Range;
  /** Whether it can be turned off. */
  readonly hasOff: boolean;
  get(settings: Settings): SettingValue;
  set(settings: Settings, value: SettingValue): Settings;
}

const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  undo: {
    range: { min: 0, max: 60, units: ['', 's', 'sec', 'seconds', '秒'] },
    hasOff: true,
    get: ({ undoSeconds }) => undoSeconds,
    set: (settings, value) => ({ ...settings, undoSeconds: numberOf(value) ?? 0 }),
  },
  'dry-run': {
    hasOff: true,
    get: ({ isDryRun }) => onOff(isDryRun),
    set: (settings, value) => ({ ...settings, isDryRun: value === 'on' }),
  },
  'approve-rank': {
    hasOff: true,
    get: ({ approval }) => onOff(approval.topQuarter),
    set: (settings, value) => withApproval(settings, { topQuarter: value === 'on' }),
  },
  'approve-hours': {
    range: { min: 1, max: 720, units: ['', 'h', 'hours', '小时'] },
    hasOff: true,
    get: ({ approval }) => approval.hours ?? 'off',
    set: (settings, value) => withApproval(settings, { hours: numberOf(value) }),
  },
  'approve-count': {
    range: { min: 1, max: 50, units: ['', 'stops', '次'] },
    hasOff: true,
    get: ({ approval }) => approval.count ?? 'off',
    set: (settings, value) => withApproval(settings, { count: numberOf(value) }),
  },
  'audit-days': {
    range: { min: 30, max: 3650, units: ['', 'd', 'days', '天'] },
    hasOff: false,
    get: ({ auditDays }) => auditDays,
    set: (settings, value) => ({ ...settings, auditDays: numberOf(value) ?? settings.auditDays }),
  },
  'snapshot-days': {
    range: { min: 8, max: 365, units: ['', 'd', 'days', '天'] },
    hasOff: false,
    get: ({ snapshotDays }) => snapshotDays,
    set: (settings, value) => ({ ...settings, snapshotDays: numberOf(value) ?? settings.snapshotDays }),
  },
};

/** The name that a word stands for, however it is written: `dry_run`, `DryRun`. */
export function settingNamed(word: string): SettingName | undefined {
  return SETTING_NAMES.find((name) => bare(name) === bare(word));
}

export function settingIn(settings: Settings, name: SettingName): SettingValue {
  return SETTINGS[name].get(settings);
}

export function withSetting(settings: Settings, name: SettingName, value: SettingValue): Settings {
  return SETTINGS[name].set(settings, value);
}

/** What may stand as a value, for `badValue`. */
export function expectedOf(name: SettingName): Exclude<Expected, { kind: 'text' }> {
  const { range, hasOff } = SETTINGS[name];
  if (!range) return { kind: 'oneOf', values: ['on', 'off'] };
  const { min, max } = range;
  return hasOff && min > 0
    ? { kind: 'oneOf', values: [`${min}–${max}`, 'off'] }
    : { kind: 'integer', min, max };
}

const ON = new Set(['on', 'yes', 'true', '开', '是', '开启']);
const OFF = new Set(['off', 'no', 'false', '关', '否', '关闭']);
/** Digits alone before the unit, so that `1e3` and `0x10` are refused rather than guessed at. */
const NUMBER = /^(\d{1,6})(\D*)$/;

/** The value that a word stands for; nothing where this setting cannot have it. */
export function readSetting(name: SettingName, word: string): SettingValue | undefined {
  const { range, hasOff } = SETTINGS[name];
  const typed = word.trim().toLowerCase();
  if (hasOff && OFF.has(typed)) return range?.min === 0 ? 0 : 'off';
  if (!range) return ON.has(typed) ? 'on' : undefined;
  const [, digits, unit = ''] = NUMBER.exec(typed) ?? [];
  const value = Number(digits);
  return range.units.includes(unit) && value >= range.min && value <= range.max ? value : undefined;
}

function withApproval(settings: Settings, rule: Partial<Settings['approval']>): Settings {
  return { ...settings, approval: { ...settings.approval, ...rule } };
}

function numberOf(value: SettingValue): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function onOff(isOn: boolean): 'on' | 'off' {
  return isOn ? 'on' : 'off';
}

function bare(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z]/g, '');
}
