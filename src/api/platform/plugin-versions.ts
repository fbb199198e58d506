import { z } from 'zod';
import type { PluginVersion } from '../../domain/platform/plugins.ts';
import { masked } from '../../domain/text/secrets.ts';

type WireVersions = Readonly<Record<string, unknown>> | readonly unknown[] | null | undefined;

const text = z.string().nullish().catch(undefined);
const Version = z.object({
  version: text,
  creationTimestamp: text,
  description: text,
  detail: text,
  inputs: z.unknown().optional(),
});

/** The versions of every place where they may stand, each once, newest first. */
export function readVersions(places: readonly WireVersions[]): PluginVersion[] {
  const read = places.flatMap(entriesOf).flatMap(([key, value]) => versionOf(key, value) ?? []);
  const distinct = new Map(read.toReversed().map((each) => [each.version, each]));
  return [...distinct.values()].toSorted(newestFirst);
}

function entriesOf(versions: WireVersions): [string, unknown][] {
  if (!versions) return [];
  return Array.isArray(versions) ? versions.map((each) => ['', each]) : Object.entries(versions);
}

/** The key alone is a version too, whatever stands beside it. */
function versionOf(key: string, value: unknown): PluginVersion | undefined {
  const { data } = Version.safeParse(value);
  const version = data?.version || key;
  if (version === '') return undefined;
  return {
    version,
    createdAt: dateOf(data?.creationTimestamp),
    // Both are documented as "version description"; the sample has `detail` alone.
    description: data?.description || data?.detail || undefined,
    inputs: inputsOf(data?.inputs),
  };
}

function dateOf(timestamp: string | null | undefined): Date | undefined {
  const date = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** `21.0.10` is newer than `21.0.9`. */
function newestFirst(a: PluginVersion, b: PluginVersion): number {
  const since = a.createdAt && b.createdAt ? b.createdAt.getTime() - a.createdAt.getTime() : 0;
  return since || b.version.localeCompare(a.version, 'en', { numeric: true });
}

/** An "Object" in the documents, with no word about what is in it: a map from names to values or to descriptions of them. */
function inputsOf(inputs: unknown): string[] {
  if (typeof inputs !== 'object' || inputs === null) return [];
  const named = Array.isArray(inputs) ? inputs.map(itemOf) : Object.entries(inputs);
  return named.map(([name, value]) => masked(assigned(name, shown(value))));
}

function itemOf(item: unknown): [string, unknown] {
  const { name, key, ...rest } = typeof item === 'object' && item !== null ? fieldsOf(item) : { name: item };
  const said = [name, key].find((each) => typeof each === 'string' && each !== '');
  return typeof said === 'string' ? [said, rest] : ['', item];
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  // JSON can write 1e999, which is read as infinity.
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  const fields = fieldsOf(value);
  // A description of an input: what it is unless something else is given.
  const preset = fields.default ?? fields.value;
  if (typeof preset === 'object' || preset === undefined)
    return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
  return shown(preset);
}

function fieldsOf(value: object): Record<string, unknown> {
  return { ...value };
}

function assigned(name: string, value: string): string {
  if (name === '') return value;
  return value === '' ? name : `${name}=${value}`;
}
