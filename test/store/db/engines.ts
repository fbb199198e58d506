import type { Kysely } from 'kysely';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { WAIT_LIMIT_MS } from '../../../sandbox/slack/person.ts';
import { empty, memoryDatabase } from '../../../sandbox/store.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Database, Statements } from '../../../src/store/db/database.ts';
import { openServer } from '../../../src/store/db/server.ts';
import { createSession } from '../../../src/store/db/session.ts';
import type { Tables } from '../../../src/store/db/tables.ts';
import { createStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';

/** An empty database for one test. */
export interface Ground {
  readonly clock: TestClock;
  readonly store: Store;
  /** Another instance on the same database. */
  another(): Promise<Store>;
  /** The database itself, for doing to it what nobody should. */
  readonly db: Kysely<Tables>;
  readonly statements: Statements;
}

export interface TestClock extends Pick<Clock, 'now'> {
  pass(seconds: number): void;
}

interface Engine {
  readonly name: Database['engine'];
  fresh(): Promise<Ground>;
}

const server = inject('postgres');

/** Every test of the store runs on each of these. */
export const engines: readonly Engine[] = [
  { name: 'pglite', fresh: freshMemory },
  ...(server === undefined ? [] : [{ name: 'postgres', fresh: () => freshOnServer(server) } as const]),
];

export function createTestClock(): TestClock {
  let now = Date.parse('2026-11-22T08:00:00.123Z');
  return {
    now: () => new Date(now),
    pass(seconds) {
      now += seconds * 1000;
    },
  };
}

async function freshMemory(): Promise<Ground> {
  const database = await memoryDatabase();
  onTestFinished(database.close);
  const clock = createTestClock();
  const another = async () => database.open(clock);
  return { clock, db: database.db, statements: database.statements, another, store: await another() };
}

/** Nothing is given up because the machine is slow; a test of that opens the server itself. */
const UNHURRIED = {
  connectionTimeoutMillis: WAIT_LIMIT_MS,
  statement_timeout: WAIT_LIMIT_MS,
  query_timeout: WAIT_LIMIT_MS,
  idle_in_transaction_session_timeout: WAIT_LIMIT_MS,
};

/** Making a database takes longer than most tests, so they are used again. */
const free: Place[] = [];

interface Place {
  readonly url: string;
  readonly database: Database;
}

async function freshOnServer(url: string): Promise<Ground> {
  const place = free.pop() ?? (await newPlace(url));
  const { db, statements } = place.database;
  await empty(db);
  onTestFinished(() => void free.push(place));
  const clock = createTestClock();
  async function another(): Promise<Store> {
    const session = createSession(await openServer(place.url, UNHURRIED));
    onTestFinished(session.close);
    return createStore(session, clock);
  }
  return { clock, db, statements, another, store: await another() };
}

async function newPlace(server: string): Promise<Place> {
  const url = await emptyDatabase(server);
  return { url, database: await openServer(url, UNHURRIED) };
}

let made = 0;

/** The address of a database that nobody else has. It goes with the server when the run is over. */
export async function emptyDatabase(url: string): Promise<string> {
  made += 1;
  const name = `test_${process.pid}_${process.env.VITEST_POOL_ID ?? 0}_${performance.now().toFixed()}_${made}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return url.replace(/\/[^/]*$/, `/${name}`);
}
