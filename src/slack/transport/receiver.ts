import type { Server } from 'node:http';
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import type { Connections } from '../../domain/access/doctor.ts';
import type { Log } from '../../log.ts';
import { type Readiness, serveHttp } from './http-server.ts';
import { keepConnected } from './socket.ts';

/** How Slack reaches the bot. */
export interface Door {
  readonly receiver: Receiver;
  /** Where HTTP is served; absent before the start. */
  port(): number | undefined;
  /** How Slack can reach it at this moment; with none open, it can't. */
  connections(): Connections;
  /** Resolves with Slack's error once it refuses the app token. */
  readonly refused: Promise<unknown>;
}

interface DoorOptions {
  readonly slack: Config['slack'];
  readonly logger: Logger;
  readonly log: Log;
  readonly isStoreWell: () => Promise<boolean>;
}

const OK = 'ok';
const STORE_AWAY = 'the database is away';

const SLACK_PATH = '/slack/events';
/** Health routes are for this machine, unless HOST opens them to others. */
const LOOPBACK = '127.0.0.1';

/** Milliseconds for one answer of Slack's while a connection is opened; without it the client would wait for ever. */
const TIMEOUT = 10_000;

/** Milliseconds from asking for a connection to Slack's hello on it. */
const HELLO_WITHIN = 20_000;

/** Nothing is delivered while a connection is refreshed, and two are not refreshed at once. */
const CONNECTIONS = 2;

/** Socket Mode where there is an app token, else HTTP. The handlers cannot tell. */
export function openDoor(options: DoorOptions): Door {
  const { appToken } = options.slack;
  return appToken ? socketDoor(appToken, options) : httpDoor(options);
}

function httpDoor({ slack, logger, isStoreWell }: DoorOptions): Door {
  let server: Server | undefined;
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret ?? '',
    endpoints: SLACK_PATH,
    logger,
  });
  const isOpen = () => server?.listening ?? false;
  // Out of its load balancer it could not even say that the database is away.
  const readiness = async () => ({ isReady: true, words: (await isStoreWell()) ? OK : STORE_AWAY });
  return {
    connections: () => ({ open: isOpen() ? 1 : 0, of: 1 }),
    port: () => portOf(server),
    refused: Promise.withResolvers<never>().promise,
    receiver: {
      init: (app) => receiver.init(app),
      start: async () => {
        const { port, host } = slack;
        const listener = receiver.requestListener;
        server = await serveHttp({ port, host, readiness, slack: { path: SLACK_PATH, listener } });
      },
      stop: async () => close(server),
    },
  };
}

function socketDoor(appToken: string, { slack, logger, log, isStoreWell }: DoorOptions): Door {
  const closing = new AbortController();
  const refused = Promise.withResolvers<unknown>();
  const connected = new Set<number>();
  const readiness = async (): Promise<Readiness> => {
    if (connected.size === 0) return { isReady: false, words: 'no connection to Slack' };
    return (await isStoreWell()) ? { isReady: true, words: OK } : { isReady: false, words: STORE_AWAY };
  };
  let server: Server | undefined;
  const receivers = Array.from({ length: CONNECTIONS }, (_, i) => {
    const receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions: {
        clientOptions: {
          timeout: TIMEOUT,
          retryConfig: { retries: 0 },
          // Else the client waits by itself, and opens what nobody waits for any more.
          rejectRateLimitedCalls: true,
          ...(slack.apiUrl && { slackApiUrl: slack.apiUrl }),
        },
      },
    });
    receiver.client.on('connected', () => connected.add(i));
    receiver.client.on('close', () => connected.delete(i));
    receiver.client.on('disconnected', () => connected.delete(i));
    return receiver;
  });
  return {
    connections: () => ({ open: connected.size, of: CONNECTIONS }),
    port: () => portOf(server),
    refused: refused.promise,
    receiver: {
      init: (app) => receivers.forEach((receiver) => void receiver.init(app)),
      start: async () => {
        server = await serveHttp({ port: slack.port, host: slack.host ?? LOOPBACK, readiness });
        const { signal } = closing;
        const parts = {
          helloWithin: HELLO_WITHIN,
          signal,
          onRefused: refused.resolve,
          clock: systemClock,
          log,
        };
        const opening = receivers.map(async ({ client }) => keepConnected({ ...parts, client }));
        const failing = refused.promise.then((error) => {
          throw error;
        });
        await Promise.race([Promise.all(opening), failing]);
      },
      stop: async () => {
        closing.abort();
        await Promise.all([close(server), ...receivers.map(async (receiver) => receiver.stop())]);
      },
    },
  };
}

async function close(server: Server | undefined): Promise<void> {
  if (!server?.listening) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  await promise;
}

function portOf(server: Server | undefined): number | undefined {
  const address = server?.address();
  return typeof address === 'object' ? address?.port : undefined;
}
