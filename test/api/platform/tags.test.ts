import { describe, expect, it } from 'vitest';
import { Forbidden, NotSignedIn, Rejected, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { tagsApi } from '../../../src/api/platform/tags.ts';
import { type Answer, connect, failureOf, serve } from '../http/server.ts';

async function tagsWith(answer: Answer) {
  const { url, requests } = await serve(() => answer);
  return { tags: tagsApi(connect(url)), requests };
}

async function read(body: unknown) {
  return (await (await tagsWith({ body })).tags.list()).tags;
}

describe('tags.list', () => {
  it('reads every value of a key, of all workspaces', async () => {
    const { tags, requests } = await tagsWith({
      body: { tags: [{ key: 'team', values: ['vision', 'nlp'] }] },
    });
    await expect(tags.list()).resolves.toEqual({
      tags: [{ key: 'team', values: ['vision', 'nlp'] }],
      damaged: 0,
    });
    expect(requests).toMatchObject([{ method: 'GET', path: '/v1/p1/notebooks/tags', query: {} }]);
  });

  it('merges entries with one value each, as the tags of one resource come', async () => {
    const tags = [
      { key: 'team', value: 'vision' },
      { key: 'owner', value: '' },
      { key: 'team', value: 'nlp' },
      { key: 'team', values: ['nlp'] },
    ];
    await expect(read({ tags })).resolves.toEqual([
      { key: 'team', values: ['vision', 'nlp'] },
      { key: 'owner', values: [] },
    ]);
  });

  it('leaves out values that are no text', async () => {
    const tags = [
      { key: 'a', values: [null, {}, 4711, 'x', true] },
      { key: 'b', values: 'x' },
    ];
    await expect(read({ tags })).resolves.toEqual([
      { key: 'a', values: ['4711', 'x', 'true'] },
      { key: 'b', values: [] },
    ]);
  });

  it.each([
    ['a tag without a key', [{ values: ['a'] }], 1],
    ['tags that are none', [null, 'x', 7, []], 4],
    ['a key that is empty', [{ key: '' }], 1],
  ])('leaves out %s, counts it, and keeps the rest', async (_, odd, damaged) => {
    const { tags } = await tagsWith({ body: { tags: [...odd, { key: 'team', values: ['nlp'] }] } });
    await expect(tags.list()).resolves.toEqual({ tags: [{ key: 'team', values: ['nlp'] }], damaged });
  });

  it.each([{ tags: null }, { tags: [] }, {}])('finds no tags in %j', async (body) => {
    await expect(read(body)).resolves.toEqual([]);
  });

  it.each([
    [{ tags: {} }, /^tags: /],
    [{ tags: 'a' }, /^tags: /],
    [{ total: 1 }, /^tags: /],
  ])('names the field that does not fit in %j', async (body, detail) => {
    const { tags } = await tagsWith({ body });
    const error = await failureOf(tags.list());
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({
      problem: { endpoint: 'ShowNotebookTags', detail: expect.stringMatching(detail) },
    });
  });

  it.each([
    [400, 'ModelArts.0102', Rejected],
    [401, 'ModelArts.0203', NotSignedIn],
    [403, 'ModelArts.0108', Forbidden],
  ])('fails with the error for the status %i', async (status, error_code, kind) => {
    const { tags } = await tagsWith({ status, body: { error_code, error_msg: 'no' } });
    expect(await failureOf(tags.list())).toBeInstanceOf(kind);
  });
});
