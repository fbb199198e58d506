import {
  expectedOf,
  SETTING_NAMES,
  type SettingName,
  type SettingValue,
  settingIn,
} from '../../domain/access/setting-values.ts';
import type { Settings } from '../../domain/access/settings.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';

/** Every setting, what it means as it is, and how to change it. No table: sentences do not fit into its cells. */
export function settingsList(settings: Settings, t: Words): Message {
  const { headline, title, one, meaning } = t.settings;
  return message(headline, [
    heading(title),
    note(headline),
    ...SETTING_NAMES.map((name) => {
      const value = settingIn(settings, name);
      return paragraph(
        [...one({ bold: name }, valueText(name, value, t)), ` ${meaning[name](value)}`],
        [{ code: changeLine(name) }],
      );
    }),
  ]);
}

export function oneSetting(name: SettingName, value: SettingValue, t: Words): Message {
  const text = t.settings.one({ bold: name }, valueText(name, value, t));
  return message(text, [
    paragraph(text, t.settings.meaning[name](value), t.settings.toChange({ code: changeLine(name) })),
  ]);
}

interface Change {
  readonly name: SettingName;
  readonly before: SettingValue;
  readonly after: SettingValue;
}

export function settingChanged({ name, before, after }: Change, t: Words): Message {
  const value = valueText(name, after, t);
  const meaning = t.settings.meaning[name](after);
  if (before === after) {
    const text = t.settings.same({ bold: name }, value);
    return message(text, [paragraph(text, meaning)]);
  }
  const text = t.settings.changed({ bold: name }, valueText(name, before, t), value);
  return message(text, [paragraph(text, t.settings.fromNowOn(meaning))]);
}

export function unknownSetting(
  { word, nearest }: { readonly word: string; readonly nearest: readonly SettingName[] },
  t: Words,
): Message {
  const text = t.settings.unknown(clip(word, NAME));
  return message(text, [
    paragraph(text),
    note(nearest.length > 0 ? t.problem.didYouMean : t.settings.names(t.join(SETTING_NAMES))),
    actions(
      ...nearest.map((name) => button({ key: name, label: name, line: writeLine('settings', name) })),
      button({ key: 'all', label: t.settings.title, line: 'settings' }),
    ),
  ]);
}

function valueText(name: SettingName, value: SettingValue, t: Words): string {
  if (typeof value !== 'number') return t.settings[value];
  return name === 'dry-run' || name === 'approve-rank' ? String(value) : t.settings.amount[name](value);
}

/** The line to type, with what may stand in its last place. */
function changeLine(name: SettingName): string {
  const expected = expectedOf(name);
  const values = expected.kind === 'oneOf' ? expected.values.join('|') : `${expected.min}–${expected.max}`;
  return `/modelarts settings ${name} ${values}`;
}
