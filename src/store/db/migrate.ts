import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StartError } from '../../errors.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Tables } from './tables.ts';

/** Makes what is missing of the tables. Of several processes at once one does it, and the others wait. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  if (error instanceof Error && error.message.startsWith('corrupted migrations'))
    throw new StartError(
      'The database was made by a newer version of the bot: run that one, or restore a backup.',
      {
        cause: error,
      },
    );
  throw error;
}
