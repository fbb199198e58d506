import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, type PGlite as Queried } from 'kysely';
import { StartError } from '../../errors.ts';
import type { Database, Statements } from './database.ts';
import { lockDirectory } from './lock.ts';
import { migrate } from './migrate.ts';
import { sorted } from './outage.ts';
import type { Tables } from './tables.ts';
import { bound } from './text.ts';

// A third of the memory that PGlite takes otherwise; the tables here are small.
const START = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

/**
 * An embedded database that is gone when it is closed.
 * @param cluster the files of an empty one, as PGlite dumps them: copying those is quicker than making new ones
 */
export async function openMemory(cluster?: Blob): Promise<Database> {
  return prepared(await PGlite.create({ startParams: START, ...(cluster && { loadDataDir: cluster }) }));
}

/**
 * The embedded database in a directory, made when it is not there, private to its user, and held for this process.
 * @throws StartError when another process has it, or when it cannot be opened.
 */
export async function openDirectory(dir: string): Promise<Database> {
  const root = resolve(dir);
  const data = join(root, 'postgres');
  await makePrivate(root, data);
  const unlock = lockDirectory(root);
  try {
    const database = await prepared(await openPglite(data));
    // Whoever followed stops or posted in here is dead, since this process has the lock: nobody waits for their lease.
    await database.db.updateTable('stops').set({ driver: null, driven_until: null }).execute();
    await database.db.deleteFrom('outbox_holds').execute();
    return { ...database, close: () => database.close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** PGlite creates files that anybody may read, so nobody else may come near them. */
async function makePrivate(root: string, data: string): Promise<void> {
  try {
    await makeDirectory(root);
    // A mounted volume can belong to somebody else; what is kept lies one level further down.
    await chmod(root, 0o700).catch(() => undefined);
    await makeDirectory(data);
    await chmod(data, 0o700);
  } catch (cause) {
    throw new StartError(
      `${root} cannot be made or written to: give it to the bot's user, or set DATA_DIR.`,
      {
        cause,
      },
    );
  }
}

/** Node's own `recursive` goes round for ever where a file system makes no directories and says ENOENT, as /proc does. */
async function makeDirectory(path: string): Promise<void> {
  const above = dirname(path);
  if (above !== path && !(await isDirectory(above))) await makeDirectory(above);
  if (!(await isDirectory(path))) await mkdir(path, { mode: 0o700 });
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function openPglite(data: string): Promise<PGlite> {
  try {
    return await PGlite.create({ dataDir: data, startParams: START });
  } catch (cause) {
    const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '');
    const of = version ? ` (it is of PostgreSQL ${version.trim()})` : '';
    throw new StartError(
      `The database in ${data} cannot be opened: it is damaged, or made by another version of PGlite${of}. Restore a backup, or move the directory away to begin anew.`,
      { cause },
    );
  }
}

async function prepared(pglite: PGlite): Promise<Database> {
  const inTurn = createTurns();
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: watched(pglite, inTurn) }) });
  try {
    await migrate(db);
  } catch (error) {
    await pglite.close();
    throw error;
  }
  return { db, statements: statementsOf(pglite, inTurn), engine: 'pglite', close: () => pglite.close() };
}

/** Does one piece of work after the other. */
type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * PGlite computes in the process's own thread, and goes from one statement to the next without leaving it: a crowd of
 * questions would keep every acknowledgement waiting until the last one is through. Here each begins in a turn of the
 * event loop of its own.
 */
function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const mine = last.then(async () => setImmediate()).then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function statementsOf(pglite: PGlite, inTurn: InTurn): Statements {
  async function execute(text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }> {
    try {
      if (values.length > 0) return await pglite.query(text, bound(values));
      return { rows: (await pglite.exec(text)).flatMap(({ rows }) => rows) };
    } catch (error) {
      // On the one connection there is, a transaction that has failed half-way would stand in everybody's way.
      await pglite.query('rollback').catch(() => undefined);
      throw sorted(error);
    }
  }
  return {
    engine: 'pglite',
    executeSql: async (text, values = []) => inTurn(async () => execute(text, values)),
  };
}

function watched(pglite: PGlite, inTurn: InTurn): Queried {
  const query = queryOf(pglite);
  return {
    waitReady: pglite.waitReady,
    get ready() {
      return pglite.ready;
    },
    get closed() {
      return pglite.closed;
    },
    close: () => pglite.close(),
    query: async (...asked) => inTurn(async () => query(...asked)),
    transaction: async (work) =>
      inTurn(async () =>
        pglite.transaction((tx) => work({ query: queryOf(tx), rollback: () => tx.rollback() })),
      ),
  };
}

function queryOf(on: Pick<Queried, 'query'>): Queried['query'] {
  return async (statement, values = [], options) => {
    try {
      return await on.query(statement, bound(values), options);
    } catch (error) {
      throw sorted(error);
    }
  };
}
