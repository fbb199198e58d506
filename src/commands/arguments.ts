import { parseArgs } from 'node:util';
import { z } from 'zod';
import { nearest } from '../domain/text/nearest.ts';
import type { Expected, Fault } from '../errors.ts';

/** A number below 0 is a word like any other, which `parseArgs` would take for options of one letter. */
const NEGATIVE = /^-(?=\.?\d)/;
const MINUS = '\u2212';
/** As phones write it, too. */
const MINUS_NUMBER = /^\u2212(?=\.?\d)/;

/** A usage line taken apart: `best <job> [--top N] [--by final|peak]`. */
interface Grammar {
  /** Only the last can be repeated. */
  readonly positionals: readonly Positional[];
  /** Option name to whether it takes a value. */
  readonly options: ReadonlyMap<string, boolean>;
}

interface Positional {
  readonly name: string;
  readonly required: boolean;
  /** Written `<trial>…`: takes every word that is left. */
  readonly repeated?: true;
}

/** The words of one command, sorted but not yet checked. */
export interface Sorted {
  /** A list where the usage repeats the name. */
  readonly values: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly positionals: readonly string[];
  /** The options as typed, to put a corrected line together. */
  readonly options: readonly string[];
  readonly fault: Fault | undefined;
}

export function readUsage(usage: string): Grammar {
  const [, ...parts] = usage.match(/\[[^\]]*\]…?|<[^>]*>…?|\S+/g) ?? [];
  const options = parts.map((part) => /^\[--(\w+)( .+)?\]$/.exec(part)).filter((match) => match !== null);
  const positionals = parts
    .map((part) => /^([<[])(\w+)[>\]](…)?$/.exec(part))
    .filter((match) => match !== null);
  return {
    positionals: positionals.map(([, bracket, name = '', dots]) => ({
      name,
      required: bracket === '<',
      ...(dots && { repeated: true }),
    })),
    options: new Map(options.map(([, name = '', value]) => [name, value !== undefined])),
  };
}

/** Sorts typed words by the command's usage line. The first fault is told; the rest is still sorted. */
export function sortWords(usage: string, words: readonly string[]): Sorted {
  const grammar = readUsage(usage);
  const { tokens } = parseArgs({
    args: words.map((word) => word.replace(NEGATIVE, MINUS)),
    options: Object.fromEntries(
      [...grammar.options].map(([name, takes]) => [name, { type: takes ? 'string' : 'boolean' }]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const positionals = tokens.flatMap((token) =>
    token.kind === 'positional' ? [token.value.replace(MINUS_NUMBER, '-')] : [],
  );
  const options = tokens.filter((token) => token.kind === 'option');
  return {
    values: Object.fromEntries([
      ...named(positionals, grammar),
      ...options.map(({ name, value }): [string, string | boolean] => [name, value ?? true]),
    ]),
    positionals,
    options: options.flatMap(({ name, value }) =>
      value === undefined ? [`--${name}`] : [`--${name}`, value],
    ),
    fault:
      options.map((option) => optionFault(option, grammar)).find(Boolean) ??
      positionalFault(positionals, grammar),
  };
}

function named(typed: readonly string[], { positionals }: Grammar): [string, string | readonly string[]][] {
  const last = positionals.at(-1);
  const pairs = typed.flatMap((value, i): [string, string][] => {
    const name = (positionals[i] ?? (last?.repeated && last))?.name;
    return name === undefined ? [] : [[name, value]];
  });
  if (!last?.repeated) return pairs;
  const list = pairs.filter(([name]) => name === last.name).map(([, value]) => value);
  return [...pairs.filter(([name]) => name !== last.name), [last.name, list]];
}

/** What is wrong with a value that `args` refused. */
export function valueFault(args: z.ZodType, error: z.ZodError, { values }: Sorted): Fault {
  const name = String(error.issues[0]?.path[0] ?? '');
  return { kind: 'badValue', name, value: String(values[name]), expected: expectedOf(args, name) };
}

function expectedOf(args: z.ZodType, name: string): Expected {
  const schema = z.toJSONSchema(args, { io: 'output', unrepresentable: 'any' }).properties?.[name];
  if (typeof schema !== 'object') return { kind: 'text' };
  const { enum: values, minimum, maximum } = schema;
  if (values) return { kind: 'oneOf', values: values.map(String) };
  if (minimum !== undefined && maximum !== undefined) return { kind: 'integer', min: minimum, max: maximum };
  return { kind: 'text' };
}

interface OptionToken {
  readonly name: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function optionFault({ name, value }: OptionToken, { options }: Grammar): Fault | undefined {
  const takes = options.get(name);
  if (takes === undefined) {
    const [near] = nearest(name, [...options.keys()], { text: String, count: 1, within: 0.6 });
    return { kind: 'unknownOption', option: `--${name}`, nearest: near && `--${near}` };
  }
  if (takes && value === undefined) return { kind: 'needsValue', option: `--${name}` };
  if (!takes && value !== undefined) return { kind: 'surplus', word: value };
  return undefined;
}

function positionalFault(typed: readonly string[], { positionals }: Grammar): Fault | undefined {
  const missing = positionals.slice(typed.length).find(({ required }) => required);
  if (missing) return { kind: 'missing', name: missing.name };
  if (positionals.at(-1)?.repeated) return undefined;
  const surplus = typed[positionals.length];
  return surplus === undefined ? undefined : { kind: 'surplus', word: surplus };
}
