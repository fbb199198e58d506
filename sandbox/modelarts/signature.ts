import { createHash, createHmac } from 'node:crypto';
import { header, type WireRequest } from './request.ts';

/** What an `Authorization` header of the SDK-HMAC-SHA256 scheme says. */
export interface Claim {
  readonly ak: string;
  /** Lower case, in the order given. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const ALGORITHM = 'SDK-HMAC-SHA256';
const AUTHORIZATION = /^SDK-HMAC-SHA256 Access=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]+)$/;

export function readClaim(authorization: string): Claim | undefined {
  const [, ak, names, signature] = AUTHORIZATION.exec(authorization) ?? [];
  if (ak === undefined || names === undefined || signature === undefined) return undefined;
  return { ak, signedHeaders: names.split(';'), signature };
}

/** The text that both sides hash: six parts, the appended slash and all, as the signing guide describes it. */
export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[]): string {
  return [
    request.method.toUpperCase(),
    canonicalPath(request.path),
    canonicalQuery(request.query),
    signedHeaders.map((name) => `${name}:${(header(request, name) ?? '').trim()}\n`).join(''),
    signedHeaders.join(';'),
    payloadHash(request),
  ].join('\n');
}

/** `date` is the text of `X-Sdk-Date`. */
export function signatureOf(canonical: string, { date, sk }: { date: string; sk: string }): string {
  const text = [ALGORITHM, date, sha256(canonical)].join('\n');
  return createHmac('sha256', sk).update(text).digest('hex');
}

function canonicalPath(path: string): string {
  const encoded = path.split('/').map(reencode).join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name: reencode(name), value: reencode(value.join('=')) };
    })
    .sort((a, b) => order(a.name, b.name) || order(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

function payloadHash(request: WireRequest): string {
  const unsigned = header(request, 'x-sdk-content-sha256') === 'UNSIGNED-PAYLOAD';
  return unsigned ? 'UNSIGNED-PAYLOAD' : sha256(request.body);
}

/** Brings whatever encoding arrived into the one that is signed: all but `A-Z a-z 0-9 - _ . ~`, upper-case hex. */
function reencode(text: string): string {
  return encodeURIComponent(decoded(text)).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Not localeCompare: the order is that of the bytes.
function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
