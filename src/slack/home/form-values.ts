import type { ViewOutput, ViewStateValue } from '@slack/bolt';
import { BOUNDS, INPUT } from '../../blocks/access/forms.ts';
import {
  readSetting,
  SETTING_NAMES,
  type SettingName,
  settingIn,
} from '../../domain/access/setting-values.ts';
import type { Settings } from '../../domain/access/settings.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';

/** The command lines that a submitted form stands for, or what is wrong, by the input it is wrong in. */
export type Entered =
  | { readonly lines: readonly string[] }
  | { readonly faults: Readonly<Record<string, (t: Words) => string>> };

type Submitted = Pick<ViewOutput, 'state' | 'private_metadata'>;

/** One line for each person and group that is given the role. */
export function enteredGrants({ state: { values } }: Submitted): Entered {
  const groups = entryIn(values, INPUT.groups)?.selected_options ?? [];
  const subjects = [
    ...(entryIn(values, INPUT.people)?.selected_users ?? []),
    ...groups.map(({ value }) => value),
  ];
  if (subjects.length === 0) return { faults: { [INPUT.people]: (t) => t.home.giveForm.nobody } };
  const role = entryIn(values, INPUT.role)?.selected_option?.value ?? '';
  if (entryIn(values, INPUT.where)?.selected_option?.value !== 'channel')
    return { lines: subjects.map((subject) => writeLine('allow', subject, role)) };
  const menu = entryIn(values, INPUT.channel);
  const channel = menu?.selected_conversation;
  if (channel) return { lines: subjects.map((subject) => writeLine('allow', subject, role, channel)) };
  // The menu may not have come yet, and Slack takes no error for an input that is not there.
  return { faults: { [menu ? INPUT.channel : INPUT.where]: (t) => t.home.giveForm.noChannel } };
}

/** One line for each setting that differs from what the form showed; what others have changed meanwhile stays. */
export function enteredSettings({ state: { values }, private_metadata }: Submitted): Entered {
  const entered = SETTING_NAMES.map((name) => ({ name, value: readSetting(name, wordIn(values, name)) }));
  const wrong = entered.filter(({ value }) => value === undefined);
  if (wrong.length > 0) return { faults: Object.fromEntries(wrong.map(({ name }) => [name, faultOf(name)])) };
  const shown = private_metadata.split('\n');
  const lines = entered.map(({ name, value = '' }) => writeLine('settings', name, value));
  return { lines: lines.filter((line) => !shown.includes(line)) };
}

/** What a form that shows these settings carries with it, for `enteredSettings`. */
export function shownSettings(settings: Settings): string {
  return SETTING_NAMES.map((name) => writeLine('settings', name, settingIn(settings, name))).join('\n');
}

/** What was entered, as it would be typed: a switch is a single box to tick, and a rule left empty is off. */
function wordIn(values: Submitted['state']['values'], name: SettingName): string {
  const entry = entryIn(values, name);
  if (!(name in BOUNDS)) return entry?.selected_options?.length ? 'on' : 'off';
  const word = entry?.value?.trim() ?? '';
  return word === '' && name.startsWith('approve-') ? 'off' : word;
}

function faultOf(name: SettingName): (t: Words) => string {
  return ({ home: { settingsForm } }) => {
    // A box that can only be ticked or not is never wrong.
    if (name === 'dry-run' || name === 'approve-rank') return settingsForm[name];
    return settingsForm.whole(BOUNDS[name].min, BOUNDS[name].max);
  };
}

/** Every input block holds one element. */
function entryIn(values: Submitted['state']['values'], block: string): ViewStateValue | undefined {
  return Object.values(values[block] ?? {})[0];
}
