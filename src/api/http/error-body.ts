import { masked } from '../../domain/text/secrets.ts';
import { readJson } from './json.ts';

export interface ErrorBody {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly requestId?: string | undefined;
}

const CODE = ['error_code', 'errorCode', 'code'];
const MESSAGE = ['error_msg', 'errorMsg', 'error_message', 'message'];
const DEPTH = 3;

/** ModelArts, its gateway, IAM and the old v1 API each have a shape of their own; HTML and plain text tell nothing. */
export function readErrorBody(text: string): ErrorBody {
  try {
    return readShape(readJson(text), DEPTH) ?? {};
  } catch {
    return {};
  }
}

function readShape(value: unknown, depth: number): ErrorBody | undefined {
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  const requestId = plain(firstText(fields, ['request_id']));
  const own = { code: plain(firstText(fields, CODE)), message: firstText(fields, MESSAGE), requestId };
  if (own.code !== undefined || own.message !== undefined) return own;
  for (const inner of fields.values()) {
    const found = readShape(inner, depth - 1);
    if (found) return { ...found, requestId: found.requestId ?? requestId };
  }
  return undefined;
}

/** IAM's `code` is a number, the HTTP status once more, and so is passed over. */
function firstText(fields: ReadonlyMap<string, unknown>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields.get(name);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** Codes and ids are shown as they are, so nothing else may pass for one. */
function plain(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w.-]{1,128}$/.test(text) ? text : undefined;
}

const LONGEST = 300;
const SIGNATURE_FAILED = /verify aksk signature fail/i;
/** Where the gateway starts to repeat the request: `GET|/v2/…|…|host:…`. */
const ECHO =
  /\b(?:get|post|put|patch|delete|head)\s*\||canonical|string ?to ?sign|signed ?headers|signature=|sdk-hmac|x-sdk-|x-(?:security|auth|subject)-token|authorization\s*:/i;

/**
 * The vendor's sentence as it may be shown: one line, no HTML, nothing that looks like a credential or an e-mail address,
 * at most 300 characters, and nothing of the request that the gateway repeats when a signature fails.
 */
export function sayable(message: string | undefined, code?: string): string | undefined {
  if (message === undefined || /<\/?[a-z!][^>]*>/i.test(message)) return undefined;
  const said = cutEcho(message, code).replace(/\bak\s+\S+/gi, 'ak …');
  // Before it is cut: half a secret would not be known for one.
  const told = masked(said)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (told === '') return undefined;
  return told.length > LONGEST ? `${[...told].slice(0, LONGEST - 1).join('')}…` : told;
}

function cutEcho(message: string, code: string | undefined): string {
  const failed = SIGNATURE_FAILED.exec(message);
  if (failed) return cutEcho(message.slice(0, failed.index), code) + failed[0];
  const isGateway = code?.startsWith('APIG') ?? false;
  const start = message.search(isGateway ? new RegExp(`${ECHO.source}|\\|`, 'i') : ECHO);
  return start === -1 ? message : message.slice(0, start).replace(/[\s,:;([{-]+$/, '');
}
