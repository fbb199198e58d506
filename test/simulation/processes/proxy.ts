import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Agent, request } from 'undici';

/** A request on its way to the server; with `answer`, on its way back. */
export interface Exchange {
  readonly path: string;
  readonly body: string;
  readonly answer?: string;
}

/** Answered in place of the server. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is done to an exchange: `drop` cuts the connection, nothing lets it through. */
export type Verdict = 'drop' | Reply | undefined;

/** An HTTP proxy between a bot and a server, for what the server itself can't do: fail before or after it has acted. */
export interface HttpProxy {
  /** Takes the place of the server's. */
  readonly url: string;
  /** Runs before a request has reached the server, and again before its answer reaches the bot. */
  onExchange: ((exchange: Exchange) => Verdict | Promise<undefined>) | undefined;
  close(): Promise<void>;
}

export async function openProxy(target: string): Promise<HttpProxy> {
  const agent = new Agent();
  const server = createServer(
    (incoming, outgoing) => void forward(incoming, outgoing).catch(() => outgoing.destroy()),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? '';
    const body = await buffer(incoming);
    const exchange = { path, body: body.toString() };
    const before = await proxy.onExchange?.(exchange);
    if (before) return replace(before, outgoing);
    const { connection: _own, 'transfer-encoding': _chunked, ...headers } = incoming.headers;
    const method = incoming.method === 'POST' ? 'POST' : 'GET';
    // With the header `host` as it was: the signature is over it.
    const reply = await request(`${target}${path}`, { method, headers, body, dispatcher: agent });
    const answer = await reply.body.text();
    const after = await proxy.onExchange?.({ ...exchange, answer });
    if (after) return replace(after, outgoing);
    const { 'transfer-encoding': _length, connection: _theirs, ...answered } = reply.headers;
    outgoing.writeHead(reply.statusCode, answered).end(answer);
  }

  const proxy: HttpProxy = {
    url: `http://127.0.0.1:${port}`,
    onExchange: undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await agent.destroy();
    },
  };
  return proxy;
}

function replace(verdict: 'drop' | Reply, outgoing: ServerResponse): void {
  if (verdict === 'drop') outgoing.destroy();
  else outgoing.writeHead(verdict.status, verdict.headers).end();
}
