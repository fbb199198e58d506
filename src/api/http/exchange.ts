import { type Dispatcher, errors } from 'undici';
import { type ModelArtsError, Unavailable, UnexpectedAnswer } from './errors.ts';

/** A request as it goes over the wire. `headers` are sent as they are, since they may be signed. */
export interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface Incoming {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Milliseconds. `connect` to a connection; `headers` to the first byte; `body` between two pieces of the answer. */
export interface Timeouts {
  readonly connect: number;
  readonly headers: number;
  readonly body: number;
}

export const TIMEOUTS: Timeouts = { connect: 5_000, headers: 15_000, body: 15_000 };

interface Means {
  readonly dispatcher: Dispatcher;
  readonly endpoint: string;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds this one exchange may take in all. */
  readonly within: number;
}

/**
 * One request, one answer of whatever status.
 * @throws Unavailable when there is no answer, with the reason in `code`; UnexpectedAnswer when it is too large; the
 *   signal's reason when it aborts.
 */
export async function exchange(
  { method, url, headers, body }: Outgoing,
  { dispatcher, endpoint, signal, within }: Means,
): Promise<Incoming> {
  const deadline = AbortSignal.timeout(within);
  try {
    const answer = await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers,
      body: body ?? null,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
  } catch (error) {
    signal?.throwIfAborted();
    throw deadline.aborted ? new Unavailable({ endpoint, code: 'DEADLINE' }) : failure(endpoint, error);
  }
}

/** What is no failure of the network is a fault of this program, and stays what it is. */
function failure(endpoint: string, error: unknown): ModelArtsError | unknown {
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    return new UnexpectedAnswer({ endpoint, code: error.code, detail: 'too large' });
  }
  const code = codeOf(error);
  const isOurs =
    code === undefined || error instanceof errors.InvalidArgumentError || error instanceof TypeError;
  return isOurs ? error : new Unavailable({ endpoint, code }, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
