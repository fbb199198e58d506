import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { empty } from '../../../sandbox/store.ts';
import type { OutgoingPost } from '../../../src/store/follow/following.ts';
import { SEED } from '../../seed.ts';
import { engines, type Ground } from '../../store/db/engines.ts';
import { openOutboxCluster } from './outbox-cluster.ts';
import type { PostFault } from './outbox-slack.ts';
import type { CrashPoint } from './proxy.ts';

const SECOND = 1000;

/** A fault plan: calls that fail, and processes that crash at a call. */
const troubles = fc.record({
  faults: fc.array(fc.constantFrom<PostFault>('fine', 'busy', 'down', 'unheard', 'dropped'), {
    maxLength: 12,
  }),
  deaths: fc.uniqueArray(
    fc.record({ call: fc.nat(60), side: fc.constantFrom<CrashPoint['side']>('before', 'after') }),
    { maxLength: 4, selector: ({ call }) => call },
  ),
  processes: fc.constantFrom(1, 2),
  channels: fc.array(fc.constantFrom('C1', 'C2'), { minLength: 1, maxLength: 6 }),
});

describe.each(engines)('a post on $name, whatever fails,', (engine) => {
  /** @returns the keys as they stand in each channel, in order, and as they were put in */
  async function runScenario(
    { faults, deaths, processes, channels }: Trouble,
    ground: Ground,
    isOpen: boolean,
  ) {
    await empty(ground.db);
    const cluster = openOutboxCluster(ground);
    try {
      cluster.slack.isOpen = isOpen;
      cluster.slack.faults.push(...faults);
      const posts = channels.map((channel, i): OutgoingPost => cluster.post(`post-${i}`, { channel }));
      await cluster.put(...posts);
      cluster.start(
        processes,
        deaths.toSorted((a, b) => a.call - b.call),
      );
      for (let i = 0; i < 60 && (await cluster.store.outbox.waiting()).length > 0; i += 1)
        await cluster.pass(30 * SECOND);
      const of = (list: readonly { readonly channel: string; readonly key: string }[], channel: string) =>
        list.filter((each) => each.channel === channel).map(({ key }) => key);
      return ['C1', 'C2'].map((channel) => ({
        standing: of(cluster.slack.standing, channel),
        wanted: of(posts, channel),
      }));
    } finally {
      cluster.stop();
    }
  }
  type Trouble = typeof troubles extends fc.Arbitrary<infer T> ? T : never;

  it('is in its channel exactly once and in order, where the bot can read the history', async () => {
    const ground = await engine.fresh();
    await fc.assert(
      fc.asyncProperty(troubles, async (trouble) => {
        for (const { standing, wanted } of await runScenario(trouble, ground, true))
          expect(standing).toEqual(wanted);
      }),
      { numRuns: 15, seed: SEED },
    );
  });

  it('is in its channel at most once and in order, where it cannot', async () => {
    const ground = await engine.fresh();
    await fc.assert(
      fc.asyncProperty(troubles, async (trouble) => {
        for (const { standing, wanted } of await runScenario(trouble, ground, false))
          expect(standing).toEqual(wanted.filter((key) => standing.includes(key)));
      }),
      { numRuns: 15, seed: SEED },
    );
  });
});
