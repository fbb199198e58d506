import { inspect } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/domain/access/settings.ts';
import type { Database } from '../../../src/store/db/database.ts';
import { openServer } from '../../../src/store/db/server.ts';
import { createSession } from '../../../src/store/db/session.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { driver, means, requested, wish } from '../stop/wish.ts';
import { createTestClock, emptyDatabase } from './engines.ts';
import { openProxy } from './proxy.ts';
import { freePort, PASSWORD, type Server, startServer } from './server.ts';

const shared = inject('postgres');
const unavailable = { name: 'UserError', problem: { kind: 'storeUnavailable' } };
const clock = createTestClock();

describe.skipIf(shared === undefined)('a Postgres server that goes away', () => {
  let server: Server;
  let store: Store;

  beforeAll(async () => {
    server = await startServer();
    store = await openStore({ url: server.urlOf('postgres') }, clock);
  });
  afterAll(async () => {
    await store.close();
    await server.remove();
  });

  it('makes every request an error, and has lost nothing when it comes back', async () => {
    const { id } = await requested(store.stops, clock);
    await server.stop();
    const asked: (() => Promise<unknown>)[] = [
      () => store.stops.request(wish(), means(clock)),
      () => store.stops.get(id),
      () => store.stops.openBy('U0ASKER'),
      () => store.stops.move(id, { from: 'requested', to: 'held' }, { action: 'stop.held' }),
      () => store.stops.tell(id, { message: { kind: 'nowhere', channel: 'C' }, face: 'held' }, 'one'),
      () => store.stops.of('job'),
      () => store.stops.adopt(driver(clock)),
      () => store.stops.renew(id, driver(clock)),
      () => store.stops.release('one'),
      () => store.access.read(),
      () => store.access.grant({ subject: 'U1', role: 'viewer', by: 'U2', at: clock.now() }, {}),
      () => store.access.revoke('U1', undefined, {}),
      () => store.access.list('C1', true, {}),
      () => store.access.admitGuests('C1', true, {}),
      () => store.settings.read(),
      () => store.settings.change((now) => ({ ...now, isDryRun: true }), { detail: () => '' }),
      () => store.audit.append({ action: 'audit.exported' }),
      () => store.audit.list({ limit: 1 }),
      () => store.audit.count({}),
      () => store.audit.verify(),
      () => store.audit.purge(clock.now()),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject(unavailable);
    expect(await store.isWell()).toBe(false);

    await server.start();
    expect(await store.isWell()).toBe(true);
    expect(await store.stops.get(id)).toMatchObject({ state: 'requested' });
    expect(await store.audit.verify()).toEqual({ isWhole: true, count: 1 });
  });

  it('makes writes under way an error, and keeps the audit whole', async () => {
    const writing = Array.from({ length: 40 }, () => store.audit.append({ action: 'audit.exported' }));
    await Promise.race(writing);
    const [settled] = await Promise.all([Promise.allSettled(writing), server.stop()]);
    const refused = settled.filter((each) => each.status === 'rejected').map(({ reason }) => reason);
    for (const reason of refused) expect(reason).toMatchObject(unavailable);

    await server.start();
    const { isWhole } = await store.audit.verify();
    expect(isWhole).toBe(true);
  });
});

describe.skipIf(shared === undefined)('a connection to the Postgres server', () => {
  const url = shared ?? '';

  async function open(options?: Parameters<typeof openServer>[1]): Promise<Database> {
    const database = await openServer(await emptyDatabase(url), options);
    onTestFinished(database.close);
    return database;
  }

  it('that is cut within a transaction undoes it, and ends nothing else', async () => {
    const { db, statements } = await open();
    const session = createSession({ db, statements, close: async () => undefined });
    const cut = session.change(async (trx) => {
      await trx.insertInto('channels').values({ channel: 'C1' }).execute();
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
      await trx.insertInto('channels').values({ channel: 'C2' }).execute();
    });
    await expect(cut).rejects.toMatchObject(unavailable);
    expect(await db.selectFrom('channels').selectAll().execute()).toEqual([]);
  });

  it('that is cut while nobody uses it is replaced', async () => {
    const database = await emptyDatabase(url);
    const store = await openStore({ url: database }, clock);
    const other = await openServer(database);
    await store.settings.read();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(other.db);
    await expect.poll(async () => store.isWell()).toBe(true);
    expect(await store.settings.read()).toEqual(DEFAULT_SETTINGS);
    await Promise.all([store.close(), other.close()]);
  });

  it('that nobody answers on is given up, and not used again', async () => {
    const database = await emptyDatabase(url);
    const proxy = await openProxy(Number(new URL(database).port));
    onTestFinished(proxy.close);
    // Long enough for one connection on a slow machine: the last read here has a single try, by which it is a new one.
    const patience = { query_timeout: 3_000, connectionTimeoutMillis: 3_000 };
    const opened = await openServer(database.replace(/:\d+\//, `:${proxy.port}/`), patience);
    const session = createSession(opened);
    const read = async () => session.run((all) => all.selectFrom('settings').selectAll().execute());
    expect(await read()).toEqual([]);
    proxy.swallow();
    const asked = Array.from({ length: 20 }, () =>
      session.change((trx) => trx.selectFrom('settings').selectAll().execute()),
    );
    for (const each of await Promise.allSettled(asked))
      expect(each).toMatchObject({ status: 'rejected', reason: unavailable });
    proxy.recover();
    expect(await read()).toEqual([]);
    await session.close();
  });

  it('that takes too long over a statement is given up', async () => {
    const { db } = await open({ statement_timeout: 1_000, max: 1 });
    await expect(sql`select pg_sleep(60)`.execute(db)).rejects.toMatchObject(unavailable);
    expect(await db.selectFrom('settings').selectAll().execute()).toEqual([]);
  });

  it('is not to blame for a statement that breaks a rule', async () => {
    const { db } = await open();
    const wrong = db
      .insertInto('audit_head')
      .values({ id: 2, last_seq: 0, last_hash: '', purged_seq: 0, purged_hash: '' });
    await expect(wrong.execute()).rejects.toMatchObject({ name: 'error', code: '23514' });
  });
});

describe.skipIf(shared === undefined)('a start of the store', () => {
  it.each([
    [
      'without a server',
      async () => `postgres://bot:${PASSWORD}@127.0.0.1:${await freePort()}/bot`,
      /127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/,
    ],
    [
      'with a name that is nobody',
      async () => `postgres://bot:${PASSWORD}@nobody.invalid/bot`,
      /nobody\.invalid:5432 cannot be reached/,
    ],
    [
      'with a wrong password',
      async () => (shared ?? '').replace(PASSWORD, `${PASSWORD}x`),
      /does not accept the user and password/,
    ],
    ['with sslmode=require and no TLS', async () => `${shared}?sslmode=require`, /speaks no TLS: .* sslmode/],
    ['without the database', async () => (shared ?? '').replace(/\w+$/, 'missing'), /has no “missing”/],
    ['with half an address', async () => `postgres://bot:${PASSWORD}@[:x`, /should look like postgres:/],
  ])('%s says what is wrong, and keeps the password to itself', async (_, urlOf, sentence) => {
    const error = await openStore({ url: await urlOf() }, clock).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'StartError', message: sentence });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(PASSWORD);
  });

  it('without the right to make tables says so', async () => {
    const url = await emptyDatabase(shared ?? '');
    const owner = await openServer(url);
    await sql`create role guest login password 'guest'`.execute(owner.db);
    await sql`drop schema public cascade`.execute(owner.db);
    await sql`create schema public`.execute(owner.db);
    await owner.close();
    const guest = url.replace(/\/\/[^@]*@/, '//guest:guest@');
    await expect(openStore({ url: guest }, clock)).rejects.toMatchObject({
      name: 'StartError',
      message: /does not let/,
    });
  });
});
