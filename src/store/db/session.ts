import type { Kysely, Transaction } from 'kysely';
import type { Database, Statements } from './database.ts';
import { unavailable } from './outage.ts';
import type { Tables } from './tables.ts';

/** A user of a database, who leaves only when all that was begun is done. */
export interface Session {
  run<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /**
   * All of it or nothing. `work` must use the transaction alone: the embedded database has one connection, and would
   * wait for ever for anything else.
   */
  change<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T>;
  readonly statements: Statements;
  /** How much has been begun and is not done. */
  busy(): number;
  /** Waits for what has been begun; what comes later is told that the store is unavailable. */
  close(): Promise<void>;
}

export function createSession({
  db,
  statements,
  close,
}: Pick<Database, 'db' | 'statements' | 'close'>): Session {
  const begun = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;

  async function counted<T>(work: () => Promise<T>): Promise<T> {
    if (closed) throw unavailable();
    const doing = work();
    begun.add(doing);
    try {
      return await doing;
    } finally {
      begun.delete(doing);
    }
  }

  const run: Session['run'] = (work) => counted(() => work(db));

  return {
    run,
    statements: {
      engine: statements.engine,
      executeSql: (text, values) => counted(() => statements.executeSql(text, values)),
    },
    change: (work) => run((all) => all.transaction().execute(work)),
    busy: () => begun.size,
    close() {
      closed ??= Promise.allSettled(begun).then(close);
      return closed;
    },
  };
}
