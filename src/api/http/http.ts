import { Pool } from 'undici';
import type { z } from 'zod';
import { anyOf, unlessAborted } from '../../abort.ts';
import type { Clock } from '../../clock.ts';
import { type Answer, readAnswer } from './answer.ts';
import type { Auth } from './auth.ts';
import { NotSignedIn, UnexpectedAnswer } from './errors.ts';
import { exchange, type Incoming, type Outgoing, TIMEOUTS, type Timeouts } from './exchange.ts';
import { fillIn, type Path } from './path.ts';
import { percentEncode } from './percent.ts';
import { PATIENCE, type Patience, retry } from './retry.ts';

export interface HttpOptions {
  /** ModelArts' base URL. */
  readonly endpoint: string;
  readonly projectId: string;
  readonly auth: Auth;
  readonly clock: Clock;
  /** Ends every request when it aborts. */
  readonly signal?: AbortSignal | undefined;
  readonly timeouts?: Partial<Timeouts>;
  readonly retry?: Partial<Patience>;
  /** The largest answer that is read, in bytes. */
  readonly maxAnswer?: number;
}

interface Question {
  /** The API's own name, for errors. */
  readonly endpoint: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Names in lower case; over those that every request has. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Characters that the answer may have; 4 MB by default. */
  readonly most?: number;
}

interface Post extends Question {
  /** Sent as JSON; absent means no body at all. */
  readonly body?: unknown;
  /** The POST changes nothing, so that it may be tried again. */
  readonly reads?: boolean;
}

/**
 * One project's ModelArts. Both ask for `path` and give what `schema` makes of the answer, `post` with its request id. Reads are tried again when
 * throttled or when there was no answer, other POSTs never.
 * @throws ModelArtsError for everything that goes wrong there or on the way; the signal's reason when it aborts.
 */
export interface Http {
  get<Schema extends z.ZodType>(path: Path, schema: Schema, question: Question): Promise<z.output<Schema>>;
  post<Schema extends z.ZodType>(
    path: Path,
    schema: Schema,
    question: Post,
  ): Promise<Answer<z.output<Schema>>>;
  /** Waits for what is in flight. */
  close(): Promise<void>;
}

interface Connection extends Http {
  /** Milliseconds by which our clock was ahead of ModelArts' at its last answer; nothing before the first. */
  clockSkew(): number | undefined;
}

// A project shares its rate limits with the people at the console.
const IN_FLIGHT = 4;
/** Bytes. The largest is a log of up to 5 MB, whose line ends JSON writes as two characters. */
const MAX_ANSWER = 16 * 1024 * 1024;
/** Characters: fifty rows of 80 kB each. All else is parsed value by value, and nothing else happens meanwhile. */
const MAX_PARSED = 4 * 1024 * 1024;

export function createHttp(options: HttpOptions): Connection {
  const pool = createPool(options);
  const { auth, clock } = options;
  const patience = { ...PATIENCE, ...options.retry };
  let skew: number | undefined;

  async function ask<Schema extends z.ZodType>(
    request: Outgoing,
    schema: Schema,
    { endpoint, reads, signal: own, most = MAX_PARSED }: Pick<Post, 'endpoint' | 'reads' | 'signal' | 'most'>,
  ): Promise<Answer<z.output<Schema>>> {
    const signal = anyOf([options.signal, own]);
    const read = (incoming: Incoming) => {
      if (incoming.body.length > most) throw new UnexpectedAnswer({ endpoint, detail: 'too large' });
      return readAnswer(incoming, { schema, endpoint, now: clock.now() });
    };
    let mayRenew = true;

    async function attempt(within: number): Promise<Answer<z.output<Schema>>> {
      const headers = await unlessAborted(auth.authorize(request), signal);
      const means = { dispatcher: pool, endpoint, signal, within };
      try {
        const incoming = await exchange({ ...request, headers }, means);
        skew = skewOf(incoming, clock.now()) ?? skew;
        return read(incoming);
      } catch (error) {
        if (!(error instanceof NotSignedIn) || !mayRenew) throw error;
        mayRenew = false;
        // Whoever was not let in has done nothing, so this holds for any POST too.
        if (!(await unlessAborted(auth.renew(headers), signal))) throw error;
        return attempt(within);
      }
    }

    return retry(attempt, { clock, patience, signal, repeatable: reads ?? false });
  }

  return {
    get: async (path, schema, question) =>
      (await ask(outgoing('GET', path, question, options), schema, { ...question, reads: true })).data,
    post: (path, schema, question) => ask(outgoing('POST', path, question, options), schema, question),
    clockSkew: () => skew,
    close: () => pool.close(),
  };
}

/** A refusal tells the time, too: just when signatures fail for it, it matters. */
function skewOf({ headers: { date } }: Incoming, now: Date): number | undefined {
  const theirs = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(theirs) ? undefined : now.getTime() - theirs;
}

function createPool({ endpoint, timeouts, maxAnswer = MAX_ANSWER }: HttpOptions): Pool {
  const { connect, headers, body } = { ...TIMEOUTS, ...timeouts };
  return new Pool(new URL(endpoint).origin, {
    connections: IN_FLIGHT,
    connect: { timeout: connect },
    headersTimeout: headers,
    bodyTimeout: body,
    maxResponseSize: maxAnswer,
  });
}

/** The body is made into text once: what is signed is what is sent. */
function outgoing(
  method: Outgoing['method'],
  path: Path,
  { query = {}, headers, body }: Post,
  { endpoint, projectId }: HttpOptions,
): Outgoing {
  const url = new URL(endpoint.replace(/\/+$/, '') + fillIn(path, projectId));
  // Not URLSearchParams, which writes a space as `+`.
  url.search = Object.entries(query)
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(String(value))}`)
    .join('&');
  return {
    method,
    url,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  };
}
