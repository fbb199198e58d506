import { EventEmitter, once } from 'node:events';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { fieldsOf, parseJson, textOf } from './json.ts';
import type { Methods } from './methods/method.ts';
import type { Office } from './office.ts';
import { Refused } from './refused.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

export interface Sockets {
  readonly methods: Methods;
  /** How many sockets are open. */
  count(): number;
  /** Resolves once at least so many sockets are open. */
  connected(count: number): Promise<void>;
  /** Sends an envelope to one socket, in turn; resolves with the ack's payload. Undefined where no socket is open. */
  send(envelope: Envelope): Promise<unknown> | undefined;
  /** Tells one socket, or all, to go. Resolves once the bot has closed what it was told to. */
  disconnect(reason: DisconnectReason, which: 'one' | 'all'): Promise<void>;
  /** Cuts every socket without a word. */
  cut(): void;
  /** Closes every socket as websockets should, so that a bot that is stopping too has nothing to complain of. */
  leave(): Promise<void>;
}

export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: unknown;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
}

/** Slack's own maximum for one app. */
const MOST = 10;
/** Slack has to ping at least every 30 s; the clients drop a silent link. */
const PING_EVERY = 10_000;

/** The websocket side of `server`, for Socket Mode. */
export function createSockets(server: Server, office: Office): Sockets {
  const open: WebSocket[] = [];
  const links = createLinks(office);
  const acks = new EventEmitter<Record<string, [unknown]>>();
  // One for each envelope under way, and a crowd may press at once.
  acks.setMaxListeners(0);
  const arrivals = new EventEmitter<{ arrival: [] }>();
  const greeter = new WebSocketServer({ noServer: true });
  let sent = 0;

  server.on('upgrade', (request, socket, head) => {
    if (office.faults.dark || !links.take(request.url ?? '')) return socket.destroy();
    greeter.handleUpgrade(request, socket, head, welcome);
  });

  function welcome(ws: WebSocket): void {
    if (office.faults.noHello) return;
    if (open.length >= MOST) {
      ws.send(JSON.stringify(disconnect('too_many_websockets')));
      return;
    }
    open.push(ws);
    ws.on('close', () => forget(ws));
    ws.on('message', (data) => tellAck(acks, String(data)));
    pingWhileOpen(ws);
    ws.send(JSON.stringify(hello(office, open.length)));
    arrivals.emit('arrival');
  }

  function forget(ws: WebSocket): void {
    const at = open.indexOf(ws);
    if (at !== -1) open.splice(at, 1);
  }

  return {
    methods: links.methods,
    count: () => open.length,
    async connected(count) {
      while (open.length < count) await once(arrivals, 'arrival');
    },
    send(envelope) {
      sent += 1;
      const socket = open[sent % open.length];
      if (!socket) return undefined;
      const envelopeId = `envelope-${sent}`;
      const accepts = envelope.type !== 'events_api';
      const ack = once(acks, envelopeId);
      socket.send(
        JSON.stringify({ envelope_id: envelopeId, accepts_response_payload: accepts, ...envelope }),
      );
      return ack.then(([payload]) => payload);
    },
    async disconnect(reason, which) {
      const told = which === 'one' ? open.slice(0, 1) : [...open];
      const gone = told.map((socket) => once(socket, 'close'));
      for (const socket of told) socket.send(JSON.stringify(disconnect(reason)));
      await Promise.all(gone);
    },
    cut() {
      for (const socket of [...open]) {
        // Its close event comes only later.
        forget(socket);
        socket.terminate();
      }
    },
    async leave() {
      await Promise.all([...open].map(closed));
    },
  };
}

/** Milliseconds for the other side to close too. */
const FAREWELL = 500;

async function closed(socket: WebSocket): Promise<void> {
  const gone = once(socket, 'close');
  const timer = setTimeout(() => socket.terminate(), FAREWELL);
  socket.close(1001);
  await gone.finally(() => clearTimeout(timer));
}

/** One-time addresses, as `apps.connections.open` hands them out. */
function createLinks({ url, faults }: Office) {
  const unused = new Set<string>();
  let made = 0;
  const methods: Methods = {
    'apps.connections.open'() {
      if (faults.dark) throw new Refused('internal_error');
      made += 1;
      const path = `/link/?ticket=${made}`;
      unused.add(path);
      return { url: `${url().replace('http:', 'ws:')}${path}` };
    },
  };
  return { methods, take: (path: string) => unused.delete(path) };
}

function tellAck(acks: EventEmitter<Record<string, [unknown]>>, data: string): void {
  const { envelope_id, payload } = fieldsOf(parseJson(data));
  acks.emit(textOf(envelope_id), payload);
}

function pingWhileOpen(socket: WebSocket): void {
  socket.ping();
  const timer = setInterval(() => socket.ping(), PING_EVERY);
  timer.unref();
  socket.on('close', () => clearInterval(timer));
}

function hello({ workspace: { app } }: Office, connections: number) {
  return {
    type: 'hello',
    num_connections: connections,
    connection_info: { app_id: app.id },
    debug_info: { host: 'sandbox', started: '', build_number: 0, approximate_connection_time: 18_060 },
  };
}

function disconnect(reason: DisconnectReason) {
  return { type: 'disconnect', reason, debug_info: { host: 'sandbox' } };
}
