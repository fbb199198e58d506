import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeModelArts } from '../../../sandbox/modelarts/server.ts';
import { ask, startFake } from './ask.ts';

let fake: FakeModelArts;
beforeEach(async () => {
  ({ fake } = await startFake());
});
afterEach(() => fake.close());

const get = (path: string) => ask(fake, { path: `/training-jobs${path}` });
const sample = (name: string) => readFile(new URL(`../../samples/${name}`, import.meta.url), 'utf8');

describe('the search templates of the fake ModelArts', () => {
  it('are the published samples to the byte', async () => {
    expect((await get('/autosearch/yaml-templates')).text).toBe(
      await sample('autosearch-yaml-templates.json'),
    );
    expect((await get('/autosearch/yaml-templates/hpo/Bayes')).text).toBe(
      await sample('autosearch-yaml-template-content.json'),
    );
  });

  it('are there for every published name, in the published case alone', async () => {
    expect((await get('/autosearch/yaml-templates/nas/MBNAS')).json).toMatchObject({
      file_name: 'MBNAS.yaml',
      content: expect.stringContaining('search_space:\n  - params:'),
    });
    expect((await get('/autosearch/yaml-templates/hpo/bayes')).status).toBe(404);
  });

  it('can be changed by a test', async () => {
    fake.project.insights.templates = {
      families: [{ type: 't', algorithms: ['A'] }],
      files: { 't/A': 'a: 1' },
    };
    expect((await get('/autosearch/yaml-templates')).json).toMatchObject({
      yaml_templates: [{ algorithm_type_en: 't', algorithm_names: ['A'] }],
    });
    expect((await get('/autosearch/yaml-templates/t/A')).json).toEqual({
      file_name: 'A.yaml',
      content: 'a: 1',
    });
  });
});

describe('the analysis of a search of the fake ModelArts', () => {
  it('has a row for each searched parameter, once enough trials have finished', async () => {
    const few = fake.project.addTable({ name: 'few', rows: [{}, {}, {}] });
    const many = fake.project.addTable({ name: 'many', rows: [{}, {}, {}, {}] });
    const header = ['parameters', 'the mean/std of importance'];
    expect((await get(`/${few.id}/autosearch-parameter-analysis`)).json).toEqual({ header, data: [] });
    expect((await get(`/${many.id}/autosearch-parameter-analysis`)).json).toMatchObject({
      header,
      data: [
        ['batch_size', expect.stringMatching(/^0\.\d{4}\/0\.\d{4}$/)],
        ['learning_rate', expect.any(String)],
      ],
    });
  });

  it('tells where the plot of a parameter lies, without scheme or host', async () => {
    const { id } = fake.project.addTable({ name: 'many', rows: [{}, {}, {}, {}] });
    expect((await get(`/${id}/autosearch-parameter-analysis/batch_size`)).json).toEqual({
      file_path: '/ml-team/many/log/hyperparameter-analysis/fanova/batch_size.png',
    });
    expect((await get(`/${id}/autosearch-parameter-analysis/nothing`)).status).toBe(400);
  });

  it('is refused for a job that is not there', async () => {
    expect(await get('/nowhere/autosearch-parameter-analysis')).toMatchObject({
      status: 400,
      json: { error_code: 'ModelArts.2775' },
    });
  });
});
