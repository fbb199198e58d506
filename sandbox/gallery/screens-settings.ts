import {
  oneSetting,
  settingChanged,
  settingsList,
  unknownSetting,
} from '../../src/blocks/access/settings.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import { SETTING_NAMES, settingIn } from '../../src/domain/access/setting-values.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/access/settings.ts';
import type { Words } from '../../src/i18n/en.ts';

/** Every setting otherwise than it comes. */
export const STRICT: Settings = {
  undoSeconds: 30,
  isDryRun: true,
  approval: { topQuarter: true, hours: 12, count: 3 },
  auditDays: 90,
  snapshotDays: 14,
};

/** Every screen about settings. @param text a name that none has */
export function settingsScreens(text: string, t: Words): Record<string, Message> {
  return {
    settings: settingsList(DEFAULT_SETTINGS, t),
    settingsStrict: settingsList(STRICT, t),
    ...Object.fromEntries(
      SETTING_NAMES.flatMap((name) => {
        const [before, after] = [settingIn(DEFAULT_SETTINGS, name), settingIn(STRICT, name)];
        return [
          [`setting ${name}`, oneSetting(name, before, t)],
          [`setting ${name} changed`, settingChanged({ name, before, after }, t)],
          [`setting ${name} same`, settingChanged({ name, before, after: before }, t)],
        ];
      }),
    ),
    settingUnknown: unknownSetting({ word: text, nearest: [] }, t),
    settingUnknownNear: unknownSetting({ word: text, nearest: ['undo', 'audit-days'] }, t),
  };
}
