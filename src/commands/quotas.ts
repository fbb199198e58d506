import { z } from 'zod';
import { quotaList, whichWorkspace } from '../blocks/platform/quotas.ts';
import { defineCommand } from './command.ts';
import { gatherQuotas } from './gather-quotas.ts';

const DEFAULT_WORKSPACE = '0';

export const quotas = defineCommand({
  name: 'quotas',
  usage: 'quotas [--workspace NAME]',
  examples: ['quotas', 'quotas --workspace vision'],
  permission: 'view',
  args: z.object({ workspace: z.string().min(1).optional() }),

  async run({ workspace: word }, context) {
    const { modelarts, signal, asked, t } = context;
    const found = await modelarts.workspaces.find(word ?? DEFAULT_WORKSPACE, { signal });
    if (found.kind !== 'one') return whichWorkspace({ word: word ?? '', found }, t);
    const { id, name } = found.item;
    const gathered = await gatherQuotas(id, context);
    return quotaList({ ...gathered, workspace: id === DEFAULT_WORKSPACE ? undefined : name, asked }, t);
  },
});
