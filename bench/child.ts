import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A server in a process of its own. It ends with the `await using` that holds it. */
export interface Child extends AsyncDisposable {
  /** `http://127.0.0.1:…` */
  readonly url: string;
  /** Milliseconds from the start of the process to the first 200 of `/readyz`. */
  readonly readyAfter: number;
  /** Resident memory in megabytes. */
  memory(): Promise<number>;
}

export type Environment = Readonly<Record<string, string>>;

const POLL_MS = 5;
const PATIENCE_MS = 30_000;
const FAREWELL_MS = 5_000;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/**
 * Runs a program that serves HTTP on `PORT` and says at `/readyz` when it is ready. It gets `environment` and nothing
 * of this process's own, which may hold real credentials.
 * @throws Error when the program ends or is not ready within 30 s.
 */
export async function startChild(program: URL, environment: Environment = {}): Promise<Child> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(program)], {
    env: { ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(child);
  await untilReady(url, child);
  return {
    url,
    readyAfter: performance.now() - start,
    memory: async () => memoryOf(child),
    [Symbol.asyncDispose]: async () => end(child),
  };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isReady(url))) {
    if (hasEnded(child) || performance.now() > deadline)
      throw new Error(`${child.spawnargs.join(' ')} does not get ready.`);
    await sleep(POLL_MS);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`);
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}

/** As a supervisor would end it: Node keeps what it has compiled for the next start only if it may leave in peace. */
async function end(child: ChildProcess): Promise<void> {
  if (!hasEnded(child)) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), FAREWELL_MS);
    await ended;
    clearTimeout(killer);
  }
  running.delete(child);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
