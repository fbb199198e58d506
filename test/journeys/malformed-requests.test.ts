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

function post(body: string, type: string, secret?: string): string {
  const time = String(Math.floor(Date.now() / 1000));
  const signature = secret && `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
  const lines = [
    'POST /slack/events HTTP/1.1',
    'Host: bot',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(type === '' ? [] : [`Content-Type: ${type}`]),
    ...(signature ? [`X-Slack-Request-Timestamp: ${time}`, `X-Slack-Signature: ${signature}`] : []),
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

describe('the health routes in Socket Mode', () => {
  it('are served on this machine only', async () => {
    const { botUrl } = await begin(sample, { transport: 'socket' });
    expect((await fetch(`${botUrl}/readyz`)).status).toBe(200);
    expect((await fetch(`${botUrl}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});
