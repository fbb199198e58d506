import { describe, expect, it } from 'vitest';
import { type Nameable, trialFinder } from '../../../src/domain/training-job/named-trials.ts';

function named(text: string | readonly string[], trials: readonly (string | Nameable)[]) {
  const all = trials.map((trial) => (typeof trial === 'string' ? { id: trial } : trial));
  const found = trialFinder(all)(typeof text === 'string' ? [text] : text);
  return found && [...found.ids];
}

describe('the trial that a text names', () => {
  it.each([
    ['alone', '94bfe_00002: ValueError'],
    ['at the end of Ray’s name', 'Trial task failed for trial train_fn_94bfe_00002'],
    ['in a directory', 'see /ray_results/train/train_fn_94bfe_00002_2_lr=0.1_2026-11-30/error.txt'],
    ['in brackets', 'repr=[94bfe_00002]'],
  ])('is known by its id %s', (_, text) => {
    expect(named(text, ['94bfe_00002', '94bfe_00005'])).toEqual(['94bfe_00002']);
  });

  it('is not one whose id is a part of another word', () => {
    expect(named('file g94bfe_00002 and 94bfe_000021', ['94bfe_00002'])).toBeUndefined();
    expect(named('x0a1b2c3d4', ['0a1b2c3d'])).toBeUndefined();
  });

  it('is the longer one of two ids within one another', () => {
    expect(named('trial a1b2c_00003 failed', ['a1b2c', 'a1b2c_00003'])).toEqual(['a1b2c_00003']);
  });

  it('is one by a short id or a plain word only where a trial is spoken of', () => {
    expect(named('line 3, in training: 12 of 3', ['3', '12', 'training'])).toBeUndefined();
    expect(named('trial 3 has failed', ['3', '12'])).toEqual(['3']);
    expect(named('trial_12: bad', ['3', '12'])).toEqual(['12']);
  });

  it('is unknown where it is called as trials are, and none of these', () => {
    expect(named('failed for trial f_94bfe_00009', ['94bfe_00002'])).toEqual([]);
    expect(named('trial dddd4444 failed', ['aaaa1111'])).toEqual([]);
    expect(named('data_12345_00002.tfrecord', ['aaaa1111'])).toBeUndefined();
  });

  it('is that of the nearest text that names one', () => {
    expect(named(['KeyError', 'for bbbb2222', 'for aaaa1111'], ['aaaa1111', 'bbbb2222'])).toEqual([
      'bbbb2222',
    ]);
  });

  it('is known by its process where no id is there', () => {
    const trials = [
      { id: 'aaaa1111', pid: '314' },
      { id: 'bbbb2222', pid: '315' },
      { id: 'cccc3333', pid: '315' },
      { id: 'dddd4444', pid: '0' },
    ];
    expect(named('(train_fn pid=314) KeyError', trials)).toEqual(['aaaa1111']);
    expect(named('ray::train() (pid=315, ip=10.0.0.7)', trials)).toEqual(['bbbb2222', 'cccc3333']);
    expect(named('(pid=314) trial cccc3333', trials)).toEqual(['cccc3333']);
    expect(named('(pid=0) (pid=3145)', trials)).toBeUndefined();
  });

  it('is none of a search without trials, or in a text without any', () => {
    expect(named('KeyError: 3', [])).toBeUndefined();
    expect(named('', ['aaaa1111', ''])).toBeUndefined();
  });
});
