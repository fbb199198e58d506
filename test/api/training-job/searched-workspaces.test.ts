import { describe, expect, it } from 'vitest';
import { Forbidden, Unavailable } from '../../../src/api/http/errors.ts';
import { searchedWorkspaces } from '../../../src/api/training-job/searched-workspaces.ts';
import { testClock } from '../http/server.ts';

const DEFAULT = { id: '0', name: 'default' };
const VISION = { id: 'b0091887f839492b99cbc884f1e20e00', name: 'vision' };
const endpoint = 'ListWorkspace';

function searched(only: readonly string[], list: () => Promise<(typeof DEFAULT)[]>) {
  return searchedWorkspaces({ list }, only, testClock()).list();
}

describe('the workspaces that are searched', () => {
  it('are all that are accessible, or those that the configuration names', async () => {
    const list = async () => [DEFAULT, VISION];
    expect(await searched([], list)).toEqual([DEFAULT, VISION]);
    expect(await searched(['vision'], list)).toEqual([VISION]);
    expect(await searched([VISION.id], list)).toEqual([VISION]);
  });

  it('are never one that the configuration leaves out', async () => {
    expect(await searched(['prdo'], async () => [DEFAULT, VISION])).toEqual([]);
    const refuses = async () => Promise.reject(new Forbidden({ endpoint, status: 403 }));
    expect(await searched(['prod'], refuses)).toEqual([]);
    expect(await searched([VISION.id], refuses)).toMatchObject([{ id: VISION.id }]);
  });

  it('are the default one where they cannot be listed, and unknown while nothing answers', async () => {
    expect(await searched([], async () => Promise.reject(new Forbidden({ endpoint, status: 403 })))).toEqual([
      DEFAULT,
    ]);
    await expect(
      searched([], async () => Promise.reject(new Unavailable({ endpoint }))),
    ).rejects.toBeInstanceOf(Unavailable);
  });
});
