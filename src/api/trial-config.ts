import type { ParameterValue } from '../domain/trial.ts';
import { readPythonDict } from './python-literal.ts';

export interface TrialConfig {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** `trial_index`. */
  readonly index: number | undefined;
}

/** Which key of a config becomes which parameter. */
interface Plan {
  readonly keys: readonly string[];
  readonly names: readonly string[];
  readonly sources: readonly string[];
}

type Config = Readonly<Record<string, unknown>>;

const PREFIX = 'param/';
const INDEX = 'trial_index';
const NO_PLAN: Plan = { keys: [], names: [], sources: [] };

/**
 * A reader of `config` cells. What was searched occurs twice, as `lr` and `param/lr`, beside bookkeeping such as
 * `trial_index`; where nothing occurs twice, everything but the index is a parameter. Text that cannot be read is
 * itself the one parameter `config`. The reader remembers the last row's keys, since all rows tend to have the same.
 */
export function configReader(): (cell: unknown) => TrialConfig {
  let plan = NO_PLAN;
  return (cell) => {
    const config = dictIn(cell);
    if (!config) return { parameters: asText(cell), index: undefined };
    if (!fits(plan, config)) plan = planFor(Object.keys(config));
    return { parameters: carryOut(plan, config), index: integer(config[INDEX]) };
  };
}

function dictIn(cell: unknown): Config | undefined {
  if (typeof cell === 'string') return readPythonDict(cell);
  return isDict(cell) ? cell : undefined;
}

function isDict(cell: unknown): cell is Config {
  return typeof cell === 'object' && cell !== null && !Array.isArray(cell);
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
  const sources = new Map<string, string>();
  for (const key of keys) {
    const name = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
    // `__proto__` as a key would not make a property.
    if (name === INDEX || name === '__proto__') continue;
    if (!sources.has(name) && (!hasTwins || isSearched(key))) sources.set(name, key);
  }
  return { keys, names: [...sources.keys()], sources: [...sources.values()] };
}

function carryOut({ names, sources }: Plan, config: Config): Record<string, ParameterValue> {
  const parameters: Record<string, ParameterValue> = {};
  for (let at = 0; at < names.length; at += 1)
    parameters[names[at] ?? ''] = parameterValue(config[sources[at] ?? '']);
  return parameters;
}

function parameterValue(value: unknown): ParameterValue {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function asText(cell: unknown): Record<string, ParameterValue> {
  return typeof cell === 'string' && cell.trim() !== '' ? { config: cell } : {};
}

function integer(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return Number.isSafeInteger(number) ? Number(number) : undefined;
}
