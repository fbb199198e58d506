import type { NodeSystem, PoolSettings } from '../../domain/platform/pool-settings.ts';
import type { Limit, Quota } from '../../domain/platform/quotas.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { clip, NAME } from '../kit/limits.ts';
import type { Part } from '../kit/message.ts';
import { note, paragraph } from '../kit/parts.ts';

/** What new pools and networks may be like, as sentences; nothing where ModelArts says nothing of it. */
export function poolSettings(settings: PoolSettings, quotas: readonly Quota[], t: Words): Part[] {
  const lines = [...cidrs(settings, t), ...sentences(settings, t).map((each): Line => [each])];
  const differing = otherLimits(settings, quotas, t);
  return [
    lines.length === 0 ? undefined : paragraph([{ bold: t.quotas.settings }], ...lines),
    note(differing.length === 0 ? undefined : t.quotas.limitsDiffer(differing)),
  ];
}

function cidrs({ networkCidrs }: PoolSettings, t: Words): Line[] {
  if (networkCidrs.length === 0) return [];
  const shown = some(networkCidrs, t);
  return [[t.quotas.cidrs, ...shown.flatMap((cidr): Line => [' ', { code: cidr }])]];
}

function sentences(settings: PoolSettings, t: Words): string[] {
  const words = t.quotas;
  const { isHighlyAvailable, subnetTypes, volumeTypes, clusterFlavors, nodeSystems, scopes } = settings;
  const { maxPoolFlavors, licenceScope } = settings;
  const list = (say: (items: readonly string[]) => string, items: readonly string[]) =>
    items.length === 0 ? [] : [say(some(items, t))];
  return [
    ...(isHighlyAvailable === undefined ? [] : [words.highlyAvailable(isHighlyAvailable)]),
    ...list(words.subnets, subnetTypes),
    ...list(words.volumes, volumeTypes),
    ...list(words.clusters, clusterFlavors),
    ...(maxPoolFlavors === undefined ? [] : [words.flavors(maxPoolFlavors)]),
    ...(licenceScope === undefined ? [] : [words.licence(clip(licenceScope, NAME))]),
    ...list(
      words.systems,
      nodeSystems.map((system) => systemText(system, t)),
    ),
    ...list(words.scopes, scopes),
  ];
}

function systemText({ name, ends }: NodeSystem, t: Words): string {
  if (typeof ends === 'string') return t.quotas.ends(clip(name, NAME), clip(ends, NAME));
  return ends ? t.quotas.ended(clip(name, NAME)) : name;
}

/** The settings name the limits once more; where they agree with the quotas nobody needs to read them twice. */
function otherLimits(
  { poolLimit, networkLimit }: PoolSettings,
  quotas: readonly Quota[],
  t: Words,
): string[] {
  const other = (resource: string, limit: Limit) => {
    const quota = quotas.find((each) => each.scope === 'project' && each.resource === resource);
    return quota && limit !== undefined && quota.limit !== limit ? limitText(limit, t) : undefined;
  };
  return t.quotas.limits(other('pool', poolLimit), other('network', networkLimit));
}

function limitText(limit: number | 'unlimited', t: Words): string {
  return limit === 'unlimited' ? t.quotas.room.unlimited : new Intl.NumberFormat(t.locale).format(limit);
}

const SHOWN = 8;

function some(items: readonly string[], t: Words): string[] {
  const shown = items.slice(0, SHOWN).map((item) => clip(item, 40));
  return items.length > SHOWN ? [...shown, t.more(items.length - SHOWN)] : shown;
}
