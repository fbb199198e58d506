import { z } from 'zod';
import type {
  HealthCheck,
  Metrics,
  ModelApi,
  ModelParameter,
  Need,
  Package,
} from '../../domain/platform/model.ts';
import { readNumber } from '../../domain/search/reading.ts';
import { looseList, looseNumber, looseText, maskedText } from '../http/loose.ts';
import { contentOf, packed } from '../http/packed.ts';

/*
 * What a model is made of. Each piece stands in a field of its own, in `config`, or in both.
 */

export const MetricsPart = z
  .record(z.string(), z.unknown())
  .transform(
    (cells): Metrics =>
      Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, readNumber(cell)])),
  );

export const ApisPart = looseList(
  z.object({ url: z.string().min(1), method: looseText, protocol: looseText }) satisfies z.ZodType<ModelApi>,
);

const RESTRAINTS: Readonly<Record<string, Package['restraint']>> = {
  EXACT: 'exact',
  ATLEAST: 'atLeast',
  ATMOST: 'atMost',
};

const WirePackage = z
  .object({ package_name: z.string().min(1), package_version: looseText, restraint: looseText })
  .transform(
    ({ package_name: name, package_version: version, restraint = '' }): Package => ({
      name,
      version,
      restraint: Object.hasOwn(RESTRAINTS, restraint) ? RESTRAINTS[restraint] : undefined,
    }),
  );

export const PackagesPart = looseList(z.object({ packages: looseList(WirePackage) })).transform(
  (installers) => installers.flatMap(({ packages }) => packages),
);

// The numbers are text.
const WireHealth = z
  .object({
    url: looseText,
    command: maskedText,
    period_seconds: looseNumber,
    failure_threshold: looseNumber,
  })
  .nullish()
  .catch(undefined);

export const HealthParts = {
  health: WireHealth,
  readiness_health: WireHealth,
  startup_health: WireHealth,
};

const Healths = z.object(HealthParts);

export function healthOf(wire: z.output<typeof Healths>): HealthCheck[] {
  const checks = [
    ['health', wire.health],
    ['readiness', wire.readiness_health],
    ['startup', wire.startup_health],
  ] as const;
  return checks.flatMap(([kind, check]): HealthCheck[] => {
    const target = check?.url ?? check?.command;
    if (!check || target === undefined) return [];
    return [{ kind, target, period: check.period_seconds, failures: check.failure_threshold }];
  });
}

// Of a JSON schema, the outermost properties.
const Description = z
  .object({ properties: z.record(z.string(), z.unknown()).nullish().catch(undefined) })
  .transform(({ properties }) =>
    Object.entries(properties ?? {}).map(([name, property]) => ({
      name,
      type: Typed.safeParse(property).data?.type,
    })),
  );
const Typed = z.object({ type: looseText });

const WireParameter = z
  .object({
    param_name: z.string().min(1),
    param_type: looseText,
    param_desc: packed(Description),
    min: looseText,
    max: looseText,
  })
  .transform(({ param_name: name, param_type: type, param_desc: description, min, max }) => ({
    parameter: { name, type, fields: contentOf(description) ?? [], min, max } satisfies ModelParameter,
    isReadable: description.kind !== 'unreadable',
  }));

export const ParametersPart = looseList(WireParameter);

const NEEDS = [
  ['cpu', 'min_cpu'],
  ['gpu', 'min_gpu'],
  ['memory', 'min_memory'],
] as const;

export const NeedsPart = z
  .object({ min_cpu: looseText, min_gpu: looseText, min_memory: looseText })
  .nullish()
  .catch(undefined)
  .transform((wire): Need[] =>
    NEEDS.flatMap(([what, field]) => {
      const amount = wire?.[field];
      return amount === undefined ? [] : [{ what, amount }];
    }),
  );
