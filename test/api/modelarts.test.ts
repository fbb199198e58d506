import { describe, expect, it } from 'vitest';
import { createModelArts } from '../../src/api/modelarts.ts';
import list from '../samples/autosearch-trials.json' with { type: 'json' };
import { failureOf, openAuth, serve, testClock } from './http/server.ts';

describe('createModelArts', () => {
  it('reads jobs and trials over one pool, until it is closed', async () => {
    const { url } = await serve(({ path }) => ({
      body: path.endsWith('autosearch-trials') ? list : { metadata: { id: 'i1', name: 'resnet-lr' } },
    }));
    const modelarts = createModelArts({ endpoint: url, projectId: 'p1', auth: openAuth, clock: testClock() });
    const [job, table] = await Promise.all([modelarts.jobs.get('i1'), modelarts.trials.list('i1')]);
    expect(job.name).toBe('resnet-lr');
    expect(table.trials).toHaveLength(8);
    await modelarts.close();
    const error = await failureOf(modelarts.jobs.get('i1'));
    expect(error).toMatchObject({
      problem: { kind: 'unavailable', code: expect.stringMatching(/^UND_ERR_/) },
    });
  });
});
