import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { empty } from '../../../sandbox/store.ts';
import type { OutgoingPost } from '../../../src/store/following.ts';
import { engines, type Ground } from '../../store/engines.ts';
import { openPostTown } from './outbox-cluster.ts';
import type { Luck } from './outbox-slack.ts';
import type { Fate } from './proxy.ts';

const SECOND = 1000;

/** What may happen: calls that go wrong, and processes that die at a call. */
const troubles = fc.record({
  luck: fc.array(fc.constantFrom<Luck>('fine', 'busy', 'down', 'unheard', 'dropped'), { maxLength: 12 }),
  deaths: fc.uniqueArray(
    fc.record({ call: fc.nat(60), moment: fc.constantFrom<Fate['moment']>('before', 'after') }),
    { maxLength: 4, selector: ({ call }) => call },
  ),
  processes: fc.constantFrom(1, 2),
  channels: fc.array(fc.constantFrom('C1', 'C2'), { minLength: 1, maxLength: 6 }),
});

/** Milliseconds: each run is a quarter of an hour of virtual time. */
const timeout = 120_000;

describe.each(engines)('whatever goes wrong, a post on $name', { timeout }, (engine) => {
  /** @returns the keys as they stand in each channel, in order, and as they were put in */
  async function play({ luck, deaths, processes, channels }: Trouble, ground: Ground, isOpen: boolean) {
    await empty(ground.db);
    const town = openPostTown(ground);
    try {
      town.slack.isOpen = isOpen;
      town.slack.luck.push(...luck);
      const posts = channels.map((channel, i): OutgoingPost => town.post(`post-${i}`, { channel }));
      await town.put(...posts);
      town.start(
        processes,
        deaths.toSorted((a, b) => a.call - b.call),
      );
      for (let i = 0; i < 60 && (await town.store.outbox.waiting()).length > 0; i += 1)
        await town.pass(30 * SECOND);
      const of = (list: readonly { readonly channel: string; readonly key: string }[], channel: string) =>
        list.filter((each) => each.channel === channel).map(({ key }) => key);
      return ['C1', 'C2'].map((channel) => ({
        standing: of(town.slack.standing, channel),
        wanted: of(posts, channel),
      }));
    } finally {
      town.stop();
    }
  }
  type Trouble = typeof troubles extends fc.Arbitrary<infer T> ? T : never;

  it('stands in its channel exactly once and in order, where the history may be read', async () => {
    const ground = await engine.fresh();
    await fc.assert(
      fc.asyncProperty(troubles, async (trouble) => {
        for (const { standing, wanted } of await play(trouble, ground, true))
          expect(standing).toEqual(wanted);
      }),
      { numRuns: 15 },
    );
  });

  it('stands there at most once and in order, where it may not', async () => {
    const ground = await engine.fresh();
    await fc.assert(
      fc.asyncProperty(troubles, async (trouble) => {
        for (const { standing, wanted } of await play(trouble, ground, false))
          expect(standing).toEqual(wanted.filter((key) => standing.includes(key)));
      }),
      { numRuns: 15 },
    );
  });
});
