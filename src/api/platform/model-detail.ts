import { z } from 'zod';
import type { ModelDetail, PackedField } from '../../domain/platform/model.ts';
import { looseText, looseTexts, maskedText } from '../http/loose.ts';
import { contentOf, packed } from '../http/packed.ts';
import { ModelFields, modelOf } from './model.ts';
import {
  ApisPart,
  HealthParts,
  healthOf,
  MetricsPart,
  NeedsPart,
  PackagesPart,
  ParametersPart,
} from './model-parts.ts';

/** What a model was imported with. It repeats much of the detail, and does not always agree with it. */
const Config = z.object({
  runtime: looseText,
  metrics: MetricsPart.nullish().catch(undefined),
  apis: ApisPart,
  dependencies: PackagesPart,
  model_algorithm: looseText,
  ...HealthParts,
});

// Documented as a map of texts; the sample has a list in it.
const LabelsMap = z
  .record(z.string(), z.unknown())
  .nullish()
  .catch(undefined)
  .transform((map) =>
    Object.entries(map ?? {}).flatMap(([name, value]) => {
      const values = looseTexts.parse(Array.isArray(value) ? value : [value]);
      return values.map((each) => (name === 'labels' ? each : `${name}=${each}`));
    }),
  );

/** All but the id may be missing; the published sample has about half of what is documented. */
export const WireModelDetail = z
  .object({
    ...ModelFields,
    description: maskedText,
    runtime: looseText,
    model_metrics: packed(MetricsPart),
    apis: packed(z.array(z.unknown()).transform((apis) => ApisPart.parse(apis))),
    config: packed(Config),
    dependencies: PackagesPart,
    health: HealthParts.health,
    input_params: ParametersPart,
    output_params: ParametersPart,
    model_algorithm: looseText,
    source_location: maskedText,
    source_job_id: looseText,
    source_job_version: looseText,
    model_labels: looseTexts,
    labels_map: LabelsMap,
    install_type: looseTexts,
    specification: NeedsPart,
    workspace_id: looseText,
  })
  .transform((wire): ModelDetail => {
    const config = contentOf(wire.config);
    return {
      ...modelOf(wire),
      description: wire.description,
      runtime: { own: wire.runtime, config: config?.runtime },
      metrics: { own: contentOf(wire.model_metrics), config: config?.metrics ?? undefined },
      packages: { own: some(wire.dependencies), config: some(config?.dependencies) },
      apis: { own: some(contentOf(wire.apis)), config: some(config?.apis) },
      health: {
        own: some(healthOf({ health: wire.health, readiness_health: undefined, startup_health: undefined })),
        config: some(config && healthOf(config)),
      },
      inputs: wire.input_params.map(({ parameter }) => parameter),
      outputs: wire.output_params.map(({ parameter }) => parameter),
      algorithm: wire.model_algorithm ?? config?.model_algorithm,
      source: {
        location: wire.source_location,
        jobId: wire.source_job_id,
        jobVersion: wire.source_job_version,
      },
      labels: [...new Set([...wire.model_labels, ...wire.labels_map])],
      installTypes: wire.install_type,
      needs: wire.specification,
      workspaceId: wire.workspace_id,
      unreadable: unreadableIn(wire),
    };
  });

interface Packed {
  readonly model_metrics: { readonly kind: string };
  readonly apis: { readonly kind: string };
  readonly config: { readonly kind: string };
  readonly input_params: readonly { readonly isReadable: boolean }[];
  readonly output_params: readonly { readonly isReadable: boolean }[];
}

function unreadableIn(wire: Packed): PackedField[] {
  const fields = (['model_metrics', 'apis', 'config'] as const).filter(
    (field) => wire[field].kind === 'unreadable',
  );
  const isReadable = [...wire.input_params, ...wire.output_params].every((each) => each.isReadable);
  return isReadable ? fields : [...fields, 'param_desc'];
}

function some<T>(items: readonly T[] | undefined): readonly T[] | undefined {
  return items && items.length > 0 ? items : undefined;
}
