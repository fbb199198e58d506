import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PersonAt, personAt, WAIT_LIMIT_MS } from '../../sandbox/slack/person.ts';
import { type FakeSlack, serveSlack } from '../../sandbox/slack/server.ts';
import { createWorkspace, type Workspace } from '../../sandbox/workspace.ts';

const MINUTE = 60_000;

let now = 0;
let workspace: Workspace;
let slack: FakeSlack;
let bot: Server;
let operator: PersonAt;
let responseUrl = '';

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22);
  workspace = createWorkspace({ now: () => now });
  slack = await serveSlack(workspace, { ackWithin: WAIT_LIMIT_MS });
  bot = await botThatOnlyAcks();
  operator = personAt(slack, workspace, 'U0OPERATOR');
  await operator.types('/modelarts best x');
});

afterEach(async () => {
  bot.close();
  await slack.close();
});

describe('a response_url of the fake Slack', () => {
  it('answers the asker alone, unless it says otherwise', async () => {
    await respond({ text: 'private' });
    await respond({ text: 'public', response_type: 'in_channel' });

    expect(screen(operator)).toEqual(['ack', 'private', 'public']);
    expect(screen(personAt(slack, workspace, 'U0VIEWER'))).toEqual(['public']);
  });

  it('replaces and deletes the first answer', async () => {
    await respond({ text: 'second' });
    await respond({ text: 'instead', replace_original: true });
    expect(screen(operator)).toEqual(['instead', 'second']);
    await respond({ delete_original: true });

    expect(screen(operator)).toEqual(['second']);
  });

  it('answers in a thread', async () => {
    await respond({ text: 'below', thread_ts: '1.1' });

    expect((await operator.sees('below')).threadTs).toBe('1.1');
  });

  it('works where the bot is no member', async () => {
    await operator.types('/modelarts best x', { channel: '#private-lab' });
    await respond({ text: 'inside' });

    expect(operator.screen('#private-lab').map(({ shown }) => shown)).toEqual(['ack', 'inside']);
  });

  it('is used up after five answers', async () => {
    for (const use of ['1', '2', '3', '4', '5']) expect((await respond({ text: use })).status).toBe(200);

    expect(await respond({ text: '6' })).toEqual({ status: 404, body: '{"ok":false,"error":"used_url"}' });
  });

  it('expires after half an hour', async () => {
    now += 30 * MINUTE;
    expect((await respond({ text: 'in time' })).status).toBe(200);
    now += 1;

    expect(await respond({ text: 'late' })).toEqual({
      status: 404,
      body: '{"ok":false,"error":"expired_url"}',
    });
  });

  it('refuses bad blocks, with the status that is set', async () => {
    const bad = { text: 'x', blocks: [{ type: 'section' }] };
    expect(await respond(bad)).toEqual({ status: 400, body: '{"ok":false,"error":"invalid_blocks"}' });
    slack.faults.responseUrlStatus = 200;

    expect((await respond(bad)).status).toBe(200);
    expect(screen(operator)).toEqual(['ack']);
  });

  it('refuses an empty answer', async () => {
    expect(await respond({})).toEqual({ status: 400, body: '{"ok":false,"error":"no_text"}' });
  });

  it('is recorded like any call', async () => {
    await respond({ text: 'x' });

    expect(slack.calls).toEqual([
      { method: 'response_url', args: { text: 'x' }, reply: { ok: true }, status: 200 },
    ]);
  });
});

describe('what a client of the fake Slack refuses to send', () => {
  it('is a command in a thread', async () => {
    const reply = await operator.types('/modelarts best x', { thread: '1.1' });

    expect(reply.shown).toBe('/modelarts is not supported in threads. Sorry!');
    expect(reply.onlyFor).toBe('U0OPERATOR');
  });

  it('is a command that no app has', async () => {
    expect((await operator.types('/deploy')).shown).toBe('/deploy is not a valid command.');
  });

  it('is a mention of an app that is not in the channel', async () => {
    const reply = await operator.mentions('best x', { channel: '#random' });

    expect(reply.shown).toBe("You mentioned @ModelArts, but they're not in this channel.");
  });
});

describe('a person who waits in the fake Slack', () => {
  it('gets an error with the screen when nothing comes', async () => {
    const hasty = personAt(slack, workspace, 'U0OPERATOR', { patience: 1 });

    await expect(hasty.sees('never')).rejects.toThrow('The screen:\nU0MODELARTS: ack');
  });

  it('gets an error with what there is to press when nothing fits', async () => {
    await respond({
      text: 'x',
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Go' } }],
        },
      ],
    });

    await expect(operator.presses('Stop')).rejects.toThrow('Nothing to press is "Stop"; there is: Go');
  });
});

async function botThatOnlyAcks(): Promise<Server> {
  const { promise, resolve } = Promise.withResolvers<Server>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      responseUrl = new URLSearchParams(body).get('response_url') ?? '';
      response.end('ack');
    });
  });
  server.listen(0, '127.0.0.1', () => resolve(server));
  await promise;
  const address = server.address();
  slack.deliverTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  return server;
}

async function respond(answer: object): Promise<{ status: number; body: string }> {
  const response = await fetch(responseUrl, { method: 'POST', body: JSON.stringify(answer) });
  return { status: response.status, body: await response.text() };
}

function screen(person: PersonAt): string[] {
  return person.screen().map(({ shown }) => shown);
}
