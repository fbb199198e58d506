import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Client, Pool, type PoolClient, type PoolConfig } from 'pg';
import { StartError, UserError } from '../../errors.ts';
import type { Database, Statements } from './database.ts';
import { migrate } from './migrate.ts';
import { codeOf, sorted, unavailable } from './outage.ts';
import type { Tables } from './tables.ts';
import { bound } from './text.ts';

const WORKING: PoolConfig = {
  max: 8,
  connectionTimeoutMillis: 3000,
  statement_timeout: 5000,
  // Only for a server that no longer answers at all: any other has cancelled the statement by then.
  query_timeout: 6000,
  // The end of the audit's chain is locked by one transaction at a time: a process that hangs must not keep it.
  idle_in_transaction_session_timeout: 10_000,
  keepAlive: true,
  application_name: 'modelarts-chatops',
};

// Whoever starts second waits for the first one's migrations.
const MIGRATING: PoolConfig = { ...WORKING, max: 2, statement_timeout: 300_000, query_timeout: 310_000 };

/**
 * A database on a Postgres server, migrated.
 * @param working how to treat connections otherwise than is good in general
 * @throws StartError when it cannot be reached, or does not let us in; the password is never in it.
 */
export async function openServer(url: string, working: PoolConfig = {}): Promise<Database> {
  const place = placeOf(url);
  const first = connect(url, MIGRATING);
  try {
    await migrate(first.db);
  } catch (error) {
    throw startError(error, place);
  } finally {
    await first.close();
  }
  return connect(url, { ...WORKING, ...working });
}

function connect(url: string, options: PoolConfig): Database {
  const pool = new Pool({ ...options, connectionString: url });
  // Without listeners a connection that breaks ends the process. What was asked on it fails by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: watched(pool) }) });
  return { db, statements: statementsOf(pool), engine: 'postgres', close: () => pool.end() };
}

function statementsOf(pool: Pool): Statements {
  const connections = watched(pool);
  return {
    engine: 'postgres',
    async executeSql(text, values = []) {
      const connection = await connections.connect();
      let isDone = false;
      try {
        const answer: unknown = await connection.query(text, values);
        isDone = true;
        return { rows: rowsOf(answer) };
      } finally {
        // A text of several statements may have begun a transaction, in which the connection would be stuck.
        connection.release(!isDone);
      }
    },
  };
}

/** Several statements in one text have one answer each, which pg's own declaration does not know. */
function rowsOf(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer.flatMap(rowsOf);
  const isAnswer = typeof answer === 'object' && answer !== null && 'rows' in answer;
  return isAnswer && Array.isArray(answer.rows) ? answer.rows : [];
}

function watched(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      try {
        return watchedClient(await pool.connect());
      } catch (error) {
        throw unavailable(error);
      }
    },
  };
}

/** A connection on which something went unanswered is thrown away: whatever comes next would wait behind that. */
function watchedClient(client: PoolClient): PostgresPoolClient {
  let isBroken = false;
  async function query(statement: string, values: readonly unknown[]): Promise<unknown> {
    if (isBroken) throw unavailable();
    try {
      return await client.query(statement, bound(values));
    } catch (error) {
      const known = sorted(error);
      isBroken = known instanceof UserError;
      throw known;
    }
  }
  return {
    // Kysely also describes cursors here, and pg's own declaration has no place for them; nothing asks for one.
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy || isBroken),
  };
}

interface Place {
  readonly address: string;
  readonly database: string | undefined;
}

function placeOf(url: string): Place {
  try {
    const { host, port, database } = new Client({ connectionString: url });
    return { address: `${host}:${port}`, database };
  } catch {
    // No cause: it would carry the URL and with it the password.
    throw new StartError('DATABASE_URL should look like postgres://user:password@host:5432/database.');
  }
}

/** `pg` has no code for it. */
function isWithoutTls(cause: unknown): boolean {
  return cause instanceof Error && /does not support SSL connections/.test(cause.message);
}

function startError(error: unknown, { address, database }: Place): unknown {
  if (error instanceof StartError) return error;
  const cause = error instanceof UserError ? error.cause : error;
  const code = codeOf(cause);
  const at = `The database at ${address}`;
  if (code?.startsWith('28'))
    return new StartError(`${at} does not accept the user and password of DATABASE_URL.`, { cause });
  if (code === '3D000') return new StartError(`${at} has no “${database}”: create it first.`, { cause });
  // The second: no schema in which it may.
  if (code === '42501' || code === '3F000')
    return new StartError(`${at} does not let the user of DATABASE_URL make tables.`, { cause });
  if (isWithoutTls(cause))
    return new StartError(`${at} speaks no TLS: switch it on there, or take sslmode out of DATABASE_URL.`, {
      cause,
    });
  if (!(error instanceof UserError)) return error;
  return new StartError(
    `${at} cannot be reached (${code ?? 'no answer'}): check DATABASE_URL, and that the server runs and lets this machine in.`,
    { cause },
  );
}
