import { describe, expect, it } from 'vitest';
import { engines } from '../db/engines.ts';

const note = { by: 'U0ADMIN', role: 'admin', channel: 'C0TRAINING' } as const;

describe.each(engines)('the access store on $name', ({ fresh }) => {
  it('begins with nobody and nothing', async () => {
    const { store } = await fresh();
    expect(await store.access.read()).toEqual({ grants: [], listed: new Set(), guests: new Set() });
  });

  it('keeps what was given, everywhere and in a channel apart', async () => {
    const { store, clock } = await fresh();
    const given = { by: 'U0ADMIN', at: clock.now() };
    await store.access.grant({ subject: 'S0OPERATORS', role: 'operator', ...given }, note);
    await store.access.grant({ subject: 'U1', role: 'viewer', channel: 'C1', ...given }, note);
    await store.access.grant({ subject: 'U1', role: 'admin', ...given }, note);
    const { grants } = await store.access.read();
    expect(grants).toEqual([
      { subject: 'S0OPERATORS', role: 'operator', channel: undefined, ...given },
      { subject: 'U1', role: 'viewer', channel: 'C1', ...given },
      { subject: 'U1', role: 'admin', channel: undefined, ...given },
    ]);
  });

  it('gives another role in the place of the one before', async () => {
    const { store, clock } = await fresh();
    const given = { subject: 'U1', channel: 'C1', by: 'U0ADMIN', at: clock.now() };
    await store.access.grant({ role: 'operator', ...given }, note);
    await store.access.grant({ role: 'viewer', ...given, by: 'U0OTHER' }, note);
    expect((await store.access.read()).grants).toEqual([{ role: 'viewer', ...given, by: 'U0OTHER' }]);
  });

  it('shows what another instance has changed within five seconds', async () => {
    const { store, another, clock } = await fresh();
    const other = await another();
    const given = { subject: 'U1', role: 'operator', by: 'U0ADMIN', at: clock.now() } as const;
    await other.access.grant(given, note);
    expect((await store.access.read()).grants).toMatchObject([given]);
    await other.access.revoke('U1', undefined, note);
    expect((await other.access.read()).grants).toEqual([]);
    expect((await store.access.read()).grants).toMatchObject([given]);
    clock.pass(5.001);
    expect((await store.access.read()).grants).toEqual([]);
  });

  it('shows what was changed while it was read', async () => {
    const { store, clock } = await fresh();
    const given = { subject: 'U1', role: 'operator', by: 'U0ADMIN', at: clock.now() } as const;
    const reading = store.access.read();
    await store.access.grant(given, note);
    await reading;
    expect((await store.access.read()).grants).toEqual([{ ...given, channel: undefined }]);
  });

  it('takes back what was given, and only there', async () => {
    const { store, clock } = await fresh();
    const given = { subject: 'U1', role: 'operator', by: 'U0ADMIN', at: clock.now() } as const;
    await store.access.grant(given, note);
    await store.access.grant({ ...given, channel: 'C1' }, note);
    expect(await store.access.revoke('U1', undefined, note)).toBe(true);
    expect(await store.access.revoke('U1', undefined, note)).toBe(false);
    expect(await store.access.revoke('U1', 'C2', note)).toBe(false);
    expect((await store.access.read()).grants).toMatchObject([{ subject: 'U1', channel: 'C1' }]);
  });

  it('lists channels and admits guests, each by itself', async () => {
    const { store } = await fresh();
    await store.access.list('C1', true, note);
    await store.access.admitGuests('C1', true, note);
    await store.access.admitGuests('C2', true, note);
    expect(await store.access.read()).toMatchObject({
      listed: new Set(['C1']),
      guests: new Set(['C1', 'C2']),
    });
    await store.access.list('C1', false, note);
    await store.access.admitGuests('C2', false, note);
    expect(await store.access.read()).toMatchObject({ listed: new Set(), guests: new Set(['C1']) });
  });

  it('notes each change in full, and none that changed nothing', async () => {
    const { store, clock } = await fresh();
    const given = { subject: 'S0OPERATORS', role: 'operator', by: 'U0ADMIN', at: clock.now() } as const;
    await store.access.grant(given, note);
    await store.access.grant({ ...given, channel: 'C1' }, note);
    await store.access.revoke('S0OPERATORS', 'C1', note);
    await store.access.revoke('S0OPERATORS', 'C1', note);
    for (const is of [false, true, true, false, false]) await store.access.list('C1', is, note);
    for (const is of [false, true, true, false, false]) await store.access.admitGuests('C1', is, note);
    const entries = await store.audit.list({ limit: 20 });
    expect(entries.toReversed().map(({ action, detail }) => `${action} ${detail}`)).toEqual([
      'access.allowed S0OPERATORS operator everywhere',
      'access.allowed S0OPERATORS operator in C1',
      'access.denied S0OPERATORS operator in C1',
      'access.allowed C1: the bot answers here',
      'access.denied C1: the bot answers here',
      'access.allowed C1: guests may look here',
      'access.denied C1: guests may look here',
    ]);
    expect(entries[0]).toMatchObject(note);
  });
});
