import { z } from 'zod';
import type { Entered, OptionField, OptionForm } from '../blocks/kit/option-form.ts';
import { readLine, writeLine } from '../domain/text/command-line.ts';
import { UserError } from '../errors.ts';
import { readUsage, type Sorted, sortWords, valueFault } from './arguments.ts';
import type { Choices, Command, Context, Reading } from './command.ts';
import type { Standing } from './dispatch.ts';
import { commands } from './index.ts';
import { permit } from './permission.ts';
import { unknownCommand } from './unknown-command.ts';

interface Surroundings extends Reading, Pick<Context, 'asker' | 'source'> {
  /** An error where it could not be found out. */
  readonly standing: Standing | Error;
}

/** What is wrong with an entry: a number outside its bounds, or words that no command line can carry. */
export type EntryFault = { readonly min: number; readonly max: number } | 'unusable';

/**
 * The form that stands for a command line: its fields come from the command's own usage and arguments, filled with what
 * the line says.
 * @throws UserError for whoever may not ask, for a line that cannot be read, and where ModelArts fails
 */
export async function readOptions(
  line: string,
  { asker, source, standing, ...context }: Surroundings,
): Promise<OptionForm> {
  const { command, sorted } = parsed(line);
  if (standing instanceof Error) throw standing;
  const { role, access } = standing;
  permit({ asker, role, channel: source.channel, access }, command.permission);
  const fault = (found: NonNullable<Sorted['fault']>) =>
    new UserError({ kind: 'badArguments', command: command.name, fault: found });
  if (sorted.fault) throw fault(sorted.fault);
  const args = command.args.safeParse(sorted.values);
  if (!args.success) throw fault(valueFault(command.args, args.error, sorted));
  const choices = (await command.choices?.(args.data, context)) ?? { words: {} };
  return {
    command: command.name,
    job: choices.job,
    fields: (command.form ?? []).map((name) => fieldOf(name, { command, sorted, choices })),
  };
}

/** The line that a filled form stands for, or what is wrong, by the name of the field. */
export function writeOptions(
  line: string,
  entered: Entered,
): { readonly line: string } | { readonly faults: Readonly<Record<string, EntryFault>> } {
  const { command, sorted } = parsed(line);
  const unusable = Object.entries(entered).filter(
    ([, value]) => typeof value === 'string' && !isCarried(value),
  );
  if (unusable.length > 0)
    return { faults: Object.fromEntries(unusable.map(([name]) => [name, 'unusable'])) };
  const words = wordsOf(command, sorted, entered);
  const args = command.args.safeParse(sortWords(command.usage, words).values);
  if (args.success) return { line: writeLine(command.name, ...words) };
  const names = args.error.issues.map(({ path: [name] }) => String(name));
  return { faults: Object.fromEntries(names.map((name) => [name, boundsOf(command, name) ?? 'unusable'])) };
}

interface Parsed {
  readonly command: Command;
  readonly sorted: Sorted;
}

function parsed(line: string): Parsed {
  const [name = '', ...words] = readLine(line) ?? [];
  const command = commands.find((each) => each.name === name.toLowerCase());
  if (!command?.form) throw unknownCommand(name, commands);
  return { command, sorted: sortWords(command.usage, words) };
}

function fieldOf(
  name: string,
  { command, sorted, choices }: Parsed & { readonly choices: Choices },
): OptionField {
  const { enum: values, type, default: usual } = schemaOf(command, name);
  const typed = sorted.values[name] ?? (usual === undefined ? undefined : String(usual));
  const value = typeof typed === 'string' ? typed : undefined;
  const bounds = boundsOf(command, name);
  if (bounds) return { kind: 'count', name, ...bounds, value };
  if (type === 'boolean') return { kind: 'switch', name, isOn: typed === true };
  const offered = (values?.map(String) ?? choices.words[name] ?? []).filter(isCarried);
  if (offered.length === 0) return { kind: 'text', name, value };
  // What was typed stays to be chosen, though it may be written otherwise than in the list.
  const all = value === undefined || offered.includes(value) ? offered : [value, ...offered];
  return { kind: 'choice', name, values: all, value, isOptional: usual === undefined };
}

/** Those after the command's name, without what a command takes for granted anyway. */
function wordsOf({ usage, ...command }: Command, sorted: Sorted, entered: Entered): string[] {
  const { positionals, options } = readUsage(usage);
  const said = (name: string) => {
    const value = entered[name];
    return value === String(schemaOf(command, name).default) ? undefined : value;
  };
  return [
    ...positionals.flatMap(({ name, required }, i) => {
      const word = required ? sorted.positionals[i] : said(name);
      return typeof word === 'string' ? [word] : [];
    }),
    ...[...options.keys()].flatMap((name) => {
      const value = said(name);
      if (value === true) return [`--${name}`];
      return typeof value === 'string' ? [`--${name}`, value] : [];
    }),
  ];
}

/** Whether it can be the value of an option, rather than be taken for one. */
function isCarried(word: string): boolean {
  return word !== '' && !word.startsWith('-');
}

function boundsOf(command: Pick<Command, 'args'>, name: string): Exclude<EntryFault, 'unusable'> | undefined {
  const { minimum, maximum } = schemaOf(command, name);
  return minimum === undefined || maximum === undefined ? undefined : { min: minimum, max: maximum };
}

function schemaOf({ args }: Pick<Command, 'args'>, name: string) {
  const schema = z.toJSONSchema(args, { io: 'output', unrepresentable: 'any' }).properties?.[name];
  return typeof schema === 'object' ? schema : {};
}
