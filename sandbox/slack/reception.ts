import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Fields, fieldsOf, parseJson, textOf } from './json.ts';
import type { Office } from './office.ts';
import type { ResponseUrls } from './response-urls.ts';
import { receiveUpload } from './upload-desk.ts';
import type { createWebApi } from './web-api.ts';

interface Desks {
  readonly office: Office;
  readonly responseUrls: ResponseUrls;
  readonly webApi: ReturnType<typeof createWebApi>;
}

/** Takes every HTTP request to the desk it belongs to. */
export function createReception(desks: Desks): RequestListener {
  return (request, response) => {
    if (desks.office.faults.dark) {
      request.socket.destroy();
      return;
    }
    receive(request, response, desks).catch((error: unknown) => {
      // A fault of the sandbox itself must not look like one of Slack's.
      response.writeHead(500).end(String(error));
    });
  };
}

async function receive(request: IncomingMessage, response: ServerResponse, desks: Desks): Promise<void> {
  const bytes = await buffer(request);
  const [, desk, rest = ''] = new URL(request.url ?? '/', 'http://localhost').pathname.split('/');
  if (desk === 'upload') {
    const answer = await receiveUpload(
      { ticket: rest, bytes, contentType: request.headers['content-type'] },
      desks.office,
    );
    response.writeHead(answer.status).end(answer.body);
    return;
  }
  const body = bytes.toString();
  if (desk === 'response') {
    const answer = desks.responseUrls.answer(rest, body);
    response.writeHead(answer.status).end(answer.body);
    return;
  }
  if (desk !== 'api') {
    response.writeHead(404).end();
    return;
  }
  const instead = desks.office.faults.bodyFor[rest];
  if (instead !== undefined) {
    response.writeHead(200, { 'content-type': 'text/html' }).end(instead);
    return;
  }
  const args = argsOf(request, body);
  const { token, ...others } = args;
  const answer = desks.webApi({ method: rest, token: bearer(request) || textOf(token), args: others });
  const { faults } = desks.office;
  if (rest === 'chat.postMessage' && answer.body.ok === true && faults.unheard > 0) {
    faults.unheard -= 1;
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(JSON.stringify(answer.body));
}

function bearer({ headers }: IncomingMessage): string {
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
}

function argsOf({ headers, url = '/' }: IncomingMessage, body: string): Fields {
  if (headers['content-type']?.startsWith('application/json')) return fieldsOf(parseJson(body));
  const { searchParams } = new URL(url, 'http://localhost');
  return Object.fromEntries(
    [...searchParams, ...new URLSearchParams(body)].map(([key, value]) => [key, unpacked(key, value)]),
  );
}

const PACKED = new Set(['attachments', 'blocks', 'files', 'metadata', 'outputs', 'unfurls', 'view']);

/** A form holds structures as JSON text; what is not JSON stays text and is refused further in. */
function unpacked(key: string, value: string): unknown {
  return PACKED.has(key) ? (parseJson(value) ?? value) : value;
}
