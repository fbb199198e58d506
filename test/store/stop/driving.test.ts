import { describe, expect, it } from 'vitest';
import type { StopFace, StopMessage } from '../../../src/domain/stop/stops.ts';
import { engines, type Ground } from '../db/engines.ts';
import { driver, requested } from './wish.ts';

const channel: StopMessage = { kind: 'channel', channel: 'C0TRAINING', ts: '1763798400.000200' };
const nowhere: StopMessage = { kind: 'nowhere', channel: 'C0TRAINING' };

describe.each(engines)('the driver of a stop, stored on $name,', ({ fresh }) => {
  it('is whoever asked for it, until their time is up', async () => {
    const { store, clock } = await fresh();
    const { id } = await requested(store.stops, clock);
    clock.pass(59);
    expect(await store.stops.adopt(driver(clock, 'two'))).toEqual([]);
    clock.pass(1);
    expect(await store.stops.adopt(driver(clock, 'two'))).toMatchObject([{ id, state: 'requested' }]);
  });

  it('is only ever one of those who adopt at once', async () => {
    const { store, another, clock } = await fresh();
    const other = await another();
    for (let i = 0; i < 30; i += 1) await requested(store.stops, clock, { trialId: `trial-${i}` });
    await store.stops.release('one');
    const adopted = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? store : other).stops.adopt(driver(clock, `driver-${i}`))),
    );
    const ids = adopted.flat().map(({ id }) => id);
    expect(ids).toHaveLength(30);
    expect(new Set(ids)).toHaveProperty('size', 30);
  });

  it('gets the oldest first', async () => {
    const { store, clock } = await fresh();
    for (const trialId of ['a', 'b', 'c']) {
      await requested(store.stops, clock, { trialId });
      clock.pass(-1);
    }
    clock.pass(300);
    const adopted = await store.stops.adopt(driver(clock, 'two'));
    expect(adopted.map(({ trialId }) => trialId)).toEqual(['c', 'b', 'a']);
  });

  it('keeps it by renewing, and loses it to whoever has taken over', async () => {
    const { store, clock } = await fresh();
    const { id } = await requested(store.stops, clock);
    clock.pass(50);
    expect(await store.stops.renew(id, driver(clock))).toMatchObject({ id });
    clock.pass(50);
    expect(await store.stops.adopt(driver(clock, 'two'))).toEqual([]);
    clock.pass(50);
    expect(await store.stops.adopt(driver(clock, 'two'))).toHaveLength(1);
    expect(await store.stops.renew(id, driver(clock))).toBeUndefined();
    expect(await store.stops.renew(id, driver(clock, 'two'))).toMatchObject({ id });
  });

  it('is nobody once they let go', async () => {
    const { store, clock } = await fresh();
    const { id } = await requested(store.stops, clock);
    await store.stops.release('two');
    expect(await store.stops.adopt(driver(clock, 'two'))).toEqual([]);
    await store.stops.release('one');
    expect(await store.stops.adopt(driver(clock, 'two'))).toMatchObject([{ id }]);
  });

  it('remembers where the message is and what it says', async () => {
    const { store, clock } = await fresh();
    const { id } = await requested(store.stops, clock);
    await store.stops.tell(id, { message: channel, face: 'held' }, 'one');
    expect(await store.stops.get(id)).toMatchObject({ message: channel, told: 'held' });
    await store.stops.tell(id, { message: nowhere, face: undefined }, 'one');
    expect(await store.stops.get(id)).toMatchObject({ message: nowhere, told: undefined });
  });

  it('is the only one whose word is taken on what the message says', async () => {
    const { store, clock } = await fresh();
    const { id } = await requested(store.stops, clock);
    await store.stops.tell(id, { message: channel, face: 'held' }, 'one');
    await store.stops.tell(id, { message: nowhere, face: 'ended' }, 'two');
    expect(await store.stops.get(id)).toMatchObject({ message: channel, told: 'held' });
  });

  it.each<[string, StopMessage, StopFace | undefined, boolean]>([
    ['says nothing yet', channel, undefined, true],
    ['still says that it can be undone', channel, 'held', true],
    ['still says that it is being stopped', channel, 'stopping', true],
    ['tells the end', channel, 'ended', false],
    ['tells that it ended by itself', channel, 'endedAlone', false],
    ['is nowhere, and was never tried', nowhere, undefined, true],
    ['is nowhere, which was found out early', nowhere, 'held', false],
  ])(
    'follows one that has ended as long as needed, where its message %s',
    async (_, message, face, isAdopted) => {
      const ground = await fresh();
      const id = await ended(ground);
      await ground.store.stops.tell(id, { message, face }, 'one');
      await ground.store.stops.release('one');
      const adopted = await ground.store.stops.adopt(driver(ground.clock, 'two'));
      expect(adopted.map((stop) => stop.id)).toEqual(isAdopted ? [id] : []);
    },
  );
});

// The embedded database has one connection, on which nothing happens at the same moment.
describe.each(engines.filter(({ name }) => name === 'postgres'))(
  'an adopter of a stop, stored on $name,',
  ({ fresh }) => {
    it('leaves alone a stop that somebody else is just adopting', async () => {
      const { store, clock, db } = await fresh();
      await requested(store.stops, clock);
      await store.stops.release('one');
      await db.transaction().execute(async (trx) => {
        await trx.updateTable('stops').set({ driver: 'three', driven_until: clock.now() }).execute();
        expect(await store.stops.adopt(driver(clock, 'two'))).toEqual([]);
      });
    });
  },
);

async function ended({ store, clock }: Ground): Promise<string> {
  const { id } = await requested(store.stops, clock);
  await store.stops.move(id, { from: 'requested', to: 'ended' }, { action: 'stop.ended' });
  return id;
}
