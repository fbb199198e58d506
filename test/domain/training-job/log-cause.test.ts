import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ErrorLines,
  errorLines,
  likelyCauses,
  tellsCause,
  withPeer,
} from '../../../src/domain/training-job/log-cause.ts';
import { aSeen } from '../follow/seen.ts';

const trials = [aSeen('aaaa1111', { state: 'failed' }), aSeen('bbbb2222', { state: 'failed' })];

function told(log: string): string[] {
  return errorLines(log).map(({ line }) => line);
}

/** As they are where each is a line of its own. */
function saying(...lines: readonly string[]): ErrorLines {
  return lines.map((line) => ({ line, around: [line] }));
}

describe('the errors of a log', () => {
  it('are the lines that name one, without secrets', () => {
    const log = [
      'epoch 1 loss 0.3',
      'Traceback (most recent call last):',
      '  File "train.py", line 7, in <module>',
      'RuntimeError: CUDA out of memory. Tried to allocate 20 MiB',
      'retrying with password=hunter2',
      'ValueError: token=AKIDsecretsecretsecret0123456789 is wrong',
    ].join('\n');
    const errors = told(log);
    expect(errors[0]).toContain('RuntimeError: CUDA out of memory');
    expect(errors).toHaveLength(2);
    expect(errors.join()).not.toContain('AKIDsecretsecretsecret0123456789');
  });

  it('are the last traceback where it stands far before the end', () => {
    const far = 'Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: 7\n';
    expect(told(far + 'fine\n'.repeat(3_000))).toEqual(['KeyError: 7']);
  });

  it('are none in a log without any', () => expect(errorLines('all is well\n')).toEqual([]));
});

describe('the errors that a log names', () => {
  it('are one for each traceback, that of the exception that ends it', () => {
    const log = [
      'Traceback (most recent call last):',
      '  File "a.py", line 1, in f',
      "KeyError: 'width'",
      '',
      'During handling of the above exception, another exception occurred:',
      '',
      'Traceback (most recent call last):',
      '  File "a.py", line 3, in f',
      'BoundaryError: 3',
      'RootMeanSquaredError: 0.2',
      'Traceback (most recent call last):',
      '  File "b.py", line 3, in g',
      'Boom: no',
    ].join('\n');
    expect(told(log)).toEqual(['BoundaryError: 3', 'Boom: no']);
  });

  it('are what an NPU says within the message of an exception', () => {
    const log = [
      'Traceback (most recent call last):',
      '  File "a.py", line 1, in f',
      'RuntimeError: [ERROR] HCCL error in: ProcessGroupHCCL.cpp:64',
      '[ERROR] 2026-11-30-11:57:54 (PID:927000) ERR02200 DIST call hccl api failed.',
      'EJ0001: 2026-11-30 Failed to initialize the HCCP process.',
      '        Solution: Wait for 10s.',
    ].join('\n');
    expect(told(log)).toEqual(['EJ0001: 2026-11-30 Failed to initialize the HCCP process.']);
    expect(
      told('x\nEE1002: Stream synchronize timeout.\n   Possible Cause: 1\nexited with code 255'),
    ).toEqual(['EE1002: Stream synchronize timeout.']);
  });

  it('are how a process ended only where nothing else is, a signal first', () => {
    const [exit, signal] = [
      'ERROR - exited with non-zero code: 255',
      '- ERROR - worker was killed, exit code 137',
    ];
    expect(told(`step 1\n${signal}\n${exit}`)).toEqual([signal]);
    expect(told(`step 1\n${exit}`)).toEqual([exit]);
    expect(told(`KeyError: 3\n${signal}\n${exit}`)).toEqual(['KeyError: 3']);
    expect(told(`Traceback (most recent call last):\nBoom: x\n${'fine\n'.repeat(3_000)}${exit}`)).toEqual([
      'Boom: x',
    ]);
    expect(tellsCause(saying(signal))).toBe(true);
    expect(tellsCause(saying(exit))).toBe(false);
  });

  it('are none of metrics that are called so', () => {
    expect(
      told('RootMeanSquaredError: 0.2713\nMax Relative Error: 0.002\nreconstruction error: 0.1'),
    ).toEqual([]);
  });

  it('are the fate of a process, as a shell tells it', () => {
    const [line = ''] = told('./run.sh: line 7:   233 Killed                  python train.py --lr 0.1');
    expect(line).toMatch(/^Killed /);
    expect(told('./run.sh：行 7: 233 已杀死 python train.py')).toEqual(['已杀死 python train.py']);
  });

  it('are all found among any others, and nothing is told that the log does not say', () => {
    const good = fc.constantFrom(
      'ValueError: bad',
      'KeyError: 3',
      'EJ0001: Failed to initialize',
      'Killed',
      'Traceback (most recent call last):\n  File "a.py", line 1, in f\nBoom: no',
    );
    const junk = fc.oneof(
      fc.string({ maxLength: 40 }).map((text) => text.replaceAll(/[\r\n]/g, ' ')),
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll(/[\r\n]/g, ' ')),
      fc.constantFrom(
        '',
        '  | 12%',
        '\tat',
        'RootMeanSquaredError: 0.2',
        'loss: 0.1',
        'epoch 3',
        'exit code 1',
        '(f pid=9) ',
        '[rank0]: ',
        'During handling of the above exception, another exception occurred:',
        '"""',
        '    +--------',
        '  + Exception Group ',
        'trial aaaa1111 failed',
      ),
    );
    const part = fc.record({ before: fc.array(junk, { maxLength: 4 }), error: good });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.array(junk), (parts, after) => {
        const log = [...parts.flatMap(({ before, error }) => [...before, error]), ...after].join('\n');
        const errors = told(log);
        for (const { error } of parts) {
          const line = error.split('\n').at(-1) ?? '';
          expect(errors.some((each) => each.includes(line))).toBe(true);
        }
        const causes = likelyCauses(errorLines(log), trials, trials);
        for (const cause of [...errors, ...causes.values()]) expect(log).toContain(cause);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the end of a worker’s log', () => {
  it.each([
    'torch.distributed.DistBackendError: NCCL error in: ProcessGroupNCCL.cpp:1331, NCCL version 2.18.1',
    'ncclRemoteError: A call failed possibly due to a network error or a remote process exiting prematurely.',
    'RuntimeError: NCCL communicator was aborted on rank 0.',
    '[rank0]: RuntimeError: [../gloo/transport/tcp/pair.cc:598] Connection closed by peer [10.0.0.2]:4242',
    'ConnectionResetError: [Errno 104] Connection reset by peer',
    'BrokenPipeError: [Errno 32] Broken pipe',
    'RuntimeError: HcclAllreduce:/usr1/op.cpp:64 HCCL error code is 9',
    'EI0006: FATAL Getting socket times out. Reason: Remote Rank did not send the data in time.',
    'torch.distributed.elastic.rendezvous.api.RendezvousConnectionError: The connection has failed.',
    'torch.distributed.elastic.multiprocessing.errors.ChildFailedError:',
  ])('does not tell why where it ends in %s', (line) => {
    expect(told(line)).toEqual([line]);
    expect(tellsCause(saying('ValueError: tried again', line))).toBe(false);
  });

  it('tells why in any other error, and does not without one', () => {
    expect(tellsCause(saying('torch.cuda.OutOfMemoryError: CUDA out of memory.'))).toBe(true);
    expect(tellsCause(saying('DistBackendError: NCCL error', 'KeyError: 7'))).toBe(true);
    expect(tellsCause(errorLines('Some NCCL operations have failed or timed out.'))).toBe(false);
  });

  it('is what was said before the launcher summed up', () => {
    const log =
      'ValueError: bad\ntorch.distributed.elastic.multiprocessing.errors.ChildFailedError:\ntrain.py FAILED\n';
    expect(told(log)).toEqual(['ValueError: bad']);
  });

  it('is followed by that of another worker, named, without what is said of lost ones', () => {
    const first = saying('trial aaaa1111: OSError: full', 'DistBackendError: NCCL error');
    const errors = saying('DistBackendError: NCCL error', 'KeyError: 7');
    const all = withPeer(first, { task: 'worker-3', errors });
    expect(all.map(({ line }) => line)).toEqual(['trial aaaa1111: OSError: full', 'worker-3: KeyError: 7']);
    expect(likelyCauses(all, trials, trials).get('bbbb2222')).toBe('worker-3: KeyError: 7');
  });
});

describe('the likely causes of failed trials', () => {
  const causes = (errors: ErrorLines, all = trials, failed = all.filter(({ state }) => state === 'failed')) =>
    Object.fromEntries(likelyCauses(errors, failed, all));

  it('go to the trial that the line names', () => {
    expect(
      causes(saying('Trial aaaa1111: ValueError: bad', 'KeyError: 1', 'Trial bbbb2222: OSError: full')),
    ).toEqual({ aaaa1111: 'Trial aaaa1111: ValueError: bad', bbbb2222: 'Trial bbbb2222: OSError: full' });
  });

  it('go to the trial that the text around it names, whatever order the log has', () => {
    const log = (id: string, why: string) =>
      [
        `2026-11-30 10:01:22,511\tERROR tune_controller.py:1331 -- Trial task failed for trial train_fn_${id}`,
        'Traceback (most recent call last):',
        '  File "event_manager.py", line 110, in resolve_future',
        'ray.exceptions.RayTaskError(KeyError): ray::ImplicitFunc.train() (pid=226225, repr=train_fn)',
        '  File "train.py", line 88, in train_fn',
        why,
        'epoch 2 loss 0.3',
      ].join('\n');
    const text = [log('94bfe_00005', "KeyError: 'width'"), log('94bfe_00002', 'ValueError: depth 7')].join(
      '\n',
    );
    // One process has run both.
    const all = ['94bfe_00002', '94bfe_00005'].map((id) => aSeen(id, { state: 'failed', pid: '226225' }));
    const right = { '94bfe_00002': 'ValueError: depth 7', '94bfe_00005': "KeyError: 'width'" };
    expect(causes(errorLines(text), all)).toEqual(right);
    expect(causes(errorLines(text), all, all.slice(1))).toEqual({ '94bfe_00005': "KeyError: 'width'" });
    // Another trial of the same search that the table does not hold yet.
    expect(causes(errorLines(text.replaceAll('00005', '00009')), all)).toEqual({
      '94bfe_00002': 'ValueError: depth 7',
    });
  });

  it('go to the trial of the process that wrote the error', () => {
    const text = ['(train_fn pid=315) KeyError: 7', '(train_fn pid=314) ValueError: bad'].join('\n');
    const all = trials.map((trial, i) => ({ ...trial, pid: String(314 + i) }));
    expect(causes(errorLines(text), all)).toEqual({
      aaaa1111: '(train_fn pid=314) ValueError: bad',
      bbbb2222: '(train_fn pid=315) KeyError: 7',
    });
    const [dead = aSeen('a'), ...others] = all;
    const running = others.map((trial) => ({ ...trial, state: 'running' as const }));
    expect(causes(errorLines('(train_fn pid=315) KeyError: 7'), [dead, ...running])).toEqual({});
  });

  it('go to none of several that one process has run, where their errors differ', () => {
    const all = trials.map((trial) => ({ ...trial, pid: '314' }));
    const log = (...whys: string[]) => errorLines(whys.map((why) => `(f pid=314) ${why}`).join('\n'));
    expect(causes(log('KeyError: 7', 'ValueError: bad'), all)).toEqual({});
    expect(Object.keys(causes(log('OSError: disk 1', 'OSError: disk 2'), all))).toHaveLength(2);
  });

  it('are shared where the log knows one error alone as often as trials have failed, whatever its numbers', () => {
    expect(causes(saying('OOM: 20 MiB', 'OOM: 40 MiB'))).toEqual({
      aaaa1111: 'OOM: 40 MiB',
      bbbb2222: 'OOM: 40 MiB',
    });
    expect(causes(saying('[rank0]: ValueError: a', '[rank1]: ValueError: a', 'ValueError: a'))).toEqual({
      aaaa1111: 'ValueError: a',
      bbbb2222: 'ValueError: a',
    });
  });

  it('are told of none where there are several errors, or fewer than failed trials', () => {
    expect(causes(saying('ValueError: a', 'KeyError: b'))).toEqual({});
    expect(causes(saying('OOM: 20 MiB'))).toEqual({});
  });

  it('are not those of hours before, of which another trial has died', () => {
    expect(causes(saying('KeyError: b'), trials, trials.slice(1))).toEqual({});
    const alive = trials.map((trial, i) => (i === 0 ? aSeen(trial.id) : trial));
    expect(causes(saying('KeyError: b'), alive)).toEqual({ bbbb2222: 'KeyError: b' });
  });

  it('are what names none, where the others have an error of their own', () => {
    expect(causes(saying('Trial aaaa1111: ValueError: bad', 'KeyError: 1'))).toEqual({
      aaaa1111: 'Trial aaaa1111: ValueError: bad',
      bbbb2222: 'KeyError: 1',
    });
  });

  it('are never those of a trial that has finished', () => {
    const all = [...trials.slice(1), aSeen('cccc3333')];
    expect(causes(saying('Trial cccc3333: ValueError: bad'), all)).toEqual({});
    expect(causes(saying('trial dddd4444: ValueError: bad'), all)).toEqual({});
  });

  it('are not taken from a line before that belongs to another error, or only reports', () => {
    const log = [
      'Trial aaaa1111 failed: OSError: full',
      'Traceback (most recent call last):',
      'KeyError: 1',
      'Result for bbbb2222: error 0.3',
      'Traceback (most recent call last):',
      'ValueError: bad',
    ].join('\n');
    expect(causes(errorLines(log))).toEqual({ aaaa1111: 'Trial aaaa1111 failed: OSError: full' });
  });

  it('know a short id only where a trial is spoken of', () => {
    const all = ['1', '12'].map((id) => aSeen(id, { state: 'failed' }));
    expect(causes(saying('ValueError: 1 is not 12', 'KeyError: 12'), all)).toEqual({});
    expect(causes(saying('trial 12: ValueError: 1 is bad'), all)).toEqual({
      '12': 'trial 12: ValueError: 1 is bad',
    });
  });

  it('are none without errors', () => expect(causes([])).toEqual({}));
});
