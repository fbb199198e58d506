import type { Kysely } from 'kysely';
import { openDirectory, openMemory } from './embedded.ts';
import { openServer } from './server.ts';
import type { Tables } from './tables.ts';

/** A Postgres server, a directory for the embedded one, or the embedded one without a directory. */
export type Where = { readonly url: string } | { readonly dir: string } | 'memory';

/**
 * Statements as they are, for a queue that keeps tables of its own beside these. Without values there may be several in
 * one text; the rows are those of all of them.
 */
export interface Statements {
  readonly engine: 'pglite' | 'postgres';
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

/** What is thrown by its queries because the database cannot be reached is a UserError `storeUnavailable`. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly statements: Statements;
  readonly engine: 'pglite' | 'postgres';
  /** Nothing may be asked of it any more. */
  close(): Promise<void>;
}

/**
 * Opens a database and brings its tables to what this version needs.
 * @throws StartError with a sentence on what to do.
 */
export function openDatabase(where: Where): Promise<Database> {
  if (where === 'memory') return openMemory();
  return 'url' in where ? openServer(where.url) : openDirectory(where.dir);
}
