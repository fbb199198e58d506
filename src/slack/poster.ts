import {
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from '@slack/web-api';
import type { Log } from '../log.ts';
import type { Poster } from '../poster.ts';
import type { Sending } from './sending.ts';

export interface PosterParts {
  readonly client: WebClient;
  readonly sending: Sending;
  readonly log: Log;
}

/** Slack as `jobs/` sees it: what can go wrong is an answer, since each kind is met in its own way. */
export function createPoster({ client, sending, log }: PosterParts): Poster {
  return {
    async post(message, { channel, thread }) {
      try {
        return await sending.post(client, message, { channel, thread_ts: thread });
      } catch (error) {
        log.warn({ err: error, channel }, 'a message could not be posted');
        if (isUnsure(error)) return 'unsure';
        if (error instanceof WebAPIPlatformError) return isPassing(error) ? 'unsent' : 'refused';
        return 'unsent';
      }
    },
    async update(message, posted) {
      try {
        await sending.update(client, message, posted);
        return 'edited';
      } catch (error) {
        log.warn({ err: error, posted }, 'a message could not be edited');
        if (!(error instanceof WebAPIPlatformError) || isPassing(error)) return 'unsent';
        return error.data.error === 'message_not_found' ? 'gone' : 'locked';
      }
    },
  };
}

/** Slack's own troubles, and tokens that somebody has to renew: they pass. Source: the errors common to every method. */
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);

export function isPassing({ data }: WebAPIPlatformError): boolean {
  return PASSING.has(data.error);
}

/** After these "it's possible some aspect of the operation succeeded before the error was raised": chat.postMessage. */
const UNSURE: ReadonlySet<string> = new Set(['internal_error', 'fatal_error']);

/** Whether Slack may have taken a post all the same. */
export function isUnsure(error: unknown): boolean {
  if (error instanceof WebAPIPlatformError) return UNSURE.has(error.data.error);
  return !neverLeft(error);
}

const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Where Slack had no room, or there was no connection, nothing was taken; after a timeout or a reset the message may stand there. */
function neverLeft(error: unknown): boolean {
  if (error instanceof WebAPIRateLimitedError) return true;
  if (!(error instanceof WebAPIRequestError)) return false;
  for (let cause: unknown = error.original; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && NO_CONNECTION.has(cause.code)) return true;
  }
  return false;
}
