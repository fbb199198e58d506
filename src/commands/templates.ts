import { z } from 'zod';
import { oneTemplate, templateList, whichTemplate } from '../blocks/search/templates.ts';
import { findTemplate } from '../domain/search/templates.ts';
import { defineCommand } from './command.ts';

export const templates = defineCommand({
  name: 'templates',
  usage: 'templates [type] [algorithm]',
  examples: ['templates', 'templates hpo', 'templates hpo Bayes', 'templates bayes'],
  permission: 'view',
  args: z.object({ type: z.string().optional(), algorithm: z.string().optional() }),

  async run({ type, algorithm }, { modelarts, signal, asked, t }) {
    const families = await modelarts.templates.list({ signal });
    if (type === undefined || families.length === 0)
      return templateList({ families, only: undefined, asked }, t);
    const words = [type, algorithm] as const;
    const found = findTemplate(families, words);
    if (found.kind === 'which') return whichTemplate({ words, found }, t);
    if (found.kind === 'family') return templateList({ families, only: found.family, asked }, t);
    const template = await modelarts.templates.get(found, { signal });
    return oneTemplate({ ...found, template, asked }, t);
  },
});
