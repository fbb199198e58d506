import type { ParameterValue } from '../../domain/search/trial.ts';
import { MASK, masked, namesKey, namesSecret } from '../../domain/text/secrets.ts';
import { readPythonDict, readPythonValue } from './python-literal.ts';

export interface TrialConfig {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** `trial_index`. */
  readonly index: number | undefined;
}

/** A cell of a column such as `config/lr`. */
export type ConfigColumn = readonly [name: string, cell: unknown];

/** One parameter, and where it stands in a config: plainly, behind `param/`, or both. */
interface Place {
  readonly name: string;
  readonly key: string;
  readonly twin: string | undefined;
}

/** Which key of a config becomes which parameter. */
interface Plan {
  readonly keys: readonly string[];
  readonly places: readonly Place[];
}

type Config = Readonly<Record<string, unknown>>;

const PREFIX = 'param/';
const INDEX = 'trial_index';
const NO_PLAN: Plan = { keys: [], places: [] };
const DEEPEST = 20;
/** Texts that are masked once for all rows. */
const REMEMBERED = 1_000;

/**
 * A reader of `config` cells. What was searched occurs twice, as `lr` and `param/lr`, beside bookkeeping such as
 * `trial_index`; where nothing occurs twice, everything but the index is a parameter. What is nested becomes a path, as
 * Ray writes it: `train_loop_config/lr`. Text that cannot be read is itself the one parameter `config`. No parameter
 * leaves with a credential in it. The reader remembers the last row's keys, since all rows tend to have the same.
 */
export function configReader(): (cell: unknown, columns?: readonly ConfigColumn[]) => TrialConfig {
  let plan = NO_PLAN;
  const shown = valueMask();
  return (cell, columns = []) => {
    const own = dictIn(cell);
    const filled = columns.filter(([, each]) => each !== undefined && each !== null && each !== '');
    if (!own && filled.length === 0) return { parameters: asText(cell), index: undefined };
    const beside = filled.map(([name, each]) => [
      name,
      typeof each === 'string' ? readPythonValue(each) : each,
    ]);
    const config = flat(beside.length === 0 ? (own ?? {}) : { ...Object.fromEntries(beside), ...own });
    if (!fits(plan, config)) plan = planFor(Object.keys(config));
    return { parameters: carryOut(plan, config, shown), index: integer(config[INDEX]) };
  };
}

function dictIn(cell: unknown): Config | undefined {
  if (typeof cell === 'string') return readPythonDict(cell);
  return isDict(cell) ? cell : undefined;
}

function isDict(cell: unknown): cell is Config {
  return typeof cell === 'object' && cell !== null && !Array.isArray(cell);
}

/** The config without dicts in it. One that would hide a key beside it stays what it is. */
function flat(config: Config): Config {
  if (!Object.values(config).some(isDict)) return config;
  const entries = new Map<string, unknown>();
  for (const [key, value] of Object.entries(config)) {
    const leaves = leavesOf(key, value, DEEPEST);
    const isTaken = leaves.some(
      ([path]) => entries.has(path) || (path !== key && Object.hasOwn(config, path)),
    );
    for (const [path, leaf] of isTaken ? [[key, value] as const] : leaves) entries.set(path, leaf);
  }
  return Object.fromEntries(entries);
}

function leavesOf(path: string, value: unknown, depth: number): (readonly [string, unknown])[] {
  if (!isDict(value) || depth === 0) return [[path, value]];
  const inside = Object.entries(value);
  if (inside.length === 0) return [[path, value]];
  return inside.flatMap(([key, each]) => leavesOf(`${path}/${key}`, each, depth - 1));
}

function fits({ keys }: Plan, config: Config): boolean {
  let at = 0;
  for (const key in config) {
    if (keys[at] !== key) return false;
    at += 1;
  }
  return at === keys.length;
}

function planFor(keys: readonly string[]): Plan {
  const all = new Set(keys);
  const hasTwins = keys.some((key) => all.has(PREFIX + key));
  const isSearched = (key: string) => key.startsWith(PREFIX) || all.has(PREFIX + key);
  const places = new Map<string, Place>();
  for (const key of keys) {
    const name = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
    // `__proto__` as a key would not make a property.
    if (name === INDEX || name === '__proto__' || places.has(name)) continue;
    if (hasTwins && !isSearched(key)) continue;
    const twin = all.has(name) && all.has(PREFIX + name) ? PREFIX + name : undefined;
    places.set(name, { name: masked(name), key: twin === undefined ? key : name, twin });
  }
  return { keys, places: [...places.values()] };
}

type Show = (path: string, value: unknown) => ParameterValue;

function carryOut({ places }: Plan, config: Config, show: Show): Record<string, ParameterValue> {
  const parameters: Record<string, ParameterValue> = {};
  for (const { name, key, twin } of places) {
    parameters[name] = show(name, config[key]);
    // What was searched and what was used may differ, and then neither stands for the other.
    if (twin !== undefined && !isSame(config[key], config[twin]))
      parameters[PREFIX + name] = show(name, config[twin]);
  }
  return parameters;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || written(a) === written(b);
}

/** The value of the parameter at `path` as it may be shown. */
function valueMask(): Show {
  const known = new Map<string, string>();
  const maskedOnce = (text: string) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const after = masked(text);
    if (known.size < REMEMBERED) known.set(text, after);
    return after;
  };
  return (path, value) => {
    const parameter = written(value);
    if (typeof parameter === 'number' && namesKey(path)) return MASK;
    if (typeof parameter !== 'string') return parameter;
    return namesSecret(path) && mayBeSecret(value, parameter) ? MASK : maskedOnce(parameter);
  };
}

/** A list of numbers is no credential, nor is one of the marks that language models know: `<pad>`, `[SEP]`. */
function mayBeSecret(value: unknown, text: string): boolean {
  if (typeof value !== 'string') return text.includes('"');
  return value !== '' && !/^(?:<[^<>]{1,16}>|\[[A-Z]{1,8}\])$/.test(value);
}

function written(value: unknown): ParameterValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : textOf(value);
}

/** As JSON, but for integers too long for a number, which are kept as their digits. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (isDict(value)) {
    const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${textOf(each)}`);
    return `{${entries.join(',')}}`;
  }
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && isLong(value) ? value : (JSON.stringify(value) ?? 'null');
}

function isLong(text: string): boolean {
  return /^-?\d{16,}$/.test(text) && !Number.isSafeInteger(Number(text));
}

function asText(cell: unknown): Record<string, ParameterValue> {
  return typeof cell === 'string' && cell.trim() !== '' ? { config: masked(cell) } : {};
}

function integer(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return Number.isSafeInteger(number) ? Number(number) : undefined;
}
