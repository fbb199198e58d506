import type { ViewOutput, ViewStateValue } from '@slack/bolt';
import { BOUNDS, INPUT } from '../blocks/forms.ts';
import { writeLine } from '../domain/command-line.ts';
import type { Settings } from '../domain/settings.ts';
import type { Words } from '../i18n/en.ts';

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
  const text = (id: string) => entryIn(values, id)?.value?.trim() ?? '';
  const wrong = NUMBERS.filter((id) => !isFine(id, text(id)));
  if (wrong.length > 0) return { faults: Object.fromEntries(wrong.map((id) => [id, wholeNumber(id)])) };
  const number = (id: string) => (text(id) === '' ? 'off' : String(Number(text(id))));
  const check = (id: string) => onOff((entryIn(values, id)?.selected_options ?? []).length > 0);
  const shown = private_metadata.split('\n');
  const lines = linesFor({
    [INPUT.undo]: number(INPUT.undo),
    [INPUT.dryRun]: check(INPUT.dryRun),
    [INPUT.topQuarter]: check(INPUT.topQuarter),
    [INPUT.hours]: number(INPUT.hours),
    [INPUT.count]: number(INPUT.count),
    [INPUT.audit]: number(INPUT.audit),
  });
  return { lines: lines.filter((line) => !shown.includes(line)) };
}

/** What a form that shows these settings carries with it, for `enteredSettings`. */
export function shownSettings({ undoSeconds, isDryRun, approval, auditDays }: Settings): string {
  const lines = linesFor({
    [INPUT.undo]: String(undoSeconds),
    [INPUT.dryRun]: onOff(isDryRun),
    [INPUT.topQuarter]: onOff(approval.topQuarter),
    [INPUT.hours]: String(approval.hours ?? 'off'),
    [INPUT.count]: String(approval.count ?? 'off'),
    [INPUT.audit]: String(auditDays),
  });
  return lines.join('\n');
}

/** The command `settings` knows each setting by the id of its input. */
function linesFor(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => writeLine('settings', name, value));
}

const NUMBERS = [INPUT.undo, INPUT.hours, INPUT.count, INPUT.audit] as const;
/** Rules that an empty input turns off. */
const RULES: readonly string[] = [INPUT.hours, INPUT.count];

function isFine(id: (typeof NUMBERS)[number], text: string): boolean {
  if (text === '') return RULES.includes(id);
  const { min, max } = BOUNDS[id];
  return /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;
}

function wholeNumber(id: (typeof NUMBERS)[number]): (t: Words) => string {
  return (t) => t.home.settingsForm.whole(BOUNDS[id].min, BOUNDS[id].max);
}

function onOff(isOn: boolean): string {
  return isOn ? 'on' : 'off';
}

/** Every input block holds one element. */
function entryIn(values: Submitted['state']['values'], block: string): ViewStateValue | undefined {
  return Object.values(values[block] ?? {})[0];
}
