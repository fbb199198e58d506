import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Auth } from '../../../src/api/http/auth.ts';
import { createHttp, type HttpOptions } from '../../../src/api/http/http.ts';
import type { Clock } from '../../../src/clock.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** `reset` breaks the connection before the answer, `cut` in the middle of it. */
  readonly fate?: 'reset' | 'cut';
}

export type Answering = (asked: Asked, count: number) => Answer | Promise<Answer>;

/** A server on a free port that lives as long as the test. `count` counts the requests from 1. */
export async function serve(answering: Answering) {
  const requests: Asked[] = [];
  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '', 'http://host');
    const asked = {
      method: incoming.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: incoming.headers,
      body: await text(incoming),
    };
    requests.push(asked);
    send(response, await answering(asked, requests.length));
  }
  return { url: await listening(answer), requests };
}

/** Serves on loopback until the test is over. @returns the URL */
export async function listening(
  answer: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<string> {
  const server = createServer((incoming, response) => void answer(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '', fate }: Answer): void {
  if (fate === 'reset') return void response.socket?.resetAndDestroy();
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  if (fate === undefined) return void response.end(content);
  response.write(content, () => response.socket?.destroy());
}

/** Answers in turn, the last one for ever. */
export function inTurn(...answers: readonly Answer[]): Answering {
  return (_, count) => answers[Math.min(count, answers.length) - 1] ?? {};
}

export interface TestClock extends Clock {
  /** Milliseconds of each sleep; none of them takes any time but the clock's own. */
  readonly sleeps: readonly number[];
  advance(ms: number): void;
}

export const NOON = new Date('2026-01-15T12:00:00Z');

export function testClock(): TestClock {
  const sleeps: number[] = [];
  let now = NOON.getTime();
  return {
    sleeps,
    now: () => new Date(now),
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      sleeps.push(ms);
      now += ms;
    },
    advance(ms) {
      now += ms;
    },
  };
}

export const openAuth: Auth = {
  authorize: async ({ headers }) => ({ ...headers }),
  renew: async () => false,
};

/** A client for `url` that lives as long as the test. */
export function connect(url: string, options: Partial<HttpOptions> = {}) {
  const http = createHttp({
    endpoint: url,
    projectId: 'p1',
    auth: openAuth,
    clock: testClock(),
    ...options,
  });
  onTestFinished(() => http.close());
  return http;
}

/** What `work` throws. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => error,
  );
}
