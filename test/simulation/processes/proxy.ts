import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Agent, request } from 'undici';

/** A request on its way, and what was answered once it is on its way back. */
export interface Passing {
  readonly path: string;
  readonly body: string;
  readonly answer?: string;
}

/** Said in place of the server. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `drop` cuts the line. */
export type Verdict = 'drop' | Reply | undefined;

/** Stands between the bot and a server, and sees what passes at the moments that the server itself cannot see. */
export interface Gate {
  /** Takes the place of the server's. */
  readonly url: string;
  /** Runs before a request has reached the server, and again before its answer reaches the bot. */
  onPass: ((passing: Passing) => Verdict | Promise<undefined>) | undefined;
  close(): Promise<void>;
}

export async function openGate(target: string): Promise<Gate> {
  const lines = new Agent();
  const server = createServer(
    (incoming, outgoing) => void pass(incoming, outgoing).catch(() => outgoing.destroy()),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? '';
    const body = await buffer(incoming);
    const passing = { path, body: body.toString() };
    const before = await gate.onPass?.(passing);
    if (before) return instead(before, outgoing);
    const { connection: _own, 'transfer-encoding': _chunked, ...headers } = incoming.headers;
    const method = incoming.method === 'POST' ? 'POST' : 'GET';
    // With the header `host` as it was: the signature is over it.
    const reply = await request(`${target}${path}`, { method, headers, body, dispatcher: lines });
    const answer = await reply.body.text();
    const after = await gate.onPass?.({ ...passing, answer });
    if (after) return instead(after, outgoing);
    const { 'transfer-encoding': _length, connection: _theirs, ...answered } = reply.headers;
    outgoing.writeHead(reply.statusCode, answered).end(answer);
  }

  const gate: Gate = {
    url: `http://127.0.0.1:${port}`,
    onPass: undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await lines.destroy();
    },
  };
  return gate;
}

function instead(verdict: 'drop' | Reply, outgoing: ServerResponse): void {
  if (verdict === 'drop') outgoing.destroy();
  else outgoing.writeHead(verdict.status, verdict.headers).end();
}
