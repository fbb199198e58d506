import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import pRetry from 'p-retry';
import type { Clock } from '../../clock.ts';

const RETRIES = 4;

interface Calling {
  /** Doing it twice does no harm, so that it may be tried again after silence, too. A post would be doubled. */
  readonly repeatable: boolean;
}

/**
 * Calls again when Slack says it may, after a rate limit. The client's own retries do not tell posts from reads, so
 * they are off.
 */
export async function callSlack<T>(
  clock: Clock,
  { repeatable }: Calling,
  call: () => Promise<T>,
): Promise<T> {
  return pRetry(call, {
    retries: RETRIES,
    minTimeout: 0,
    async shouldRetry({ error, attemptNumber }) {
      if (error instanceof WebAPIRateLimitedError) {
        await clock.sleep(error.retryAfter * 1000);
        return true;
      }
      if (!repeatable || error instanceof WebAPIPlatformError) return false;
      await clock.sleep(500 * 2 ** attemptNumber);
      return true;
    },
  });
}
