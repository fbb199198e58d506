import { z } from 'zod';
import { oneModel } from '../blocks/platform/model.ts';
import { modelList, whichModel } from '../blocks/platform/models.ts';
import { UserError } from '../errors.ts';
import { defineCommand } from './command.ts';

export const model = defineCommand({
  name: 'model',
  usage: 'model [model] [--version V]',
  examples: [
    'model mnist',
    'model resnet50_v2 --version 0.0.2',
    'model 10eb0091-887f-4839-9929-cbc884f1e20e',
  ],
  permission: 'view',
  args: z.object({ model: z.string().optional(), version: z.string().optional() }),

  async run({ model: word, version }, { modelarts, signal, asked, t }) {
    if (word === undefined)
      return modelList({ ...(await modelarts.models.list({ signal })), word: undefined, asked }, t);
    const found = await modelarts.models.find(word, { version, signal });
    const wanted = version === undefined ? word : `${word} ${version}`;
    if (found.kind !== 'one') return whichModel({ word: found.kind === 'none' ? wanted : word, found }, t);
    try {
      return oneModel({ model: await modelarts.models.get(found.item.id, { signal }), asked }, t);
    } catch (error) {
      if (!(error instanceof UserError) || error.problem.kind !== 'notFound') throw error;
      return whichModel({ word: wanted, found: { kind: 'none', nearest: [] } }, t);
    }
  },
});
