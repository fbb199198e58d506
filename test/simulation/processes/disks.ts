import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { emptyDatabase } from '../../store/db/engines.ts';
import type { Disk } from './cluster.ts';

interface DiskEngine {
  readonly name: string;
  /** How many bots can share it. */
  readonly bots: number;
  fresh(): Promise<Disk>;
}

const server = inject('postgres');

/** The engines as they survive a kill: files in a directory, and a server where there is one. */
export const diskEngines: readonly DiskEngine[] = [
  { name: 'the embedded database', bots: 1, fresh: async () => ({ dir: await freshDirectory() }) },
  ...(server === undefined
    ? []
    : [{ name: 'a Postgres server', bots: 2, fresh: async () => ({ url: await emptyDatabase(server) }) }]),
];

export async function freshDirectory(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'simulation-'));
  onTestFinished(async () => rm(dir, { recursive: true }));
  return dir;
}
