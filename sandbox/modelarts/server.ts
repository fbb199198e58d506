import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { Project } from '../project.ts';
import { createFaults, type Fate, type Faults } from './faults.ts';
import { troubledReply } from './garbage.ts';
import { createGateway } from './gateway.ts';
import type { AccessKey } from './keys.ts';
import { openLog } from './log-files.ts';
import { type ApiName, jsonBody, type Reply, type WireRequest } from './request.ts';
import type { IamUser } from './tokens.ts';

/** Who is let in when nothing else is said. */
export const sandboxKey: AccessKey = {
  ak: 'SANDBOXAK0000EXAMPLE',
  sk: 'sandboxSk0000ExampleSecretKey00000000001',
};
export const sandboxUser: IamUser = { name: 'bot', password: 'sandbox-password', domain: 'sandbox' };

export interface FakeOptions {
  readonly keys?: readonly AccessKey[];
  readonly users?: readonly IamUser[];
  /** Default: any free one. */
  readonly port?: number;
}

/** A request as the fake saw it. */
interface SeenRequest {
  /** Undefined where there is no such API. */
  readonly api: ApiName | undefined;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed where it is JSON, else text; undefined for none. */
  readonly body: unknown;
  /** Undefined until it is answered, and for ever if it never is. */
  readonly status: number | undefined;
  /** The body of the answer, where there was one. */
  readonly reply?: unknown;
  /** The world's time. */
  readonly at: Date;
}

export interface FakeModelArts {
  /** `http://127.0.0.1:…`, for ModelArts and for IAM alike. */
  readonly url: string;
  readonly project: Project;
  readonly faults: Faults;
  readonly requests: readonly SeenRequest[];
  /** Runs before each request is answered: the place to change the world between two pages, say. */
  onRequest: ((request: SeenRequest) => void) | undefined;
  /** Ends every token given out so far. */
  expireTokens(): void;
  close(): Promise<void>;
}

type Mutable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

export async function serveModelArts(project: Project, options: FakeOptions = {}): Promise<FakeModelArts> {
  const { keys = [sandboxKey], users = [sandboxUser], port = 0 } = options;
  const { faults, draw } = createFaults();
  const gateway = createGateway(project, { keys, users, faults });
  const requests: SeenRequest[] = [];

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (faults.dark) return void incoming.socket.resetAndDestroy();
    const requestId = randomBytes(16).toString('hex');
    const request = await readRequest(incoming);
    if (!request) return;
    // Opened in a browser, from OBS: no request of the bot's, and none to ModelArts.
    const file = openLog(request, project);
    if (file) return send(response, file, requestId);
    const seen: Mutable<SeenRequest> = see(request, gateway.apiOf(request), project.now());
    requests.push(seen);
    fake.onRequest?.(seen);

    const reply = await undergo(draw(seen.api), requestId, () => gateway.answer(request, requestId));
    if (!reply) return void incoming.socket.resetAndDestroy();
    seen.status = reply.status;
    seen.reply = reply.body;
    response.setHeader('Date', project.now().toUTCString());
    send(response, reply, requestId);
  }

  const server = createServer((incoming, response) => {
    void serve(incoming, response);
  });
  server.on('connection', (socket) => {
    if (faults.dark) socket.resetAndDestroy();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  const fake: FakeModelArts = {
    url: urlOf(server),
    project,
    faults,
    requests,
    onRequest: undefined,
    expireTokens: () => gateway.expireTokens(),
    close: () => close(server),
  };
  return fake;
}

/** Lives through what fate holds; nothing where the connection is to be closed without an answer. */
async function undergo(
  { delays, trouble, cleared }: Fate,
  requestId: string,
  answer: () => Reply,
): Promise<Reply | undefined> {
  for (const ms of delays) await setTimeout(ms, undefined, { ref: false });
  const isSilent = trouble?.kind === 'reset' || trouble?.kind === 'hang';
  const done = isSilent && trouble.after ? answer() : undefined;
  if (trouble?.kind === 'reset') return undefined;
  if (trouble?.kind === 'hang') await cleared;
  return done ?? troubledReply(trouble, requestId) ?? answer();
}

/** Nothing where the client hung up before it had said all. */
async function readRequest(incoming: IncomingMessage): Promise<WireRequest | undefined> {
  const body = await buffer(incoming).catch(() => undefined);
  if (!body) return undefined;
  const [path = '', query = ''] = split(incoming.url ?? '');
  return {
    method: incoming.method ?? '',
    path,
    query,
    headers: incoming.headers,
    body,
  };
}

function split(target: string): string[] {
  const mark = target.indexOf('?');
  return mark === -1 ? [target] : [target.slice(0, mark), target.slice(mark + 1)];
}

function see(request: WireRequest, api: ApiName | undefined, at: Date): SeenRequest {
  const { method, path, query, headers } = request;
  const params = Object.fromEntries(new URLSearchParams(query));
  return { api, method, path, query: params, headers, body: readBody(request), status: undefined, at };
}

function readBody(request: WireRequest): unknown {
  try {
    return jsonBody(request);
  } catch {
    return request.body.toString('utf8');
  }
}

function send(response: ServerResponse, { status, headers, body }: Reply, requestId: string): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'X-Request-Id': requestId,
    ...headers,
  });
  response.end(text);
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
