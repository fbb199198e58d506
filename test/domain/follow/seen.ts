import fc from 'fast-check';
import type { JobPhase, Mode } from '../../../src/domain/search/search.ts';
import { byId, type SeenState, type SeenTrial, type Snapshot } from '../../../src/domain/search/snapshot.ts';

const STATES: readonly SeenState[] = ['waiting', 'running', 'finished', 'stopped', 'failed', 'unknown'];
const PHASES: readonly JobPhase[] = ['Pending', 'Running', 'Completed', 'Failed', 'Terminated', 'Unknown'];

/** Few ids and few values, so that trials meet again and tie. */
const trial: fc.Arbitrary<SeenTrial> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'A', 'ä', '10', '9'),
  index: fc.option(fc.nat(9), { nil: undefined }),
  state: fc.constantFrom(...STATES),
  pid: fc.constantFrom(undefined, '314', '315'),
  value: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
  step: fc.constantFrom(undefined, 0.0001),
});

/** Looks at one search, an hour apart, whatever may have become of it in between. */
export function looks(count: number): fc.Arbitrary<Snapshot[]> {
  const look = fc.record({
    phase: fc.constantFrom(...PHASES),
    metric: fc.constantFrom('acc', 'loss', undefined),
    mode: fc.constantFrom<Mode[]>('max', 'min'),
    trials: fc.uniqueArray(trial, { selector: ({ id }) => id }).map((trials) => trials.toSorted(byId)),
  });
  return fc
    .array(look, { minLength: count, maxLength: count })
    .map((all) => all.map((each, i) => ({ jobId: 'j', at: new Date(i * 3_600_000), ...each })));
}

/** A finished trial, except for what is said of it. */
export function aSeen(id: string, rest: Partial<SeenTrial> = {}): SeenTrial {
  return { id, index: undefined, state: 'finished', value: 0.5, step: undefined, ...rest };
}

export function aSnapshot(trials: readonly SeenTrial[], rest: Partial<Snapshot> = {}): Snapshot {
  return {
    jobId: 'j',
    at: new Date('2026-11-22T06:00:00Z'),
    phase: 'Running',
    metric: 'acc',
    mode: 'max',
    trials: trials.toSorted(byId),
    ...rest,
  };
}
