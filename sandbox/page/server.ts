import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createApi } from './api.ts';
import { type BrowserFiles, buildPage } from './browser-files.ts';
import { createChanges } from './changes.ts';
import { openStage, type StageOptions } from './stage.ts';

export interface PageOptions extends StageOptions {
  /** Default: any free one. */
  readonly port?: number;
}

export interface Page {
  /** `http://127.0.0.1:…` */
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a world and serves its page, to this machine alone. @throws the server's error where the port is taken */
export async function servePage(options: PageOptions): Promise<Page> {
  const server = createServer();
  await listen(server, options.port ?? 0);
  const stage = await openStage(options);
  const changes = createChanges(stage);
  const api = createApi(stage, changes);
  const files = await buildPage();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromHere(request, server))
      return void response.writeHead(403).end('This page is for this machine.');
    if (!(await api(request, response))) give(request, response, files);
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    async close() {
      changes.close();
      server.close();
      server.closeAllConnections();
      await stage.close();
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

function give({ url = '/' }: IncomingMessage, response: ServerResponse, files: BrowserFiles): void {
  const { pathname } = new URL(url, 'http://localhost');
  const path = pathname === '/' ? '/index.html' : pathname;
  const file = files.get(path);
  if (file === undefined) {
    response.writeHead(404).end('There is nothing here.');
    return;
  }
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(file);
}

/** A page elsewhere in the same browser can send requests here too, by this address or by a name of its own. */
function isFromHere({ headers: { host, origin } }: IncomingMessage, server: Server): boolean {
  const port = portOf(server);
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(host ?? '')) return false;
  return origin === undefined || hosts.some((each) => origin === `http://${each}`);
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
