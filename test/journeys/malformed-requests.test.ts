import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin, type Journey } from './begin.ts';

const sample = (project: Project) => void project.addSample();

/** Request lines that are no address, or an odd one. */
const ADDRESSES = [
  '//',
  '///',
  'http://[',
  '//[',
  '/%',
  '/%zz',
  '/\\',
  '*',
  'x',
  '/slack/events/..',
  '/?[',
  '//a:b@c:99999/',
];
/** What is no request of Slack's, though it may be signed. */
const BODIES = [
  '',
  'null',
  '[]',
  '7',
  '"text"',
  '{',
  'payload=null',
  'payload=[]',
  'payload=%7B',
  'payload=7',
  'payload=',
  '\u0000',
];
const TYPES = ['application/json', 'application/x-www-form-urlencoded', 'text/plain', ''];

/** Sends bytes as they are, and waits until the bot has answered or hung up. */
async function send(journey: Journey, text: string): Promise<string> {
  const { hostname, port } = new URL(journey.botUrl);
  const { promise, resolve } = Promise.withResolvers<string>();
  let answer = '';
  const socket = connect(Number(port), hostname, () => socket.end(text));
  socket.on('data', (data) => {
    answer += String(data);
  });
  socket.on('close', () => resolve(answer));
  socket.on('error', () => resolve(answer));
  return promise;
}

const now = () => String(Math.floor(Date.now() / 1000));

function signature(body: string, secret: string, time: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
}

function post(body: string, type: string, secret?: string): string {
  const time = now();
  const lines = [
    'POST /slack/events HTTP/1.1',
    'Host: bot',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(type === '' ? [] : [`Content-Type: ${type}`]),
    ...(secret
      ? [`X-Slack-Request-Timestamp: ${time}`, `X-Slack-Signature: ${signature(body, secret, time)}`]
      : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

describe.each(['socket', 'http'] as const)('a bot in %s mode', (transport) => {
  it('outlives 200 malformed requests, signed and not, and still answers', async () => {
    const journey = await begin(sample, { transport });
    const { slack, viewer } = journey;
    const requests = [
      ...ADDRESSES.flatMap((address) =>
        ['GET', 'POST', 'PUT', 'OPTIONS', 'get', 'X'].map(
          (method) => `${method} ${address} HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n`,
        ),
      ),
      ...BODIES.flatMap((body) =>
        TYPES.flatMap((type) => [
          post(body, type),
          post(body, type, slack.signingSecret),
          post(body, type, 'wrong'),
        ]),
      ),
      '\u0000\u0001\u0002',
      'GET / HTTP/9.9\r\n\r\n',
    ];
    expect(requests.length).toBeGreaterThanOrEqual(200);
    const answers = await Promise.all(requests.map(async (request) => send(journey, request)));
    expect(answers.filter((answer) => / 200 /.test(answer.split('\r\n')[0] ?? ''))).toEqual([]);
    expect(await send(journey, 'GET /healthz HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n')).toContain(
      ' 200 ',
    );
    expect((await viewer.types('/modelarts best sample')).text).toContain('ae5503c0');
  });
});

/** A command of this workspace, signed at this time. */
async function command(
  team: string,
  time = now(),
): Promise<{ readonly status: number; readonly text: string }> {
  const { botUrl, slack } = await begin(sample, { transport: 'http' });
  const body = `command=/modelarts&text=help&user_id=U0VIEWER&channel_id=C0TRAINING&team_id=${team}&response_url=http%3A%2F%2F127.0.0.1`;
  const response = await fetch(`${botUrl}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': time,
      'x-slack-signature': signature(body, slack.signingSecret, time),
    },
    body,
  });
  return { status: response.status, text: await response.text() };
}

describe('a signed request', () => {
  it.each([
    ['of now', 0, 200],
    ['four minutes ahead', 240, 200],
    ['six minutes ahead', 360, 401],
    ['six minutes ago', -360, 401],
  ])('%s gets the status for it', async (_, ahead, status) => {
    expect((await command('T0SANDBOX', String(Number(now()) + ahead))).status).toBe(status);
  });

  it.each([`${now()}.5`, '1e9', '0x5f', `+${now()}`, 'now'])('with the time %s is refused', async (time) => {
    expect((await command('T0SANDBOX', time)).status).toBe(401);
  });

  it('in the name of another workspace is told so, in both languages', async () => {
    const { text } = await command('T9');
    expect(text).toContain('This bot serves another workspace.');
    expect(text).toContain('此机器人服务于另一个工作区');
    expect(text).not.toContain('best <job>');
  });
});

describe('the health routes in Socket Mode', () => {
  it('are served on this machine only', async () => {
    const { botUrl } = await begin(sample, { transport: 'socket' });
    expect((await fetch(`${botUrl}/readyz`)).status).toBe(200);
    expect((await fetch(`${botUrl}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});
