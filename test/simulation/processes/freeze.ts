import { readdir, readFile } from 'node:fs/promises';
import { Client } from 'pg';

/**
 * Pauses every process of a Postgres server: connections stay open, and nothing is answered.
 * Returns what resumes them.
 */
export async function freeze(url: string): Promise<() => void> {
  const pids = await processesOf(url);
  const thaw = () => {
    process.off('exit', thaw);
    signal(pids, 'SIGCONT');
  };
  // Frozen, it would outlive the tests.
  process.once('exit', thaw);
  signal(pids, 'SIGSTOP');
  return thaw;
}

/** A connection may have ended since they were counted, and its process with it. */
function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

/** The first process of the server and all that it has made, the first in front, since it would make others. */
async function processesOf(url: string): Promise<number[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const first = await parentOf(rows[0]?.pid ?? 0);
  await client.end();
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const parents = await Promise.all(pids.map(parentOf));
  return [first, ...pids.filter((_, i) => parents[i] === first)];
}

/** 0 for a process that has ended meanwhile. */
async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^PPid:\t(\d+)$/m.exec(status)?.[1] ?? 0);
}
