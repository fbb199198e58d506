import type { SocketModeReceiver } from '@slack/bolt';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { verdictOf } from './errors.ts';

type SocketModeClient = SocketModeReceiver['client'];

export interface SocketParts {
  /** With its own reconnecting off: it waits five seconds first, and what it cannot recover from ends the process. */
  readonly client: SocketModeClient;
  /** Milliseconds within which Slack says hello. */
  readonly helloWithin: number;
  /** Aborts when no connection is wanted any more. */
  readonly signal: AbortSignal;
  /** Called where Slack refuses the app token, after which nothing is tried again. */
  readonly onRefused: (error: unknown) => void;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;

/** A connection that ends sooner counts as a failure: opened at once each time, such ones would run into Slack's limit. */
const STEADY_MS = 10_000;

/** Keeps one Socket Mode connection open. Resolves when it is open for the first time, and when `signal` aborts before. */
export async function keepConnected({
  client,
  helloWithin,
  signal,
  onRefused,
  clock,
  log,
}: SocketParts): Promise<void> {
  const opened = Promise.withResolvers<void>();
  // The client's own log line leaves out the cause.
  client.on('error', (error: unknown) => log.warn({ err: error }, 'socket failed'));

  /** One connection, from its opening to its end. Returns whether it lasted. @throws what kept it from opening */
  async function live(): Promise<boolean> {
    await hello(client, helloWithin);
    opened.resolve();
    const since = clock.now().getTime();
    // Asked to end while it was opening, the client opens it all the same.
    if (!signal.aborted) await closed(client);
    return clock.now().getTime() - since >= STEADY_MS;
  }

  async function pause(ms: number): Promise<void> {
    await clock.sleep(ms, signal).catch(() => undefined);
  }

  async function connect(): Promise<void> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        if (await live()) failures = -1;
        else await pause(pauseAfter(failures));
      } catch (error) {
        if (verdictOf(error) === 'setup') {
          onRefused(error);
          break;
        }
        log.warn({ err: error, failures }, 'socket not connected');
        const asked = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1_000 : 0;
        await pause(Math.max(asked, pauseAfter(failures)));
      }
    }
    opened.resolve();
    await client.disconnect();
  }

  void connect();
  return opened.promise;
}

/** Milliseconds. The first time it is opened again at once: Slack itself closes connections now and then. */
function pauseAfter(failures: number): number {
  return failures === 0 ? 0 : Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
}

/** @throws Error where Slack opens a connection and does not say hello, and what `start` throws */
async function hello(client: SocketModeClient, within: number): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no hello from Slack within ${within} ms`)), within);
  try {
    await Promise.race([client.start(), late.promise]);
  } catch (error) {
    await client.disconnect();
    // The client rejects with nothing where the connection closes.
    throw error ?? new Error('the connection was closed before Slack said hello');
  } finally {
    clearTimeout(timer);
  }
}

async function closed(client: SocketModeClient): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  client.once('disconnected', () => resolve());
  return promise;
}
