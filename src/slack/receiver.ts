import { type CustomRoute, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { Config } from '../config.ts';
import type { Connections } from '../domain/doctor.ts';

/** How Slack reaches the bot. */
export interface Door {
  readonly receiver: Receiver;
  /** How Slack can reach it at this moment; with none open, it can't. */
  connections(): Connections;
}

interface DoorOptions {
  readonly slack: Config['slack'];
  readonly logger: Logger;
  readonly routes: (isOpen: () => boolean) => CustomRoute[];
}

/** Milliseconds for one answer of Slack's while a connection is opened; without it the client would wait for ever. */
const TIMEOUT = 10_000;

/** Slack's client is deaf for five seconds at each routine refresh of a connection, and two are not refreshed at once. */
const CONNECTIONS = 2;

/** Opening a connection may be tried again for half an hour; Slack's own outages are shorter. */
const RECONNECT = { retries: 100, factor: 1.3, maxTimeout: 30_000 };

/** Socket Mode where there is an app token, else HTTP. The handlers cannot tell. */
export function openDoor({ slack, logger, routes }: DoorOptions): Door {
  return slack.appToken
    ? socketDoor(slack.appToken, { slack, logger, routes })
    : httpDoor({ slack, logger, routes });
}

function httpDoor({ slack, logger, routes }: DoorOptions): Door {
  let open = false;
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret ?? '',
    endpoints: '/slack/events',
    port: slack.port,
    logger,
    customRoutes: routes(() => open),
  });
  return {
    connections: () => ({ open: open ? 1 : 0, of: 1 }),
    receiver: {
      init: (app) => receiver.init(app),
      start: async () => {
        const server = await receiver.start(slack.port);
        open = true;
        return server;
      },
      stop: async () => {
        open = false;
        await receiver.stop();
      },
    },
  };
}

function socketDoor(appToken: string, { slack, logger, routes }: DoorOptions): Door {
  const connected = new Set<number>();
  const isOpen = () => connected.size > 0;
  const receivers = Array.from({ length: CONNECTIONS }, (_, i) => {
    const receiver = new SocketModeReceiver({
      appToken,
      logger,
      installerOptions: {
        port: slack.port,
        clientOptions: {
          timeout: TIMEOUT,
          retryConfig: RECONNECT,
          ...(slack.apiUrl && { slackApiUrl: slack.apiUrl }),
        },
      },
      customRoutes: i === 0 ? routes(isOpen) : [],
    });
    receiver.client.on('connected', () => connected.add(i));
    // At once; `reconnecting` comes only when the five seconds are over, and `disconnected` only at the end of all.
    receiver.client.on('close', () => connected.delete(i));
    receiver.client.on('disconnected', () => connected.delete(i));
    return receiver;
  });
  return {
    connections: () => ({ open: connected.size, of: CONNECTIONS }),
    receiver: {
      init: (app) => receivers.forEach((receiver) => void receiver.init(app)),
      start: async () => Promise.all(receivers.map(async (receiver) => receiver.start())),
      stop: async () => void (await Promise.all(receivers.map(async (receiver) => receiver.stop()))),
    },
  };
}
