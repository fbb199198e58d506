import { describe, expect, it } from 'vitest';
import { errorKind, told } from '../../../src/domain/training-job/error-line.ts';

describe('a line of a log', () => {
  it.each([
    'ValueError: bad',
    'KeyError: 3',
    'IndexError: 5',
    'KeyError: 0.1',
    'KeyboardInterrupt',
    '[rank0]: AssertionError',
    'BoundaryError',
    'torch.OutOfMemoryError: 3',
    'my.own.Error: 0.5',
    'BoundaryError: 3 items are missing',
    'BoundaryError: 3, expected 4',
    'ConfigError: 0.5 exceeds the limit',
    'ray.exceptions.RayTaskError(ValueError): ray::train()',
    'cudaError: an illegal memory access was encountered',
    'EJ0001: 2026-11-30-11:57:54.167.645 Failed to initialize the HCCP process.',
    'EE1002: Stream synchronize timeout.',
    '[rank3]: EZ9999: Inner Error!',
    '[ERROR] RUNTIME(233,python): EL0004: Failed to allocate memory.',
    'EH0001: bad parameter',
    'E19999: Inner Error!',
    '2026-11-30 10:01:22 EI0006: FATAL Getting socket times out.',
    './run.sh: line 7:   233 Killed                  python train.py --lr 0.1',
    './run.sh：行 7:   233 已杀死               python train.py',
    '/tmp/a.sh: line 12: 7 Segmentation fault      (core dumped) python a.py',
    'a.sh：行 3: 9 段错误 （核心已转储） python a.py',
    'a.sh: line 3: 9 Aborted python a.py',
    'a.sh：行 3: 9 已放弃 （核心已转储） python a.py',
    'a.sh: line 3: 9 Bus error python a.py',
    '总线错误',
    '[1]+  Killed                  python train.py',
    'Killed',
    '(train_fn pid=314) Killed',
    'Aborted (core dumped)',
    'FATAL: no',
    'Out of memory: Killed process 233 (python)',
  ])('names an error: %s', (line) => expect(errorKind(line)).toBe('cause'));

  it.each([
    '[Service Log] - ERROR - worker was killed, exit code 137',
    'failed (exitcode: -9) local_rank: 0 (pid: 233) of binary: python',
    '  exitcode  : -11 (pid: 233)',
    'exits with return code = -9',
    'the command exited with code 139',
    'exit_code=134',
    'Signal 9 (SIGKILL) received by PID 233',
    "subprocess.CalledProcessError: Command 'x' died with <Signals.SIGSEGV: 11>.",
    '训练进程退出码：137',
  ])('tells the signal that ended a process: %s', (line) => expect(errorKind(line)).toBe('signal'));

  it.each([
    'proc-rank-0-device-0 (pid: 126) has exited with non-zero code: 255',
    'ERROR - the training command exited with code 1',
    'exitcode: -15',
    'returned non-zero exit status 2',
    'torch.distributed.elastic.multiprocessing.errors.ChildFailedError:',
    "subprocess.CalledProcessError: Command 'x' returned non-zero exit status 1.",
    'SystemExit: 1',
  ])('is a launcher’s word that something has failed: %s', (line) => expect(errorKind(line)).toBe('exit'));

  it.each([
    'ERROR again',
    'error: x',
    'a ValueError may follow',
    'Error: no such file',
    'ERROR - 5 retries left',
  ])('speaks of an error without naming it: %s', (line) => expect(errorKind(line)).toBe('mention'));

  it.each([
    'RootMeanSquaredError: 0.2713',
    'MeanAbsoluteError: 0.123',
    'test metrics: MeanAbsoluteError: 0.123',
    'MeanAbsoluteError: nan',
    'MyError: 3',
    'MeanSquaredError: tensor(0.27, device="cuda:0")',
    'Max Relative Error: 0.002',
    'Max Relative Error: 0.002 (tolerance 0.01)',
    'reconstruction error: 0.1',
    'Reconstruction Error: 12.5 %',
    'TEST ERROR: 0.12',
    'error: 0.1 at epoch 3',
    'val_error: 3e-4, lr: 0.1',
    'Error: 3e-4, lr: 0.1',
    '63/63 [====] - 2s - loss: 0.07 - RootMeanSquaredError: 0.27 - val_RootMeanSquaredError: 0.29',
    'RootMeanSquaredError: 1 - loss: 2',
    'Using MeanSquaredError',
    'compiled with MeanAbsoluteError()',
    'mean error 0.3',
    'error_rate=0.1',
    '0 errors',
    'Killed 3 stragglers',
    'exit code 0',
    'the command exited with code 0',
    'E0401 is disabled',
    'epoch 3 loss 0.2',
    '',
  ])('speaks of no error: %s', (line) => expect(errorKind(line)).toBeUndefined());

  it('of a shell is told from the fate of the process on', () => {
    expect(told('./run.sh: line 7:   233 Killed                  python train.py')).toMatch(
      /^Killed .*python train.py$/,
    );
    expect(told('./run.sh：行 7:   233 已杀死 python')).toBe('已杀死 python');
    expect(told('  KeyError: 3 ')).toBe('KeyError: 3');
  });
});
