import { z } from 'zod';
import type { EndpointService, InferenceChannel } from '../../domain/platform/inference-channel.ts';
import { orEmpty } from '../http/empty-answer.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/path.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

const text = z.string().nullish().catch(undefined);
const port = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.int().min(1).max(65_535))
  .nullish()
  .catch(undefined);

const Service = z.object({ vpcep_service_id: text, vpcep_service_name: text, service_port: port }).transform(
  (wire): EndpointService => ({
    id: wire.vpcep_service_id || undefined,
    name: wire.vpcep_service_name || undefined,
    port: wire.service_port ?? undefined,
  }),
);

/** What a project without a channel answers is documented nowhere: empty fields, null and `{}` are all taken for that. */
const Channel = orEmpty(
  ['dns_domain_name', 'vpcep_info'],
  z
    .object({ dns_domain_name: text, vpcep_info: z.array(Service).nullish() })
    .refine(
      ({ dns_domain_name, vpcep_info }) => dns_domain_name !== undefined || vpcep_info !== undefined,
      'neither dns_domain_name nor vpcep_info',
    ),
).transform(
  ({ dns_domain_name, vpcep_info }): InferenceChannel => ({
    domain: dns_domain_name || undefined,
    services: (vpcep_info ?? []).filter(({ id, name }) => id !== undefined || name !== undefined),
  }),
);

/** The VPC channel for inference. */
export function inferenceChannelApi(http: Http) {
  return {
    get: ({ signal }: Asking = {}): Promise<InferenceChannel> =>
      http.get(path`/v1/{project_id}/internal-channel-info`, Channel, {
        endpoint: 'ShowInternalChannelVpcepApi',
        signal,
      }),
  };
}
