import { describe, expect, it } from 'vitest';
import { NotFound, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { templatesApi } from '../../../src/api/search/templates.ts';
import content from '../../samples/autosearch-yaml-template-content.json' with { type: 'json' };
import list from '../../samples/autosearch-yaml-templates.json' with { type: 'json' };
import { type Answer, connect, failureOf, serve } from '../http/server.ts';

async function templatesWith(answer: Answer) {
  const { url, requests } = await serve(() => answer);
  return { templates: templatesApi(connect(url)), requests };
}

async function read(body: unknown) {
  return (await templatesWith({ body })).templates.list();
}

const BAYES = { type: 'hpo', algorithm: 'Bayes' };

describe('templates.list', () => {
  it('reads the published sample, without the placeholder that stands for the Chinese names', async () => {
    const { templates, requests } = await templatesWith({ body: list });
    const families = await templates.list();
    expect(families).toEqual([
      { type: 'hpo', algorithms: ['Anneal', 'Bayes', 'DragonFly', 'FixNorm', 'GridSearch', 'TPE'] },
      { type: 'nas', algorithms: ['AutoBSS', 'AutoEvo', 'AutoTopo', 'MBNAS'] },
      { type: 'augment', algorithms: ['AdvAutoAugment', 'AutoAugment'] },
      { type: 'compression', algorithms: ['AutoCompress'] },
    ]);
    expect(JSON.stringify(families)).not.toContain('translate');
    expect(requests).toMatchObject([
      { method: 'GET', path: '/v2/p1/training-jobs/autosearch/yaml-templates' },
    ]);
  });

  it('leaves out algorithms that are no names, or would lead to another path', async () => {
    const algorithm_names = ['TPE', null, 7, '', {}, '..', '.', 'TPE'];
    await expect(read({ yaml_templates: [{ algorithm_type_en: 'hpo', algorithm_names }] })).resolves.toEqual([
      { type: 'hpo', algorithms: ['TPE', '7'] },
    ]);
  });

  it.each([{ yaml_templates: null }, { yaml_templates: [] }, {}])(
    'finds no templates in %j',
    async (body) => {
      await expect(read(body)).resolves.toEqual([]);
    },
  );

  it.each([
    [{ yaml_templates: [{ algorithm_names: ['a'] }] }, /^yaml_templates\.0\.algorithm_type_en: /],
    [{ yaml_templates: 'hpo' }, /^yaml_templates: /],
    [{ templates: [] }, /^yaml_templates: /],
  ])('names the field that does not fit in %j', async (body, detail) => {
    const { templates } = await templatesWith({ body });
    const error = await failureOf(templates.list());
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({
      problem: { endpoint: 'ShowAutoSearchYamlTemplatesInfo', detail: expect.stringMatching(detail) },
    });
  });
});

describe('templates.get', () => {
  it('gives the published file unchanged, though it is no valid YAML', async () => {
    const { templates, requests } = await templatesWith({ body: content });
    await expect(templates.get(BAYES)).resolves.toEqual({ file: 'Bayes.yaml', content: content.content });
    expect(requests[0]?.path).toBe('/v2/p1/training-jobs/autosearch/yaml-templates/hpo/Bayes');
  });

  it('does without the name of the file', async () => {
    const { templates } = await templatesWith({ body: { content: 'a: 1\n' } });
    await expect(templates.get(BAYES)).resolves.toEqual({ file: undefined, content: 'a: 1\n' });
  });

  it.each([{}, { content: null }, { content: { a: 1 } }])(
    'names the field without a text in %j',
    async (body) => {
      const { templates } = await templatesWith({ body });
      expect(await failureOf(templates.get(BAYES))).toMatchObject({
        problem: {
          endpoint: 'ShowAutoSearchYamlTemplateContent',
          detail: expect.stringMatching(/^content: /),
        },
      });
    },
  );

  it('fails as NotFound where there is no such template', async () => {
    const { templates } = await templatesWith({ status: 404, body: {} });
    expect(await failureOf(templates.get(BAYES))).toBeInstanceOf(NotFound);
  });
});
