import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bot as an operator runs it: a process. */
export interface BotProcess {
  /** Resolves when it says that it is ready; rejects with what it has printed when it ends before. */
  readonly ready: Promise<void>;
  /** Ends it as `kill -9` does. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Ends it as a supervisor does. Resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Resolves with its exit code, and what it has printed, when it ends by itself. */
  readonly ended: Promise<Ending>;
}

interface Ending {
  readonly code: number | null;
  readonly errors: string;
  readonly log: string;
}

const root = join(import.meta.dirname, '../../..');

/** Most of what a start costs is compiling, and clearing up behind that. None of these changes what is run. */
const QUICK = ['--liftoff-only', '--single-threaded', '--min-semi-space-size=64', '--max-semi-space-size=64'];
const COMPILED = join(root, 'node_modules/.cache/compiled');

export interface Starting {
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds by which its calendar is ahead of this machine's. */
  readonly ahead?: number;
}

export function startBotProcess({ environment, ahead = 0 }: Starting): BotProcess {
  const preload = ahead > 0 ? ['--import', fileURLToPath(new URL('calendar-ahead.ts', import.meta.url))] : [];
  const child = spawn(process.execPath, [...QUICK, ...preload, 'src/main.ts'], {
    cwd: root,
    env: { ...environment, CALENDAR_AHEAD_MS: String(ahead), NODE_COMPILE_CACHE: COMPILED },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  let errors = '';
  const ready = Promise.withResolvers<void>();
  child.stdout.on('data', (chunk) => {
    log += String(chunk);
    if (log.includes('"msg":"ready"')) ready.resolve();
  });
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const ended = once(child, 'close').then(([code]): Ending => ({ code, errors, log }));
  void ended.then(() => ready.reject(new Error(`The bot ended before it was ready: ${errors}\n${log}`)));
  ready.promise.catch(() => undefined);
  return {
    ready: ready.promise,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return (await ended).code;
    },
  };
}
