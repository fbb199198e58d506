import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/follow/following.ts';
import { engines } from '../db/engines.ts';
import { alert, CHANNEL, JOB, look, NOTE } from './samples.ts';

const CONDITIONS: [string, Condition][] = [
  ['val acc >= 1e-7', { kind: 'metric', metric: 'val acc', is: '>=', value: 1e-7 }],
  ['no new best for 20 trials', { kind: 'drought', trials: 20 }],
  ['a trial fails', { kind: 'failed' }],
  ['it ends', { kind: 'ended' }],
];

describe.each(engines)('the store of alerts on $name', ({ fresh }) => {
  it.each(CONDITIONS)(
    'gives them back as they were made, and notes them in the audit: %s',
    async (words, condition) => {
      const { store } = await fresh();
      await store.alerts.add(alert({ condition }), NOTE);
      expect(await store.alerts.get('a1b2c3')).toEqual(alert({ condition }));
      expect(await store.audit.list({ limit: 9 })).toMatchObject([
        { ...NOTE, action: 'alert.added', jobId: JOB.id, detail: `a1b2c3 in ${CHANNEL}: ${words}` },
      ]);
    },
  );

  it('keeps what they were raised for before', async () => {
    const { store } = await fresh();
    const raised = ['-', 'Trial', 'trial'];
    await store.alerts.add(alert({ raised }), NOTE);
    expect((await store.alerts.get('a1b2c3'))?.raised).toEqual(raised);
  });

  it('lists them in the order they were made, of a channel, a person and a search', async () => {
    const { store } = await fresh();
    const made = [
      alert({ id: 'z' }),
      alert({ id: 'm', by: 'U0OTHER', channel: 'C0OTHER' }),
      alert({ id: 'a', job: { id: 'other', name: 'other' }, raised: ['1', '2'] }),
    ];
    for (const each of made) await store.alerts.add(each, NOTE);
    const [first, second, third] = made;
    expect(await store.alerts.list()).toEqual(made);
    expect(await store.alerts.list({ channel: CHANNEL })).toEqual([first, third]);
    expect(await store.alerts.list({ by: 'U0OTHER' })).toEqual([second]);
    expect(await store.alerts.list({ jobId: JOB.id })).toEqual([first, second]);
  });

  it('removes them once, with what they were raised for', async () => {
    const { store, db } = await fresh();
    await store.alerts.add(alert({ raised: ['1'] }), NOTE);
    expect(await store.alerts.remove('a1b2c3', NOTE)).toBe(true);
    expect(await store.alerts.remove('a1b2c3', NOTE)).toBe(false);
    expect(await store.alerts.get('a1b2c3')).toBeUndefined();
    expect(await db.selectFrom('alerts_raised').selectAll().execute()).toEqual([]);
    const notes = await store.audit.list({ limit: 9 });
    expect(notes.map(({ action }) => action)).toEqual(['alert.removed', 'alert.added']);
  });

  it('raises them once for each thing', async () => {
    const { store } = await fresh();
    await store.alerts.add(alert({ id: 'one' }), NOTE);
    await store.alerts.add(alert({ id: 'two' }), NOTE);
    await store.snapshots.saw(
      look({
        raised: [
          { alert: 'one', what: 'b' },
          { alert: 'one', what: 'a' },
          { alert: 'one', what: 'a' },
          { alert: 'gone', what: 'a' },
        ],
      }),
    );
    expect((await store.alerts.get('one'))?.raised).toEqual(['a', 'b']);
    expect((await store.alerts.get('two'))?.raised).toEqual([]);
  });
});
