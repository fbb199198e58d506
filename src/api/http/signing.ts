import { createHash, createHmac } from 'node:crypto';
import { percentEncode } from './percent.ts';

/*
 * SDK-HMAC-SHA256, the signature of Huawei Cloud's gateway, as a ladder: each rung is a function that can be held
 * against published vectors. Facts: the vendor's "API Request Signing Guide".
 */

export interface Signable {
  readonly method: string;
  readonly url: URL;
  /** Every header that is to be signed; it must reach the gateway unchanged. */
  readonly headers: Readonly<Record<string, string>>;
  /** The text exactly as it is sent. */
  readonly body?: string | undefined;
}

export interface AccessKey {
  readonly ak: string;
  readonly sk: string;
  /** Present with temporary keys. */
  readonly securityToken?: string | undefined;
}

const ALGORITHM = 'SDK-HMAC-SHA256';

/**
 * The request's headers with the signature added, names in lower case. The gateway takes them for 15 minutes around
 * `date`, so each attempt is signed anew.
 */
export function sign(
  request: Signable,
  { key, date }: { readonly key: AccessKey; readonly date: Date },
): Record<string, string> {
  const stamp = sdkDate(date);
  const headers = {
    ...Object.fromEntries(headerEntries(request.headers)),
    ...(key.securityToken === undefined ? {} : { 'x-security-token': key.securityToken }),
    host: request.url.host,
    'x-sdk-date': stamp,
  };
  const text = stringToSign(canonicalRequest({ ...request, headers }), stamp);
  const names = signedHeaders(headers);
  return {
    ...headers,
    // A space, not a comma, follows the algorithm.
    authorization: `${ALGORITHM} Access=${key.ak}, SignedHeaders=${names}, Signature=${signature(text, key.sk)}`,
  };
}

/** `20260115T083000Z` */
export function sdkDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '');
}

/**
 * Decoded, then encoded once, as the vendor's Python signer does and the gateway's echo shows; the Node signer would
 * encode `%20` twice. The closing slash exists only in the text that is signed: a path that has it is another API.
 */
export function canonicalPath(pathname: string): string {
  const encoded = pathname
    .split('/')
    .map((part) => percentEncode(decodeURIComponent(part)))
    .join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

export function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .sort(([a, x], [b, y]) => byCode(a, b) || byCode(x, y))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

/** Each line ends with a line feed, the last one too. */
export function canonicalHeaders(headers: Signable['headers']): string {
  return headerEntries(headers)
    .map(([name, value]) => `${name}:${value}\n`)
    .join('');
}

export function signedHeaders(headers: Signable['headers']): string {
  return headerEntries(headers)
    .map(([name]) => name)
    .join(';');
}

/** No body hashes as the empty text. */
export function payloadHash(body: string | undefined): string {
  return sha256(body ?? '');
}

export function canonicalRequest({ method, url, headers, body }: Signable): string {
  return [
    method.toUpperCase(),
    canonicalPath(url.pathname),
    canonicalQuery(url.searchParams),
    canonicalHeaders(headers),
    signedHeaders(headers),
    payloadHash(body),
  ].join('\n');
}

/** `stamp` is the value of `X-Sdk-Date`. */
export function stringToSign(canonical: string, stamp: string): string {
  return [ALGORITHM, stamp, sha256(canonical)].join('\n');
}

export function signature(text: string, sk: string): string {
  return createHmac('sha256', sk).update(text).digest('hex');
}

function headerEntries(headers: Signable['headers']): [string, string][] {
  return Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), value.trim()])
    .sort(([a], [b]) => byCode(a, b));
}

// Not localeCompare: the gateway's order is that of the bytes.
function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
