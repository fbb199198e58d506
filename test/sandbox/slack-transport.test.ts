import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { personAt } from '../../sandbox/slack/person.ts';
import type { FakeSlack } from '../../sandbox/slack/server.ts';
import { createWorkspace } from '../../sandbox/workspace.ts';
import { serve, start, startSocketApp } from './slack-bots.ts';
import { clientWith } from './slack-client.ts';

/** A bot that opens another socket soon after it has lost one. */
async function startAgile() {
  const workspace = createWorkspace();
  const slack = await serve(workspace);
  const { app } = await startSocketApp(slack, 100);
  app.command('/modelarts', async ({ ack }) => ack('Here again'));
  const viewer = personAt(slack, workspace, 'U0VIEWER');
  // It also drops a socket on which a pong is late, as on a busy machine, so it may take several commands.
  const answered = async () =>
    expect.poll(async () => (await viewer.types('/modelarts help')).shown).toBe('Here again');
  return { slack, answered };
}

describe('sockets of the fake Slack', () => {
  it('open again after Slack has asked the bot to reconnect', async () => {
    const { slack, answered } = await startAgile();

    await slack.disconnect('refresh_requested');
    await slack.connected();

    await answered();
  });

  it('lose a command while no socket is open', async () => {
    const workspace = createWorkspace();
    const slack = await serve(workspace);

    const reply = await personAt(slack, workspace, 'U0VIEWER').types('/modelarts help');

    expect(reply.shown).toBe('/modelarts failed with the error "dispatch_failed"');
  });

  it('open again when Slack is no longer down', async () => {
    const { slack, answered } = await startAgile();

    slack.faults.dark = true;
    slack.faults.dark = false;
    await slack.connected();

    await answered();
  });

  it('are ten at most', async () => {
    const slack = await serve(createWorkspace());
    const greetings: string[] = [];
    for (let i = 0; i < 11; i += 1) greetings.push(await firstWord(await socketUrl(slack)));

    expect(greetings).toEqual([...Array.from({ length: 10 }, () => 'hello'), 'too_many_websockets']);
  });

  it('open only once with each address', async () => {
    const slack = await serve(createWorkspace());
    const url = await socketUrl(slack);
    await firstWord(url);

    await expect(firstWord(url)).rejects.toThrow();
  });

  it('get events in turn', async () => {
    const world = await start('socket');
    const { app: second } = await startSocketApp(world.slack);
    await world.slack.connected(2);
    for (const [name, app] of Object.entries({ first: world.app, second }))
      app.command('/modelarts', async ({ ack }) => ack(name));

    const replies = [await world.operator.types('/modelarts a'), await world.operator.types('/modelarts b')];

    expect(replies.map(({ shown }) => shown).toSorted()).toEqual(['first', 'second']);
  });
});

describe('events of the fake Slack', () => {
  it('are tried again with the same id until they are acked', async () => {
    const { slack, operator, app, url } = await start('http', { eventRetries: [0, 0, 0] });
    const seen: unknown[] = [];
    app.event('app_mention', async ({ body, context, say }) => {
      seen.push([body.event_id, context.retryNum, context.retryReason]);
      await say('Heard');
    });
    slack.deliverTo('http://127.0.0.1:1/');
    const answer = operator.mentions('hello');
    slack.deliverTo(url);

    await answer;

    expect(seen).toEqual([[expect.stringMatching(/^Ev/), 1, 'connection_failed']]);
  });
});

async function socketUrl({ apiUrl, tokens }: FakeSlack): Promise<string> {
  const { url } = await clientWith(tokens.app, { apiUrl }).apps.connections.open();
  return url ?? '';
}

/** Opens a socket and resolves with what it is greeted with. */
async function firstWord(url: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  socket.on('error', reject);
  socket.on('message', (data) => {
    const { type, reason } = JSON.parse(String(data));
    resolve(reason ?? type);
  });
  return promise;
}
