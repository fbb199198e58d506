import { describe, expect, it } from 'vitest';
import { readErrors } from '../../src/commands/read-errors.ts';
import type { JobTask } from '../../src/domain/training-job/job-detail.ts';
import { UserError } from '../../src/errors.ts';

/** In place of a log that ModelArts does not give out for the moment. */
const AWAY = 'away';
const LOST = 'torch.distributed.DistBackendError: NCCL error: remote process exited';

const worker = (name: string, exitCode?: number): JobTask => ({ name, exitCode, message: undefined });

/** What is found of a job whose workers have these logs, and whose log was asked for. @param logs others cannot be read */
async function found(
  logs: Readonly<Record<string, string>>,
  tasks: readonly JobTask[] | Error = Object.keys(logs).map((name) => worker(name)),
) {
  const asked: string[] = [];
  const errors = await readErrors('j1', {
    jobLife: {
      detail: async () => {
        if (tasks instanceof Error) throw tasks;
        return { tasks };
      },
    },
    logs: {
      preview: async (_, task) => {
        asked.push(task);
        const content = logs[task];
        if (content === AWAY)
          throw new UserError({ kind: 'unavailable', endpoint: 'ShowTrainingJobLogsPreview' });
        if (content === undefined) throw new Error('no log');
        return { content, mayBeCut: false };
      },
    },
  });
  return { errors: errors?.map(({ line }) => line), asked };
}

describe('the errors in the logs of a job', () => {
  it('are those of the first worker where it tells why, and nobody else is asked', async () => {
    const { errors, asked } = await found({ 'worker-0': 'ValueError: bad', 'worker-1': 'KeyError: 7' });
    expect(errors).toEqual(['ValueError: bad']);
    expect(asked).toEqual(['worker-0']);
  });

  it('are its own, where nobody else tells why', async () => {
    const { errors } = await found({ 'worker-0': `KeyError: 7\n${LOST}`, 'worker-1': LOST });
    expect(errors).toEqual(['KeyError: 7']);
  });

  it.each([LOST, 'all is well'])(
    'are those of another worker, by name, where the first says %s',
    async (said) => {
      const { errors } = await found({
        'worker-0': said,
        'worker-1': LOST,
        'worker-2': `${LOST}\nKeyError: 7`,
      });
      expect(errors).toEqual(['worker-2: KeyError: 7']);
    },
  );

  it('are looked for first where a worker has failed, and past what cannot be read', async () => {
    const tasks = [
      worker('worker-0', 0),
      worker('worker-1', 0),
      worker('worker-2', 1),
      worker('worker-3', 1),
    ];
    const logs = { 'worker-0': LOST, 'worker-1': 'KeyError: 1', 'worker-3': 'KeyError: 3' };
    const { errors, asked } = await found(logs, tasks);
    expect(errors).toEqual(['worker-3: KeyError: 3']);
    expect(asked).toEqual(['worker-0', 'worker-2', 'worker-3']);
  });

  it('stay what the first worker said where nobody knows better, of eight at most', async () => {
    const logs = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`worker-${i}`, LOST]));
    const { errors, asked } = await found(logs);
    expect(errors).toEqual([LOST]);
    expect(asked).toHaveLength(8);
    expect((await found({ 'worker-0': LOST }, new Error('no detail'))).errors).toEqual([LOST]);
  });

  it('are looked for no further while ModelArts does not answer', async () => {
    const logs = { 'worker-0': LOST, 'worker-1': AWAY, 'worker-2': 'KeyError: 7' };
    expect(await found(logs)).toEqual({ errors: [LOST], asked: ['worker-0', 'worker-1'] });
    const none = await found({ 'worker-0': AWAY, 'worker-1': 'KeyError: 7' });
    expect(none).toEqual({ errors: undefined, asked: ['worker-0'] });
  });

  it('are unknown where the first worker’s log cannot be read', async () => {
    expect(await found({ 'worker-1': 'KeyError: 7' })).toEqual({ errors: undefined, asked: ['worker-0'] });
  });
});
