import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createFaults } from '../../sandbox/modelarts/faults.ts';
import { createGateway } from '../../sandbox/modelarts/gateway.ts';
import type { Reply } from '../../sandbox/modelarts/request.ts';
import { sandboxKey } from '../../sandbox/modelarts/server.ts';
import type { Project } from '../../sandbox/project.ts';
import { listening } from '../api/http/server.ts';
import type { Damage, Wire } from './damage.ts';

/** The sandbox's ModelArts behind a line that spoils what comes over it. It lives as long as the test. */
export async function serveDamaged(project: Project) {
  const { faults } = createFaults();
  const gateway = createGateway(project, { keys: [sandboxKey], users: [], faults });
  let damages: readonly Damage[] = [];
  let asked = 0;
  let apis = new Set<string>();

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, search } = new URL(incoming.url ?? '', 'http://host');
    const { method = '', headers } = incoming;
    const request = { method, path, query: search.slice(1), headers, body: await buffer(incoming) };
    const reply = gateway.answer(request, 'a1b2c3');
    asked += 1;
    apis.add(gateway.apiOf(request) ?? path);
    send(response, damaged(reply, damages[(asked - 1) % damages.length]));
  }
  return {
    url: await listening(answer),
    /** From now on the first reply suffers the first damage, and so on, from the start again after the last. */
    suffer(next: readonly Damage[]): void {
      damages = next;
      asked = 0;
      apis = new Set();
    },
    /** How many requests have come since then. */
    asked: () => asked,
    /** By their names. */
    apis: (): ReadonlySet<string> => apis,
  };
}

function damaged(reply: Reply, damage: Damage | undefined): Wire {
  if (damage) return damage.spoil(reply);
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  return { status: reply.status, bytes: Buffer.from(text) };
}

function send(response: ServerResponse, { status, bytes, isCutOff = false }: Wire): void {
  const length = bytes.length + (isCutOff ? 7 : 0);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': status === 204 ? 0 : length,
    'X-Request-Id': 'a1b2c3',
  });
  if (!isCutOff) return void response.end(bytes);
  response.write(bytes, () => response.socket?.destroy());
}
