import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../../errors.ts';

/** Else one that nobody refers to any more would be closed with the garbage, and its directory be free. */
const held = new Set<DatabaseSync>();

/**
 * Holds a directory for this process alone until it is let go. SQLite takes a lock of the kernel's, which ends with the
 * process however that ends: a file with a process id would stay behind, and in containers every process is number 1.
 * The file lies inside, since a directory mounted into two containers is often all that they share.
 * @throws StartError when another process holds it.
 */
export function lockDirectory(dir: string): () => void {
  const file = new DatabaseSync(join(dir, 'lock'));
  try {
    file.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    file.close();
    throw new StartError(
      `${dir} is in use by another process: end that one first, set another DATA_DIR, or set DATABASE_URL to run several instances on one database.`,
      { cause },
    );
  }
  held.add(file);
  return () => {
    held.delete(file);
    file.close();
  };
}
