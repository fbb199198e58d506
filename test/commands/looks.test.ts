import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/commands/command.ts';
import { createLooks } from '../../src/commands/looks.ts';
import type { Job } from '../../src/domain/search/search.ts';
import { UserError } from '../../src/errors.ts';
import { testClock } from '../api/http/server.ts';
import { noModelArts } from './no-modelarts.ts';

const job: Job = {
  id: 'j1',
  name: 'resnet-lr',
  phase: 'Running',
  createdAt: undefined,
  ranFor: undefined,
  user: undefined,
  search: { objectives: [], parameters: [] },
};

function stage({ log = 'ValueError: 1' }: { log?: string | Error } = {}) {
  const clock = testClock();
  const asked: string[] = [];
  const base = noModelArts();
  const failing = { isOn: false };
  const modelarts: Context['modelarts'] = {
    ...base,
    jobs: {
      ...base.jobs,
      get: async (id) => {
        asked.push(`job ${id}`);
        if (failing.isOn) throw new UserError({ kind: 'unavailable', endpoint: 'ShowTrainingJobDetails' });
        return job;
      },
      recent: async () => {
        asked.push('jobs');
        return [job];
      },
    },
    trials: {
      ...base.trials,
      list: async (id) => {
        asked.push(`trials ${id}`);
        return { trials: [], metrics: [], settled: true };
      },
    },
    logs: {
      ...base.logs,
      preview: async (id, task) => {
        asked.push(`log ${id} ${task}`);
        if (log instanceof Error) throw log;
        return { content: log, mayBeCut: false };
      },
    },
  };
  return { clock, asked, failing, looks: createLooks(modelarts, clock) };
}

describe('looks at searches', () => {
  it('read a search once for all who ask within a minute', async () => {
    const { looks, asked, clock } = stage();
    const [one, other] = await Promise.all([looks.of('j1'), looks.of('j1')]);
    clock.advance(59_000);
    expect(await looks.of('j1')).toBe(one);
    expect(other).toBe(one);
    expect(asked).toEqual(['job j1', 'trials j1']);
    clock.advance(2_000);
    const later = await looks.of('j1');
    expect(later.at.getTime() - one.at.getTime()).toBe(61_000);
    expect(asked).toHaveLength(4);
  });

  it('read anew for whoever wants it fresh, and give that to everybody', async () => {
    const { looks, asked } = stage();
    await looks.of('j1');
    const fresh = await looks.of('j1', { fresh: true });
    expect(asked).toHaveLength(4);
    expect(await looks.of('j1')).toBe(fresh);
  });

  it('do not ask for a job that a list has just told', async () => {
    const { looks, asked } = stage();
    await looks.of('j1', { listed: job });
    expect(asked).toEqual(['trials j1']);
  });

  it('list the searches once for all', async () => {
    const { looks, asked } = stage();
    const [{ running }] = await Promise.all([looks.searches(), looks.searches()]);
    expect(running).toEqual([job]);
    expect(asked).toEqual(['jobs', 'jobs']);
  });

  it('do not keep a failure', async () => {
    const { looks, failing } = stage();
    failing.isOn = true;
    await expect(looks.of('j1')).rejects.toThrow('unavailable');
    failing.isOn = false;
    expect((await looks.of('j1')).job).toBe(job);
  });

  it('let one asker leave while the others keep the reading', async () => {
    const { looks } = stage();
    const leaving = new AbortController();
    const left = looks.of('j1', { signal: leaving.signal });
    const staying = looks.of('j1');
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect((await staying).job).toBe(job);
  });

  it('read the end of a log once, and go on where there is none', async () => {
    const { looks, asked } = stage();
    expect(await Promise.all([looks.errors('j1'), looks.errors('j1')])).toEqual([
      [{ line: 'ValueError: 1', around: ['ValueError: 1'] }],
      [{ line: 'ValueError: 1', around: ['ValueError: 1'] }],
    ]);
    expect(asked).toEqual(['log j1 worker-0']);
    expect(await stage({ log: new Error('no log') }).looks.errors('j1')).toBeUndefined();
  });
});
