import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const modules = join(import.meta.dirname, '../node_modules');
const cache = join(modules, '.cache/sandbox-store');

/** A database without tables, made once on a machine: Postgres takes seconds over it, and a copy a tenth of that. */
export async function emptyCluster(): Promise<Blob> {
  const file = join(cache, `pglite-${await version()}.tar`);
  try {
    // Not openAsBlob: it holds the file open, and with it the process.
    return new Blob([await readFile(file)]);
  } catch {
    return await makeCluster(file);
  }
}

async function makeCluster(file: string): Promise<Blob> {
  const pglite = await PGlite.create();
  const cluster = await pglite.dumpDataDir('none');
  await pglite.close();
  await keep(file, cluster);
  return cluster;
}

/** Written beside and moved, since several processes may be at it at once. Where it cannot be kept it is made again. */
async function keep(file: string, cluster: Blob): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(cache, { recursive: true });
    await writeFile(draft, cluster.stream());
    await rename(draft, file);
  } catch {
    return;
  }
}

/** The files of one version are not those of another. */
async function version(): Promise<string> {
  const text = await readFile(join(modules, '@electric-sql/pglite/package.json'), 'utf8');
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? 'unknown';
}
