import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { WorkspaceOptions } from './workspace.ts';

/** An app as it is installed in a workspace. */
export interface Installed extends Omit<WorkspaceOptions, 'now'> {
  /** What its bot token may do. */
  readonly scopes?: readonly string[];
}

/** Names and types of what goes into a step, or comes out of it. */
const Parameters = z
  .object({
    properties: z.record(z.string(), z.object({ type: z.string() })),
    required: z.array(z.string()).default([]),
  })
  .transform(({ properties, required }) => ({
    types: Object.fromEntries(Object.entries(properties).map(([name, { type }]) => [name, type])),
    required,
  }));

const Step = z.object({ title: z.string(), input_parameters: Parameters, output_parameters: Parameters });

const Manifest = z
  .object({
    features: z.object({
      shortcuts: z
        .array(
          z
            .object({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() })
            .transform(({ callback_id: callbackId, ...shortcut }) => ({ ...shortcut, callbackId })),
        )
        .default([]),
      unfurl_domains: z.array(z.string()).default([]),
    }),
    functions: z.record(z.string(), Step).default({}),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  })
  .transform(
    ({ features, functions, oauth_config }): Installed => ({
      scopes: oauth_config.scopes.bot,
      shortcuts: features.shortcuts,
      unfurlDomains: features.unfurl_domains,
      steps: Object.entries(functions).map(
        ([callbackId, { title, input_parameters, output_parameters }]) => ({
          callbackId,
          title,
          inputs: input_parameters,
          outputs: output_parameters,
        }),
      ),
    }),
  );

/** The product's app, as its own manifest would install it. */
export function installedApp(): Installed {
  return Manifest.parse(parse(readFileSync(join(import.meta.dirname, '..', 'manifest.yml'), 'utf8')));
}
