import { describe, expect, it } from 'vitest';
import { modelsApi } from '../../../src/api/platform/models.ts';
import { type Answering, connect, serve } from '../http/server.ts';

async function asking(answering: Answering) {
  const { url, requests } = await serve(answering);
  return { models: modelsApi(connect(url)), requests };
}

const ID = '10eb0091-887f-4839-9929-cbc884f1e20e';
const idOf = (i: number) => `${String(i).padStart(8, '0')}-1111-4222-8333-444444444444`;
const wireModel = (name: string, version: string, i = 0) => ({
  model_id: idOf(i),
  model_name: name,
  model_version: version,
});

/** ModelArts with `wire`: looks for a part of a name, but with an underscore for the whole one, if told to. */
function having(wire: readonly ReturnType<typeof wireModel>[]): Answering {
  return ({ query }) => {
    const { model_name: name = '', exact_match: exact } = query;
    const found = wire.filter(({ model_name }) =>
      exact === 'true' ? model_name === name : !name.includes('_') && model_name.includes(name),
    );
    const from = Number(query.offset) * Number(query.limit);
    const models = found.slice(from, from + Number(query.limit));
    return { body: { total_count: found.length, count: models.length, models } };
  };
}

describe('models.list', () => {
  it('asks for the newest first', async () => {
    const { models, requests } = await asking(having([wireModel('mnist', '1.0.0')]));
    await expect(models.list()).resolves.toMatchObject({
      models: [{ name: 'mnist', version: '1.0.0' }],
      total: 1,
    });
    expect(requests).toMatchObject([
      { path: '/v1/p1/models', query: { sort_by: 'create_at', order: 'desc', offset: '0', limit: '100' } },
    ]);
    expect(requests[0]?.query).not.toHaveProperty('model_name');
  });

  it('says how many there are beyond the first page', async () => {
    const many = Array.from({ length: 245 }, (_, i) => wireModel(`m${i}`, '1', i));
    const { models } = await asking(having(many));
    const { models: page, total } = await models.list();
    expect([page.length, total]).toEqual([100, 245]);
  });

  it('asks for the whole name where there is an underscore in it', async () => {
    const { models, requests } = await asking(having([wireModel('resnet50_v2', '1')]));
    expect((await models.list({ name: 'resnet50_v2' })).models).toHaveLength(1);
    expect((await models.list({ name: 'resnet' })).models).toHaveLength(1);
    expect(requests.map(({ query }) => query.exact_match)).toEqual(['true', undefined]);
  });

  it.each([[{}], [{ models: null, total_count: 0 }], [{ models: [] }]])('is empty for %j', async (body) => {
    const { models } = await asking(() => ({ body }));
    await expect(models.list()).resolves.toEqual({ models: [], total: 0 });
  });
});

describe('models.find', () => {
  const wire = [
    wireModel('resnet50_v2', '0.0.2', 2),
    wireModel('resnet50_v2', '0.0.1', 1),
    wireModel('mnist', '1.0.0', 3),
    wireModel('mnist-large', '1.0.0', 4),
  ];

  it('takes an id as it is', async () => {
    const { models, requests } = await asking(having(wire));
    await expect(models.find(ID.toUpperCase())).resolves.toMatchObject({ kind: 'one', item: { id: ID } });
    expect(requests).toEqual([]);
  });

  it('finds a model by name, although another name begins with it', async () => {
    const { models } = await asking(having(wire));
    await expect(models.find('mnist')).resolves.toMatchObject({ kind: 'one', item: { id: idOf(3) } });
  });

  it('asks which version where a name has several, unless it is told', async () => {
    const { models } = await asking(having(wire));
    await expect(models.find('resnet50_v2')).resolves.toMatchObject({
      kind: 'several',
      items: [{ version: '0.0.2' }, { version: '0.0.1' }],
    });
    await expect(models.find('resnet50_v2', { version: '0.0.1' })).resolves.toMatchObject({
      kind: 'one',
      item: { id: idOf(1) },
    });
    await expect(models.find('resnet50_v2', { version: '9' })).resolves.toMatchObject({
      kind: 'none',
      nearest: [{ version: '0.0.2' }, { version: '0.0.1' }],
    });
  });

  it.each([
    ['a part of a name', 'mnist-lar', 'mnist-large'],
    ['an underscore, by which nothing is found', 'resnet50_v1', 'resnet50_v2'],
    ['a slip', 'mnits', 'mnist'],
  ])('names the most similar models for %s', async (_, word, name) => {
    const { models } = await asking(having(wire));
    const found = await models.find(word);
    expect(found.kind === 'none' && found.nearest[0]?.name).toBe(name);
  });

  it('finds a version behind a page of other models', async () => {
    const many = Array.from({ length: 180 }, (_, i) => wireModel('mnist', `1.0.${i}`, i));
    const { models, requests } = await asking(having(many));
    await expect(models.find('mnist', { version: '1.0.150' })).resolves.toMatchObject({ kind: 'one' });
    expect(requests).toHaveLength(2);
  });
});
