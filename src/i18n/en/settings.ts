import type { SettingName, SettingValue } from '../../domain/access/setting-values.ts';
import { type Inline, line } from '../line.ts';

const hours = (count: SettingValue) => (count === 1 ? 'an hour' : `${count} hours`);

/** What admins set for the whole workspace. */
export const enSettings = {
  title: 'Settings',
  headline: 'These settings hold for the whole workspace.',
  on: 'on',
  off: 'off',
  amount: {
    undo: (value: number) => `${value} s`,
    'approve-hours': (value: number) => `${value} h`,
    'approve-count': (value: number) => (value === 1 ? '1 stop' : `${value} stops`),
    'audit-days': (value: number) => `${value} days`,
    'snapshot-days': (value: number) => `${value} days`,
  },
  meaning: {
    undo: (value: SettingValue): string =>
      value === 0
        ? 'A stop goes out at once and cannot be undone.'
        : `A stop can be undone for ${value === 1 ? 'a second' : `${value} seconds`} before it goes out.`,
    'dry-run': (value: SettingValue): string =>
      value === 'on' ? 'Stops are rehearsed: nothing is sent to ModelArts.' : 'Stops are real.',
    'approve-rank': (value: SettingValue): string =>
      value === 'on'
        ? 'A stop in the top quarter needs a second operator.'
        : 'The place of a trial calls for no second operator.',
    'approve-hours': (value: SettingValue): string =>
      value === 'off'
        ? 'The age of a trial calls for no second operator.'
        : `After ${hours(value)} of running, a stop needs a second operator.`,
    'approve-count': (value: SettingValue): string =>
      value === 'off'
        ? 'Many stops by one person call for no second operator.'
        : `Beyond ${value} stops in 10 min a second operator must agree.`,
    'audit-days': (value: SettingValue): string => `Entries leave the audit after ${value} days.`,
    'snapshot-days': (value: SettingValue): string =>
      `Searches nobody follows are forgotten after ${value} days.`,
  } satisfies Record<SettingName, (value: SettingValue) => string>,
  changed: (name: Inline, before: string, after: string) => line`${name}: ${before} → ${after}.`,
  fromNowOn: (meaning: string) => `From now on: ${meaning}`,
  same: (name: Inline, value: string) => line`${name} is ${value} already, so nothing has changed.`,
  one: (name: Inline, value: string) => line`${name} is ${value}.`,
  toChange: (example: Inline) => line`To change it: ${example}`,
  unknown: (word: string) => `There is no setting “${word}”.`,
  names: (names: string) => `Settings: ${names}.`,
};
