import { describe, expect, it } from 'vitest';
import { errorLines, likelyCauses } from '../../src/domain/log-cause.ts';

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

describe('likely causes', () => {
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
