import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/domain/search/snapshot.ts';
import { pack, unpack } from '../../../src/store/follow/snapshot-pack.ts';
import { AT, JOB, largeSnapshot, snapshot, trial } from './samples.ts';

const value = fc.option(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  { nil: undefined },
);
const anySnapshot: fc.Arbitrary<Snapshot> = fc.record({
  jobId: fc.constant(JOB.id),
  at: fc.constant(AT),
  phase: fc.constantFrom(
    'Running',
    'Creating',
    'Pending',
    'Terminating',
    'Completed',
    'Failed',
    'Terminated',
    'Abnormal',
    'Unknown',
  ),
  metric: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
  mode: fc.constantFrom('max', 'min'),
  trials: fc.array(
    fc.record({
      id: fc.string({ unit: 'binary' }),
      index: fc.option(fc.nat(), { nil: undefined }),
      state: fc.constantFrom('waiting', 'running', 'finished', 'stopped', 'failed', 'unknown'),
      pid: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
      iteration: fc.option(fc.nat(), { nil: undefined }),
      seconds: value,
      value,
      step: value,
    }),
  ),
});

describe('a packed snapshot', () => {
  it('is what it was when it comes back', () => {
    fc.assert(
      fc.property(anySnapshot, (one) => {
        const row = { job_id: one.jobId, at: one.at, trials: pack(one) };
        expect(unpack(row)).toEqual(one);
      }),
    );
  });

  it('has no value where there was no number', () => {
    const odd = snapshot({ trials: [trial({ value: Number.NaN, step: Number.POSITIVE_INFINITY })] });
    const { trials } = unpack({ job_id: JOB.id, at: AT, trials: pack(odd) });
    expect(trials).toEqual([trial({ value: undefined, step: undefined })]);
  });

  it('that was packed before it had processes is still read', () => {
    const old =
      'HYpLCoMwEIbv8q+HYitFnGN0G7KYJqMNxKnURITSu5e4/B5frC/ZFIxHNUs2g7Bo+aQAhoTQ8B1bX+QAIUWwQyfX5y30EZ6QLOoBdp0nbEVKeycQdslVm7+M/XA/o65gZzVn//sD';
    expect(unpack({ job_id: JOB.id, at: AT, trials: old })).toEqual(snapshot());
  });

  it('takes no room for processes, iterations and times that no trial has', () => {
    const columns = inflateRawSync(Buffer.from(pack(snapshot()), 'base64')).toString();
    for (const name of ['pid', 'iteration', 'seconds']) expect(columns).not.toContain(name);
  });

  it('takes less than 200 kB with the process, iterations and time of each', () => {
    const large = largeSnapshot();
    const trials = large.trials.map((one, i) => ({
      ...one,
      pid: String(300 + (i % 64)),
      iteration: 1 + (i % 30),
      seconds: 600 + ((i * 7919) % 6000) / 10,
    }));
    expect(pack({ ...large, trials }).length).toBeLessThan(200_000);
  });

  it('takes less than 150 kB for 5,000 trials whose ids and values follow no rule', () => {
    expect(pack(largeSnapshot()).length).toBeLessThan(150_000);
  });
});
