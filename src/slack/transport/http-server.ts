import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { StartError } from '../../errors.ts';

/** Bytes; what Slack sends is far smaller. */
const MAX_BODY = 4 * 1024 * 1024;

/** What `/readyz` answers. */
export interface Readiness {
  readonly isReady: boolean;
  /** Of what is amiss, also where the bot is ready all the same. */
  readonly words: string;
}

interface Served {
  readonly port: number;
  /** Absent: every interface. */
  readonly host?: string | undefined;
  readonly readiness: () => Promise<Readiness>;
  /** What takes Slack's requests, in HTTP mode. Gets their bodies in `rawBody`, as Bolt's receiver reads them. */
  readonly slack?: { readonly path: string; readonly listener: RequestListener };
}

/**
 * The bot's own HTTP server: `/healthz`, `/readyz` and, in HTTP mode, Slack's requests. Bolt parses addresses and bodies
 * outside any try, so that an unsigned request could end the process; here nothing malformed reaches it.
 * @throws StartError when the port is taken or may not be used
 */
export async function serveHttp({ port, host, ...served }: Served): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response, served).catch(() => end(response, 400));
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  server.listen({ port, ...(host !== undefined && { host }) });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(sentenceFor(error, port), { cause: error });
  }
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { readiness, slack }: Omit<Served, 'port' | 'host'>,
): Promise<void> {
  const path = pathOf(request);
  if (path === undefined) return end(response, 400);
  if (request.method === 'GET' && path === '/healthz') return end(response, 200);
  if (request.method === 'GET' && path === '/readyz') return tell(response, await readiness());
  if (!slack || request.method !== 'POST' || path !== slack.path) return end(response, 404);
  if (!isTimely(request)) return end(response, 401);
  const body = await bodyOf(request);
  if (body === undefined) return end(response, 413);
  if (!holdsObject(body.toString(), request.headers['content-type'])) return end(response, 400);
  slack.listener(Object.assign(request, { rawBody: body }), response);
}

/** Nothing for what is no address, such as `//` or `http://[`. */
function pathOf({ url = '' }: IncomingMessage): string | undefined {
  return url.startsWith('/') ? URL.parse(url, 'http://localhost')?.pathname : undefined;
}

/** Seconds by which the time of a request may differ from ours, as Slack advises; Bolt refuses only those of the past. */
const MAX_SKEW = 5 * 60;

/** One without a time is for Bolt to refuse, which lets `ssl_check` through. */
function isTimely({ headers }: IncomingMessage): boolean {
  const time = headers['x-slack-request-timestamp'];
  if (time === undefined) return true;
  return /^\d{1,12}$/.test(String(time)) && Math.abs(Date.now() / 1000 - Number(time)) <= MAX_SKEW;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > MAX_BODY) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Whether it is what Slack sends: fields, of which `payload` is a JSON object, or one JSON object. */
function holdsObject(text: string, type: string | undefined): boolean {
  if (type?.startsWith('application/x-www-form-urlencoded')) {
    const payload = new URLSearchParams(text).get('payload');
    return payload === null || isObject(payload);
  }
  return isObject(text);
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function end(response: ServerResponse, status: number): void {
  write(response, status, WORDS[status] ?? '');
}

function tell(response: ServerResponse, { isReady, words }: Readiness): void {
  write(response, isReady ? 200 : 503, `${words}\n`);
}

function write(response: ServerResponse, status: number, words: string): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'text/plain' }).end(words);
}

const WORDS: Readonly<Record<number, string>> = {
  200: 'ok\n',
  400: 'bad request\n',
  401: 'not signed now\n',
  404: 'not found\n',
  413: 'too large\n',
};

function sentenceFor(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another process. Set PORT to another one.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Set PORT to one above 1023.`;
  return `No server can be opened at port ${port}: ${String(error)}. Check PORT and HOST.`;
}
