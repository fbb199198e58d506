import { SocketModeReceiver } from '@slack/bolt';
import { ConsoleLogger, LogLevel } from '@slack/logger';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeSlack, serveSlack } from '../../../sandbox/slack/server.ts';
import { createWorkspace } from '../../../sandbox/workspace.ts';
import { keepConnected } from '../../../src/slack/transport/socket.ts';

async function begin(prepare: (slack: FakeSlack) => void = () => undefined) {
  const slack = await serveSlack(createWorkspace());
  onTestFinished(async () => slack.close());
  prepare(slack);
  const logger = new ConsoleLogger();
  logger.setLevel(LogLevel.ERROR);
  const clientOptions = {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
  const appToken = slack.tokens.app;
  const { client } = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
  });
  const sleeps: number[] = [];
  const time = { now: 0, hellos: 0 };
  const clock = { now: () => new Date(time.now), sleep: async (ms: number) => void sleeps.push(ms) };
  client.on('connected', () => {
    time.hellos += 1;
  });
  const closing = new AbortController();
  const refused = Promise.withResolvers<unknown>();
  const warnings: unknown[] = [];
  const opened = keepConnected({
    client,
    helloWithin: 300,
    signal: closing.signal,
    onRefused: refused.resolve,
    clock,
    log: { warn: (about: unknown) => void warnings.push(about) },
  });
  onTestFinished(() => closing.abort());
  onTestFinished(async () => client.disconnect());
  return {
    slack,
    opened,
    refused: refused.promise,
    warnings,
    closing,
    client,
    sleeps,
    time,
  };
}

describe('a Socket Mode connection', () => {
  it('opens again at once when Slack asks for a new one', async () => {
    const { slack, opened, warnings, sleeps } = await begin();
    await opened;
    await slack.disconnect('refresh_requested');
    await slack.connected();
    expect(warnings).toEqual([]);
    expect(sleeps).toEqual([0]);
  });

  it('waits longer each time where Slack closes what it has just opened', async () => {
    const { slack, opened, sleeps, time } = await begin();
    await opened;
    const again = async () => {
      const { hellos } = time;
      await slack.disconnect('warning');
      await expect.poll(() => time.hellos).toBe(hellos + 1);
    };
    for (let times = 0; times < 4; times += 1) await again();
    expect(sleeps).toEqual([0, 1_000, 2_000, 4_000]);
    time.now += 10_000;
    await again();
    expect(sleeps).toHaveLength(4);
    await again();
    expect(sleeps.at(-1)).toBe(0);
  });

  it('waits as long as Slack asks', async () => {
    const { opened, sleeps, slack } = await begin(({ faults }) => {
      Object.assign(faults, { rateLimited: 2, retryAfter: 60 });
    });
    await opened;
    expect(sleeps).toEqual([60_000, 60_000]);
    expect(slack.calls.map(({ method }) => method)).toEqual(Array(3).fill('apps.connections.open'));
  });

  it('is given up and opened anew where Slack says no hello on it', async () => {
    const { slack, opened, warnings } = await begin(({ faults }) => {
      faults.noHello = true;
    });
    await expect
      .poll(() => warnings)
      .toMatchObject([{ err: { message: 'no hello from Slack within 300 ms' } }]);
    slack.faults.noHello = false;
    await opened;
  });

  it('opens once Slack can be reached again', async () => {
    const { slack, opened, warnings } = await begin();
    await opened;
    slack.faults.dark = true;
    await expect.poll(() => warnings.length).toBeGreaterThan(0);
    slack.faults.dark = false;
    await slack.connected();
  });

  it.each(['invalid_auth', 'token_revoked', 'account_inactive'])(
    'is not tried again after %s, which a person has to fix',
    async (error) => {
      const { slack, opened, refused } = await begin();
      await opened;
      slack.faults.errorFor['apps.connections.open'] = error;
      await slack.disconnect('link_disabled');
      expect(await refused).toMatchObject({ data: { error } });
    },
  );

  it('stays closed when it is told to close while it opens', async () => {
    const { opened, closing, client, slack } = await begin();
    closing.abort();
    await client.disconnect();
    await opened;
    await expect.poll(() => slack.calls.length).toBe(1);
  });
});
