import type { Server } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { type PersonAt, personAt, WAIT_LIMIT_MS } from '../../sandbox/slack/person.ts';
import { type FakeSlack, type SlackOptions, serveSlack } from '../../sandbox/slack/server.ts';
import { createWorkspace, type Workspace, type WorkspaceOptions } from '../../sandbox/workspace.ts';

interface Bot {
  readonly app: App;
  /** Its request URL, over HTTP. */
  readonly url?: string;
}

export interface World extends Bot {
  readonly slack: FakeSlack;
  readonly workspace: Workspace;
  readonly operator: PersonAt;
  readonly viewer: PersonAt;
}

const transports = { socket: startSocketApp, http: startHttpApp } as const;

/** No ack is late and no trigger is old because the machine is slow; a test of that says what late is. */
const UNHURRIED: SlackOptions = { ackWithin: WAIT_LIMIT_MS, realNow: () => 0 };

/** Serves a Slack with a Bolt app that has no listeners yet; both end with the test. */
export async function start(
  transport: keyof typeof transports,
  options: SlackOptions = {},
  installed: WorkspaceOptions = {},
): Promise<World> {
  const workspace = createWorkspace(installed);
  const slack = await serve(workspace, options);
  const bot = await transports[transport](slack);
  return {
    slack,
    workspace,
    ...bot,
    operator: personAt(slack, workspace, 'U0OPERATOR'),
    viewer: personAt(slack, workspace, 'U0VIEWER'),
  };
}

export async function serve(workspace: Workspace, options: SlackOptions = {}): Promise<FakeSlack> {
  const slack = await serveSlack(workspace, { ...UNHURRIED, ...options });
  onTestFinished(async () => slack.close());
  return slack;
}

/** @param reconnectAfter milliseconds until it opens another socket; a ping may take no longer, so few tests shorten it */
export async function startSocketApp(slack: FakeSlack, reconnectAfter = WAIT_LIMIT_MS): Promise<Bot> {
  const { tokens, apiUrl } = slack;
  const clientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: tokens.app,
    clientPingTimeout: reconnectAfter,
    installerOptions: { clientOptions },
    logLevel: LogLevel.ERROR,
  });
  const app = await started(new App({ ...common(slack), receiver, clientOptions }));
  await app.start();
  return { app };
}

async function startHttpApp(slack: FakeSlack): Promise<Bot> {
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    // It is the fake Slack that gives up on a request, not Bolt.
    unhandledRequestHandler: () => undefined,
    logLevel: LogLevel.ERROR,
  });
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const app = await started(new App({ ...common(slack), receiver, clientOptions }));
  const server: Server = await receiver.start(0);
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/slack/events`;
  slack.deliverTo(url);
  return { app, url };
}

async function started(app: App): Promise<App> {
  onTestFinished(async () => {
    await app.stop();
  });
  await app.init();
  return app;
}

function common({ tokens }: FakeSlack) {
  return { token: tokens.bot, deferInitialization: true, logLevel: LogLevel.ERROR } as const;
}
