import { masked } from '../../domain/text/secrets.ts';
import { type ModelArtsProblem, UserError } from '../../errors.ts';
import { readErrorBody, sayable } from './error-body.ts';
import { sortOf } from './error-codes.ts';
import { readRetryAfter } from './retry-after.ts';

type Kind = ModelArtsProblem['kind'];

export interface Facts extends Omit<ModelArtsProblem, 'kind'> {
  /** Milliseconds after which the server would like to be asked again, where it says so. */
  readonly retryAfter?: number | undefined;
}

/** A failure of ModelArts, of IAM or on the way there. Catch the subclass that names what you can handle. */
export class ModelArtsError extends UserError {
  override readonly name: string = 'ModelArtsError';
  declare readonly problem: ModelArtsProblem;
  readonly retryAfter: number | undefined;

  constructor(kind: Kind, { retryAfter, ...facts }: Facts, options?: ErrorOptions) {
    // Here, since from here it goes to Slack, to the log, and with the answer to a stop into the audit.
    const { detail } = facts;
    super({ kind, ...facts, ...(detail !== undefined && { detail: masked(detail) }) }, options);
    this.retryAfter = retryAfter;
  }
}

/** There is no such job, trial or other thing. */
export class NotFound extends ModelArtsError {
  override readonly name = 'NotFound';
  constructor(facts: Facts, options?: ErrorOptions) {
    super('notFound', facts, options);
  }
}

/** Key, signature or token was not accepted. */
export class NotSignedIn extends ModelArtsError {
  override readonly name = 'NotSignedIn';
  constructor(facts: Facts, options?: ErrorOptions) {
    super('notSignedIn', facts, options);
  }
}

export class Forbidden extends ModelArtsError {
  override readonly name = 'Forbidden';
  constructor(facts: Facts, options?: ErrorOptions) {
    super('forbidden', facts, options);
  }
}

export class RateLimited extends ModelArtsError {
  override readonly name = 'RateLimited';
  constructor(facts: Facts, options?: ErrorOptions) {
    super('rateLimited', facts, options);
  }
}

/** No answer, or a server error: whether the request did anything is open. Without an answer `status` is absent. */
export class Unavailable extends ModelArtsError {
  override readonly name = 'Unavailable';
  constructor(facts: Facts, options?: ErrorOptions) {
    super('unavailable', facts, options);
  }
}

/** What was asked for does not fit the present state, such as stopping what has just ended. */
export class Conflict extends ModelArtsError {
  override readonly name = 'Conflict';
  constructor(facts: Facts, options?: ErrorOptions) {
    super('conflict', facts, options);
  }
}

/** ModelArts understood, and refuses. */
export class Rejected extends ModelArtsError {
  override readonly name = 'Rejected';
  constructor(facts: Facts, options?: ErrorOptions) {
    super('rejected', facts, options);
  }
}

/** An answer that is not what the API promises; `detail` names the field. */
export class UnexpectedAnswer extends ModelArtsError {
  override readonly name = 'UnexpectedAnswer';
  constructor(facts: Facts, options?: ErrorOptions) {
    super('unexpectedAnswer', facts, options);
  }
}

const CLASSES = {
  notFound: NotFound,
  notSignedIn: NotSignedIn,
  forbidden: Forbidden,
  rateLimited: RateLimited,
  unavailable: Unavailable,
  conflict: Conflict,
  rejected: Rejected,
  unexpectedAnswer: UnexpectedAnswer,
} as const satisfies Record<Kind, unknown>;

export interface Reply {
  readonly endpoint: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The text as it came, of whatever shape. */
  readonly body: string;
  /** For a `Retry-After` that is a date. */
  readonly now: Date;
}

/**
 * The error that a refusal stands for, by status and code together: ModelArts says 400 for a job that is not there.
 * Nothing of the body is kept but its code, request id and a cleaned sentence, since the gateway's signature echo
 * repeats headers and with them the security token.
 */
export function errorFrom({ endpoint, status, headers, body, now }: Reply): ModelArtsError {
  const { code, message, requestId } = readErrorBody(body);
  const { kind, reason } = sortOf({ endpoint, status, code });
  return new CLASSES[kind]({
    reason,
    endpoint,
    status,
    code,
    detail: sayable(message, code),
    requestId: requestIdIn(headers) ?? requestId,
    retryAfter: readRetryAfter(headers['retry-after'], now),
  });
}

export function requestIdIn(headers: Reply['headers']): string | undefined {
  const id = headers['x-request-id'];
  return Array.isArray(id) ? id[0] : id;
}
