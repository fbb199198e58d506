import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outbox, PostState } from '../../../src/store/follow/following.ts';
import { engines, type Ground } from '../db/engines.ts';
import { CHANNEL, post } from './samples.ts';

const RUNS = 40;
const DRIVERS = ['one', 'two'] as const;
const KEYS = ['a', 'b', 'c', 'd'] as const;
const SECOND = 1000;

type Driver = (typeof DRIVERS)[number];
type Of<What extends Step['do']> = Extract<Step, { do: What }>;
type Step =
  | { readonly do: 'put'; readonly keys: readonly string[] }
  | { readonly do: 'pass'; readonly seconds: number }
  | { readonly do: 'hold'; readonly by: Driver; readonly seconds: number }
  | { readonly do: 'release'; readonly by: Driver }
  | {
      readonly do: 'move';
      readonly by: Driver;
      readonly key: string;
      readonly from: PostState;
      readonly to: PostState;
    };

const by = fc.constantFrom(...DRIVERS);
const seconds = fc.constantFrom(1, 5, 30);
const ways: readonly (readonly [PostState, PostState])[] = [
  ['due', 'sending'],
  ['due', 'sending'],
  ['sending', 'sending'],
  ['sending', 'due'],
  ['sending', 'sent'],
  ['due', 'folded'],
];
const moving = fc
  .record({ by, key: fc.constantFrom(...KEYS), way: fc.constantFrom(...ways) })
  .map(({ way: [from, to], ...rest }): Step => ({ do: 'move', ...rest, from, to }));
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('put'), keys: fc.shuffledSubarray([...KEYS]) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass'), seconds }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold'), by, seconds }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release'), by }) },
  { weight: 6, arbitrary: moving },
);

/** The outbox in a few lines. */
interface Model {
  hold: { readonly by: Driver; readonly until: number } | undefined;
  readonly posts: Map<string, { state: PostState; attempts: number }>;
}

describe.each(engines)('the outbox between two drivers on $name', ({ fresh }) => {
  it('does what its few rules say, whatever they do in which order', async () => {
    const ground = await fresh();
    const boxes = { one: ground.store.outbox, two: (await ground.another()).outbox };
    const property = fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 40 }), async (steps) => {
      await ground.db.deleteFrom('outbox').execute();
      await ground.db.deleteFrom('outbox_holds').execute();
      const model: Model = { hold: undefined, posts: new Map() };
      await boxes.one.put([post({ key: 'a' }), post({ key: 'b' })]);
      for (const key of ['a', 'b']) model.posts.set(key, { state: 'due', attempts: 0 });
      for (const step of steps) await take(step, { ground, boxes, model });
      for (const [key, { state, attempts }] of model.posts)
        expect(await boxes.one.get(key)).toMatchObject({ key, state, attempts });
    });
    await fc.assert(property, { numRuns: RUNS });
  });
});

interface Played {
  readonly ground: Ground;
  readonly boxes: Readonly<Record<Driver, Outbox>>;
  readonly model: Model;
}

async function take(step: Step, played: Played): Promise<void> {
  const { ground, boxes, model } = played;
  if (step.do === 'pass') ground.clock.pass(step.seconds);
  if (step.do === 'put') {
    await boxes.one.put(step.keys.map((key) => post({ key })));
    for (const key of step.keys)
      if (!model.posts.has(key)) model.posts.set(key, { state: 'due', attempts: 0 });
  }
  if (step.do === 'hold') await hold(step, played);
  if (step.do === 'release') {
    await boxes[step.by].release(CHANNEL, step.by);
    if (model.hold?.by === step.by) model.hold = undefined;
  }
  if (step.do === 'move') await move(step, played);
}

async function hold(
  { by: name, seconds: lease }: Of<'hold'>,
  { ground, boxes, model }: Played,
): Promise<void> {
  const now = ground.clock.now().getTime();
  const until = now + lease * SECOND;
  const given = await boxes[name].hold(CHANNEL, { name, until: new Date(until) });
  const isFree = !model.hold || model.hold.by === name || model.hold.until <= now;
  const open = [...model.posts].filter(([, { state }]) => state === 'due' || state === 'sending');
  // A map keeps the order in which its keys came.
  const isThere = open.length > 0;
  expect(given?.map(({ key }) => key)).toEqual(isFree || !isThere ? open.map(([key]) => key) : undefined);
  if (isFree && isThere) model.hold = { by: name, until };
}

async function move(
  { by: name, key, from, to }: Of<'move'>,
  { ground, boxes, model }: Played,
): Promise<void> {
  const now = ground.clock.now().getTime();
  const moved = await boxes[name].move(key, { from, to, by: name });
  const modelled = model.posts.get(key);
  const isHeld = model.hold?.by === name && (to !== 'sending' || model.hold.until > now);
  expect(moved).toBe(isHeld && modelled?.state === from);
  if (!moved || !modelled) return;
  modelled.state = to;
  if (to === 'sending') modelled.attempts += 1;
}

describe.each(engines)('the outbox between many drivers at once on $name', ({ fresh }) => {
  it('lets each post begin once, in order, however they push', async () => {
    const ground = await fresh();
    const stores = [ground.store, await ground.another(), await ground.another()];
    const keys = Array.from({ length: 30 }, (_, i) => `event:${i}`);
    await ground.store.outbox.put(keys.map((key) => post({ key })));
    const begun: string[] = [];
    const until = new Date(ground.clock.now().getTime() + SECOND);
    await Promise.all(
      Array.from({ length: 6 }, async (_, i) => {
        const { outbox } = stores[i % 3] ?? ground.store;
        const name = `driver-${i}`;
        for (let turn = 0; turn < 30; turn += 1) {
          const [next] = (await outbox.hold(CHANNEL, { name, until })) ?? [];
          if (!next) continue;
          if (await outbox.move(next.key, { from: 'due', to: 'sending', by: name })) {
            begun.push(next.key);
            await outbox.move(next.key, { from: 'sending', to: 'sent', by: name });
          }
          await outbox.release(CHANNEL, name);
        }
      }),
    );
    expect(begun).toEqual(keys.slice(0, begun.length));
    expect(begun.length).toBeGreaterThan(0);
    for (const key of begun) expect(await ground.store.outbox.get(key)).toMatchObject({ attempts: 1 });
  });
});
