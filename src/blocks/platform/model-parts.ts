import type {
  HealthCheck,
  ModelApi,
  ModelDetail,
  ModelParameter,
  Package,
  Twofold,
} from '../../domain/platform/model.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { clip, NAME } from '../kit/limits.ts';
import { duration } from '../kit/numbers.ts';

const SHOWN = 6;
const FIELDS = 6;

/** How a service of the model is asked, and what it takes and gives. */
export function callLines({ apis, inputs, outputs }: ModelDetail, t: Words): Line[] {
  const words = t.models;
  const parameters = [
    ...inputs.map((each) => words.input(parameterText(each, t))),
    ...outputs.map((each) => words.output(parameterText(each, t))),
  ].map((text): Line => [text]);
  const calls = chosen(apis, 'apis', 'config.apis');
  return [
    ...(calls ? [[{ bold: words.calls(calls.field) }], ...limited(calls.items.map(callLine), t)] : []),
    ...limited(parameters, t),
  ];
}

function callLine({ method, protocol, url }: ModelApi): Line {
  const how = [method?.toUpperCase(), protocol]
    .filter((each) => each !== undefined)
    .map((each) => clip(each, 20));
  return [{ code: [...how, clip(url, NAME)].join(' ') }];
}

function parameterText({ name, type, fields, min, max }: ModelParameter, t: Words): string {
  const typed = (each: { name: string; type: string | undefined }) =>
    each.type === undefined ? clip(each.name, NAME) : `${clip(each.name, NAME)}: ${clip(each.type, NAME)}`;
  const shown = fields.slice(0, FIELDS).map(typed);
  const inner = fields.length > FIELDS ? [...shown, t.more(fields.length - FIELDS)] : shown;
  const range = rangeText(min, max, t);
  return [
    typed({ name, type }),
    ...(inner.length > 0 ? [`{ ${t.join(inner)} }`] : []),
    ...(range === undefined ? [] : [`(${range})`]),
  ].join(' ');
}

function rangeText(min: string | undefined, max: string | undefined, t: Words): string | undefined {
  const [low, high] = [min, max].map((each) => (each === undefined ? undefined : clip(each, NAME)));
  if (low !== undefined && high !== undefined) return t.models.range(low, high);
  if (low !== undefined) return t.models.atLeast(low);
  return high === undefined ? undefined : t.models.atMost(high);
}

const SIGNS = { exact: '==', atLeast: '>=', atMost: '<=' } as const;

/** Both lists where the two differ: which of them is installed is not documented. */
export function packageLines({ own, config }: Twofold<readonly Package[]>, t: Words): Line[] {
  const isSame = JSON.stringify(own) === JSON.stringify(config);
  return [
    ...packagesOf(own, 'dependencies', t),
    ...(isSame ? [] : packagesOf(config, 'config.dependencies', t)),
  ];
}

function packagesOf(packages: readonly Package[] | undefined, field: string, t: Words): Line[] {
  if (!packages) return [];
  const shown = packages.slice(0, 2 * SHOWN).flatMap((each): Line => [' ', { code: packageText(each) }]);
  const left = packages.length - 2 * SHOWN;
  return [[{ bold: t.models.packages(field) }, ...shown, ...(left > 0 ? [` ${t.more(left)}`] : [])]];
}

function packageText({ name, version, restraint }: Package): string {
  if (version === undefined) return clip(name, NAME);
  return `${clip(name, NAME)} ${restraint ? `${SIGNS[restraint]} ` : ''}${clip(version, NAME)}`;
}

export function healthLines(health: Twofold<readonly HealthCheck[]>, t: Words): Line[] {
  const checks = chosen(health, 'health', 'config');
  if (!checks) return [];
  return [[{ bold: t.models.health(checks.field) }], ...checks.items.map((check) => healthLine(check, t))];
}

function healthLine({ kind, target, period, failures }: HealthCheck, t: Words): Line {
  const words = t.models;
  const facts = [
    ...(period === undefined || period < 0 ? [] : [words.every(duration(period, t.locale))]),
    ...(failures === undefined ? [] : [words.after(failures)]),
  ];
  return [`${words.check[kind]} `, { code: clip(target, NAME) }, ...facts.map((fact) => ` · ${fact}`)];
}

/** The model's own where it has any; named, since the other may say something else. */
function chosen<T>({ own, config }: Twofold<readonly T[]>, ownField: string, configField: string) {
  if (own) return { items: own, field: ownField };
  return config && { items: config, field: configField };
}

function limited(lines: readonly Line[], t: Words): Line[] {
  return lines.length <= SHOWN ? [...lines] : [...lines.slice(0, SHOWN), [t.more(lines.length - SHOWN)]];
}
