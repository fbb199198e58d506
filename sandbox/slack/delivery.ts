import { type Fields, parseJson } from './json.ts';
import { signatureHeaders } from './signing.ts';
import type { Envelope, Sockets } from './sockets.ts';

/** How the bot took a delivery. */
export type Ack =
  /** `body` is what came with the ack: text, an object, or nothing. */
  | { readonly ok: true; readonly body: unknown }
  /** The error as people see it; Slack does not document the names. `final`: the bot asked not to be tried again. */
  | { readonly ok: false; readonly error: string; readonly final?: boolean };

interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

export interface Delivery {
  /** Hands one thing to the bot, over HTTP where it said where it listens, else over a socket. Never rejects. */
  deliver(type: Envelope['type'], payload: Fields, retry?: Retry): Promise<Ack>;
  /** From now on deliveries go to this request URL; undefined means sockets again. */
  deliverTo(url: string | undefined): void;
}

interface Means {
  readonly sockets: Sockets;
  readonly signingSecret: string;
  /** Milliseconds that the bot has to ack. */
  readonly ackWithin: number;
}

export function createDelivery(means: Means): Delivery {
  let target: string | undefined;
  return {
    deliver: async (type, payload, retry) =>
      target === undefined
        ? throughSocket({ type, payload, ...retryFields(retry) }, means)
        : throughHttp(target, { type, payload, retry }, means),
    deliverTo(url) {
      target = url;
    },
  };
}

function retryFields(retry: Retry | undefined) {
  return retry ? { retry_attempt: retry.attempt, retry_reason: retry.reason } : {};
}

async function throughSocket(envelope: Envelope, { sockets, ackWithin }: Means): Promise<Ack> {
  const ack = sockets.send(envelope);
  if (!ack) return { ok: false, error: 'dispatch_failed' };
  const { promise: late, resolve } = Promise.withResolvers<Ack>();
  const timer = setTimeout(() => resolve({ ok: false, error: 'operation_timeout' }), ackWithin);
  const inTime = ack.then((body): Ack => ({ ok: true, body }));
  return Promise.race([inTime, late]).finally(() => clearTimeout(timer));
}

interface Parcel {
  readonly type: Envelope['type'];
  readonly payload: Fields;
  readonly retry: Retry | undefined;
}

async function throughHttp(url: string, parcel: Parcel, { signingSecret, ackWithin }: Means): Promise<Ack> {
  const { body, contentType } = wrap(parcel);
  const { retry } = parcel;
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': contentType,
        ...signatureHeaders(body, signingSecret),
        ...(retry && { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }),
      },
      signal: AbortSignal.timeout(ackWithin),
    });
    const text = await response.text();
    if (response.ok) return { ok: true, body: parseJson(text) ?? text };
    return {
      ok: false,
      error: response.status < 500 ? 'http_client_error' : 'http_service_error',
      final: response.headers.get('x-slack-no-retry') === '1',
    };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return { ok: false, error: timedOut ? 'operation_timeout' : 'dispatch_failed' };
  }
}

/** Commands come as a form, presses as JSON inside a form, events as JSON. */
function wrap({ type, payload }: Parcel): { readonly body: string; readonly contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields =
    type === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
  return {
    body: new URLSearchParams(fields).toString(),
    contentType: 'application/x-www-form-urlencoded',
  };
}
