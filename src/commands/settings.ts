import { z } from 'zod';
import { accessTrouble } from '../blocks/access/access.ts';
import { oneSetting, settingChanged, settingsList, unknownSetting } from '../blocks/access/settings.ts';
import { roleIn } from '../domain/access/roles.ts';
import {
  expectedOf,
  readSetting,
  SETTING_NAMES,
  type SettingName,
  settingIn,
  settingNamed,
  withSetting,
} from '../domain/access/setting-values.ts';
import { nearest } from '../domain/text/nearest.ts';
import { UserError } from '../errors.ts';
import { actorOf } from './actor.ts';
import { type Context, defineCommand, type Reply } from './command.ts';

const usage = 'settings [name] [value]';

export const settings = defineCommand({
  name: 'settings',
  usage,
  examples: ['settings', 'settings undo 20', 'settings dry-run on', 'settings approve-hours off'],
  permission: 'admin',
  args: z.object({ name: z.string().optional(), value: z.string().optional() }),

  async run({ name: word, value }, context) {
    const { settings: store, t } = context;
    if (word === undefined) return settingsList(await store.read(), t);
    const name = settingNamed(word);
    if (!name) return unknownSetting({ word, nearest: near(word) }, t);
    return value === undefined
      ? oneSetting(name, settingIn(await store.read(), name), t)
      : change(name, value, context);
  },
});

/** Settings hold in every channel, so an admin of some channels may look at them only. */
async function change(name: SettingName, word: string, context: Context): Promise<Reply> {
  const { settings: store, access, asker, t } = context;
  const after = readSetting(name, word);
  if (after === undefined) throw badValue(name, word);
  if (roleIn(undefined, asker, await access.read()) !== 'admin')
    return accessTrouble({ kind: 'reachAll' }, usage, t);
  const before = await store.change((now) => withSetting(now, name, after), {
    ...actorOf(context),
    detail: (old) => `${name} ${settingIn(old, name)} → ${after}`,
  });
  return settingChanged({ name, before: settingIn(before, name), after }, t);
}

function near(word: string): SettingName[] {
  return nearest(word, SETTING_NAMES, { text: String, within: 0.6 });
}

function badValue(name: SettingName, value: string): UserError {
  const fault = { kind: 'badValue', name, value, expected: expectedOf(name) } as const;
  return new UserError({ kind: 'badArguments', command: 'settings', fault });
}
