import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { WorkspaceOptions } from './workspace.ts';

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
  })
  .transform(
    ({ features }): Omit<WorkspaceOptions, 'now'> => ({
      shortcuts: features.shortcuts,
      unfurlDomains: features.unfurl_domains,
    }),
  );

/** The product's app, as its own manifest would install it. */
export function installedApp(): Omit<WorkspaceOptions, 'now'> {
  return Manifest.parse(parse(readFileSync(join(import.meta.dirname, '..', 'manifest.yml'), 'utf8')));
}
