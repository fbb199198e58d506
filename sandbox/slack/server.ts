import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Workspace } from '../workspace.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { createErrands, type Errands, type Failure } from './errands.ts';
import { deliverEvent, EVENT_RETRIES } from './event-delivery.ts';
import { createFaults, type Faults } from './faults.ts';
import type { Fields } from './json.ts';
import { GRANTED } from './methods/scopes.ts';
import type { Call, Office, Tokens } from './office.ts';
import { createPostRate } from './post-rate.ts';
import { createReception } from './reception.ts';
import { createResponseUrls } from './response-urls.ts';
import { createSockets, type DisconnectReason, type Sockets } from './sockets.ts';
import { createSteps, type Steps } from './steps.ts';
import { createTriggers } from './triggers.ts';
import { createUploads } from './uploads.ts';
import { createViewErrands, type ViewErrands } from './view-errands.ts';
import { createWebApi } from './web-api.ts';

export interface SlackOptions {
  readonly tokens?: Tokens;
  readonly signingSecret?: string;
  /** What the bot token may do. */
  readonly scopes?: readonly string[];
  /** The clock of the limit on posts; the workspace's by default. While it stands still, so does the limit. */
  readonly now?: () => number;
  /** Whether a second post a second to one channel is refused; true by default. */
  readonly limitPosts?: boolean;
  /** Milliseconds of real time that the bot has to ack; Slack gives 3,000. */
  readonly ackWithin?: number;
  /** Milliseconds before each further delivery of an event that was not acked. */
  readonly eventRetries?: readonly number[];
  /** Milliseconds of real time, by which trigger ids age. */
  readonly realNow?: () => number;
}

/** A Slack of one workspace, on this machine. */
export interface FakeSlack extends Errands, ViewErrands {
  /** What `SLACK_API_URL` has to be for the bot. */
  readonly apiUrl: string;
  readonly tokens: Tokens;
  readonly signingSecret: string;
  readonly calls: readonly Call[];
  readonly failures: readonly Failure[];
  readonly faults: Faults;
  readonly scopes: Set<string>;
  /** The runs of the app's workflow steps. */
  readonly steps: Steps;
  /** Tries an event again as Slack does, until it is acked. */
  event(payload: Fields): Promise<void>;
  /** The bot's request URL; without one, everything goes over sockets. */
  readonly deliverTo: Delivery['deliverTo'];
  /** Resolves once the bot has so many sockets open. */
  connected(count?: number): Promise<void>;
  /** Resolves once the bot has closed the sockets that were told to go. */
  disconnect(reason?: DisconnectReason, which?: 'one' | 'all'): Promise<void>;
  close(): Promise<void>;
}

export async function serveSlack(workspace: Workspace, options: SlackOptions = {}): Promise<FakeSlack> {
  const server = createServer();
  const faults = createFaults(() => cut(server, sockets));
  const office = officeOf({ workspace, options, server, faults });
  const sockets = createSockets(server, office);
  const signingSecret = options.signingSecret ?? 'sandbox-signing-secret';
  const delivery = createDelivery({ sockets, signingSecret, ackWithin: options.ackWithin ?? 3_000 });
  const responseUrls = createResponseUrls(office);
  const failures: Failure[] = [];
  const means = { office, delivery, responseUrls, failures };
  const closing = new AbortController();
  const patience = { delays: options.eventRetries ?? EVENT_RETRIES, signal: closing.signal };
  server.on(
    'request',
    createReception({ office, responseUrls, webApi: createWebApi(office, sockets.methods) }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    apiUrl: `${office.url()}/api/`,
    tokens: office.tokens,
    signingSecret,
    calls: office.calls,
    failures,
    faults: office.faults,
    scopes: office.scopes,
    steps: office.steps,
    ...createErrands(means),
    ...createViewErrands(means),
    async event(payload) {
      const ack = await deliverEvent(payload, delivery, patience);
      if (!ack.ok) failures.push({ what: String(payload.event_id), error: ack.error, errors: [] });
    },
    deliverTo: delivery.deliverTo,
    connected: (count = 1) => sockets.connected(count),
    disconnect: (reason = 'refresh_requested', which = 'all') => sockets.disconnect(reason, which),
    async close() {
      closing.abort();
      await shut(server, sockets);
    },
  };
}

const TOKENS: Tokens = { bot: 'xoxb-sandbox', app: 'xapp-sandbox' };

interface Parts {
  readonly workspace: Workspace;
  readonly options: SlackOptions;
  readonly server: Server;
  readonly faults: Faults;
}

function officeOf({ workspace, options, server, faults }: Parts): Office {
  return {
    workspace,
    faults,
    scopes: new Set(options.scopes ?? GRANTED),
    tokens: options.tokens ?? TOKENS,
    calls: [],
    triggers: createTriggers(options.realNow ?? Date.now),
    steps: createSteps(workspace.app.steps),
    countPost: options.limitPosts === false ? () => undefined : createPostRate(options.now ?? workspace.now),
    uploads: createUploads(),
    url: () => `http://127.0.0.1:${portOf(server)}`,
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function shut(server: Server, sockets: Sockets): Promise<void> {
  server.close();
  const closed = once(server, 'close');
  await sockets.leave();
  cut(server, sockets);
  await closed;
}

/** An upgraded socket is no HTTP connection any more, so each kind is cut by its own. */
function cut(server: Server, sockets: Sockets): void {
  sockets.cut();
  server.closeAllConnections();
}
