import { describe, expect, it } from 'vitest';
import { workspacesApi } from '../../../src/api/platform/workspaces.ts';
import { type Answering, connect, serve } from '../http/server.ts';

async function asking(answering: Answering) {
  const { url, requests } = await serve(answering);
  return { workspaces: workspacesApi(connect(url)), requests };
}

describe('workspaces', () => {
  const all = Array.from({ length: 230 }, (_, i) => ({ id: `w${i}`, name: `team-${i}` }));
  const paging: Answering = ({ query }) => {
    const from = Number(query.offset) * Number(query.limit);
    const workspaces = all.slice(from, from + Number(query.limit));
    return { body: { total_count: all.length, count: workspaces.length, workspaces } };
  };

  it('are read page by page until all are there', async () => {
    const { workspaces, requests } = await asking(paging);
    expect((await workspaces.list()).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/v1/p1/workspaces' });
    expect(requests.map(({ query }) => query.offset)).toEqual(['0', '1', '2']);
  });

  it('end at a page that brings nothing new', async () => {
    const { workspaces, requests } = await asking(() => ({
      body: { total_count: 900, workspaces: all.slice(0, 100) },
    }));
    expect(await workspaces.list()).toHaveLength(100);
    expect(requests).toHaveLength(2);
  });

  it('are found by name, and an id is taken as it is', async () => {
    const { workspaces, requests } = await asking(paging);
    await expect(workspaces.find('0')).resolves.toMatchObject({ kind: 'one', item: { id: '0' } });
    await expect(workspaces.find('b0091887f839492b99cbc884f1e20e00')).resolves.toMatchObject({ kind: 'one' });
    expect(requests).toEqual([]);
    await expect(workspaces.find('Team-7')).resolves.toMatchObject({ kind: 'one', item: { id: 'w7' } });
    await expect(workspaces.find('taem-7')).resolves.toMatchObject({ kind: 'none', nearest: [{}, {}, {}] });
  });
});
