import { sql } from 'kysely';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/store/db/database.ts';
import { migrate } from '../../../src/store/db/migrate.ts';
import { MIGRATIONS } from '../../../src/store/db/migrations/index.ts';
import { openStore } from '../../../src/store/open.ts';
import { createTestClock, emptyDatabase, engines } from './engines.ts';

const server = inject('postgres');
const TABLES = [
  'alerts',
  'alerts_raised',
  'audit',
  'audit_head',
  'channel_rules',
  'channel_searches',
  'channels',
  'digest_bases',
  'digests',
  'grants',
  'last_searches',
  'mutes',
  'outbox',
  'outbox_holds',
  'seen_events',
  'settings',
  'snapshots',
  'stops',
  'watches',
];

describe.each(engines)('migrations on $name', ({ fresh }) => {
  it('make every table', async () => {
    const { db } = await fresh();
    const tables = await db.introspection.getTables();
    // Those of the queue are in a schema of their own.
    const own = tables.filter(({ schema, name }) => schema === 'public' && !name.startsWith('kysely'));
    expect(own.map(({ name }) => name).sort()).toEqual(TABLES);
  });

  it('keep the data when they run again', async () => {
    const { db, store } = await fresh();
    await store.audit.append({ action: 'audit.exported' });
    await migrate(db);
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 1 });
  });

  it('refuse a database that a newer version has made', async () => {
    const { db } = await fresh();
    const name = '9999-later';
    await sql`insert into kysely_migration (name, timestamp) values (${name}, '')`.execute(db);
    onTestFinished(
      async () => void (await sql`delete from kysely_migration where name = ${name}`.execute(db)),
    );
    await expect(migrate(db)).rejects.toMatchObject({ name: 'StartError', message: /newer version/ });
  });
});

describe('the migrations', () => {
  it('are named in the order in which they run', () => {
    const names = Object.keys(MIGRATIONS);
    expect(names).toEqual(names.toSorted());
    expect(names.filter((name) => !/^\d{4}-[a-z-]+$/.test(name))).toEqual([]);
  });
});

describe.skipIf(server === undefined)('two instances that start at once on an empty database', () => {
  it.each(Array.from({ length: 10 }, (_, i) => i + 1))(
    'both get a database that is ready, time %i',
    async () => {
      const url = await emptyDatabase(server ?? '');
      const clock = createTestClock();
      const stores = await Promise.all([openStore({ url }, clock), openStore({ url }, clock)]);
      await Promise.all(stores.map((store) => store.audit.append({ action: 'audit.exported' })));
      expect(await Promise.all(stores.map((store) => store.audit.verify()))).toEqual(
        stores.map(() => ({ isWhole: true, count: 2 })),
      );
      await Promise.all(stores.map((store) => store.close()));
      const { db, close } = await openDatabase({ url });
      expect(await db.selectFrom('audit_head').select('last_seq').execute()).toEqual([{ last_seq: 2 }]);
      await close();
    },
  );
});
