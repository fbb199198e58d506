import { describe, expect, it } from 'vitest';
import { engines } from '../../store/db/engines.ts';
import { crashEverywhere } from './crash-points.ts';
import { openFixture } from './fixture.ts';
import { OPERATORS } from './people.ts';
import { actAtRandom } from './random.ts';
import { SAMPLE, SCENARIOS } from './scenarios.ts';

const REST = SCENARIOS.filter((scenario) => !SAMPLE.includes(scenario));

describe.each(engines)('stops on $name', ({ fresh }) => {
  it.each(REST)('reach their end wherever the process crashes: $name', async (scenario) => {
    const fixture = await openFixture(await fresh(), OPERATORS);
    expect(await crashEverywhere(scenario, fixture)).toEqual([]);
    expect(await fixture.store.audit.verify()).toMatchObject({ isWhole: true });
  });

  it('reach their end in 120 random runs of people, crashes and faults', async () => {
    const fixture = await openFixture(await fresh(), OPERATORS);
    await actAtRandom(fixture, 120);
    expect(await fixture.store.audit.verify()).toMatchObject({ isWhole: true });
  });
});
