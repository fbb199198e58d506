import { describe, expect, it } from 'vitest';
import { errorLines, likelyCauses, tellsCause, withPeer } from '../../src/domain/log-cause.ts';

const trials = [{ id: 'aaaa1111' }, { id: 'bbbb2222' }];

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
    const errors = errorLines(log);
    expect(errors[0]).toContain('RuntimeError: CUDA out of memory');
    expect(errors).toHaveLength(2);
    expect(errors.join()).not.toContain('AKIDsecretsecretsecret0123456789');
  });

  it('are the last traceback where it stands far before the end', () => {
    const far = 'Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: 7\n';
    expect(errorLines(far + 'fine\n'.repeat(3_000))).toEqual(['KeyError: 7']);
  });

  it('are none in a log without any', () => expect(errorLines('all is well\n')).toEqual([]));
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
    expect(errorLines(line)).toEqual([line]);
    expect(tellsCause(['ValueError: tried again', line])).toBe(false);
  });

  it('tells why in any other error, and does not without one', () => {
    expect(tellsCause(['torch.cuda.OutOfMemoryError: CUDA out of memory.'])).toBe(true);
    expect(tellsCause(['DistBackendError: NCCL error', 'KeyError: 7'])).toBe(true);
    expect(tellsCause(errorLines('Some NCCL operations have failed or timed out.'))).toBe(false);
  });

  it('is what was said before the launcher summed up', () => {
    const log =
      'ValueError: bad\ntorch.distributed.elastic.multiprocessing.errors.ChildFailedError:\ntrain.py FAILED\n';
    expect(errorLines(log)).toEqual(['ValueError: bad']);
  });

  it('is followed by that of another worker, named, without what is said of lost ones', () => {
    const first = ['trial aaaa1111: OSError: full', 'DistBackendError: NCCL error'];
    const errors = ['DistBackendError: NCCL error', 'KeyError: 7'];
    const all = withPeer(first, { task: 'worker-3', errors });
    expect(all).toEqual(['trial aaaa1111: OSError: full', 'worker-3: KeyError: 7']);
    expect(likelyCauses(all, trials).get('bbbb2222')).toBe('worker-3: KeyError: 7');
  });
});

describe('the likely causes of failed trials', () => {
  it('go to the trial that the line names', () => {
    const errors = ['Trial aaaa1111: ValueError: bad', 'KeyError: 1', 'Trial bbbb2222: OSError: full'];
    expect(likelyCauses(errors, trials)).toEqual(
      new Map([
        ['aaaa1111', 'Trial aaaa1111: ValueError: bad'],
        ['bbbb2222', 'Trial bbbb2222: OSError: full'],
      ]),
    );
  });

  it('are shared where the log knows one error alone, whatever its numbers', () => {
    const causes = likelyCauses(['OOM: 20 MiB', 'OOM: 40 MiB'], trials);
    expect([...causes.values()]).toEqual(['OOM: 40 MiB', 'OOM: 40 MiB']);
  });

  it('are told of the last trial alone where there are several errors', () => {
    expect(likelyCauses(['ValueError: a', 'KeyError: b'], trials)).toEqual(
      new Map([['bbbb2222', 'KeyError: b']]),
    );
  });

  it('are none without errors', () => expect(likelyCauses([], trials).size).toBe(0));
});
