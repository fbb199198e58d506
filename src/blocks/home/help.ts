import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Inline } from '../../i18n/line.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';

/** A command as help describes it. */
export interface Described {
  readonly name: keyof Words['summary'];
  readonly usage: string;
  readonly examples: readonly [string, ...string[]];
  readonly permission: keyof Words['help']['permission'];
}

export type Group = keyof Words['help']['group'];

/** Commands under one heading. */
export interface CommandGroup {
  readonly group: Group;
  readonly commands: readonly Described[];
}

export function helpAll(groups: readonly CommandGroup[], t: Words): Message {
  return message(t.help.headline, [
    heading(t.help.title),
    ...groups.map(({ group, commands }) =>
      paragraph(
        [{ bold: t.help.group[group] }],
        ...commands.map(({ name, examples: [example] }): Inline[] => [
          { code: example },
          ` — ${t.summary[name]}`,
        ]),
      ),
    ),
    note(t.help.intro, t.help.more, t.help.jobNote),
    actions(
      button({ key: 'jobs', label: t.button.jobs, line: 'jobs' }),
      ...EXPLAINED.map((name) => button({ key: `help-${name}`, label: name, line: writeLine('help', name) })),
    ),
  ]);
}

/** What most people want to know more about. */
const EXPLAINED = ['best', 'trials', 'stop', 'who'] as const;

export function helpOne({ name, usage, examples, permission }: Described, t: Words): Message {
  const code = (text: string): Inline => ({ code: `/modelarts ${text}` });
  return message(`${name}: ${t.help.sentence(t.summary[name])}`, [
    heading(`/modelarts ${name}`),
    paragraph(
      t.help.sentence(t.summary[name]),
      [t.help.usage, code(usage)],
      ...examples.map((example): Inline[] => [t.help.example, code(example)]),
      t.help.who(t.help.permission[permission]),
    ),
    note(usage.includes('<job>') ? t.help.jobNote : undefined),
  ]);
}
