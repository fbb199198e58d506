import { WebAPIRateLimitedError } from '@slack/web-api';
import pRetry from 'p-retry';
import type { Clock } from '../clock.ts';

const RETRIES = 4;

/**
 * Calls again after a rate limit, when Slack says it may. Other failures are not tried again: a post may have arrived
 * all the same. The client's own retries cannot tell these apart, so they are off.
 */
export async function patiently<T>(clock: Clock, call: () => Promise<T>): Promise<T> {
  return pRetry(call, {
    retries: RETRIES,
    minTimeout: 0,
    async shouldRetry({ error }) {
      if (!(error instanceof WebAPIRateLimitedError)) return false;
      await clock.sleep(error.retryAfter * 1000);
      return true;
    },
  });
}
