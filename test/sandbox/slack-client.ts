import { LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { FakeSlack } from '../../sandbox/slack/server.ts';

/** Slack's own client, without patience and without a log. */
export function clientWith(token: string | undefined, { apiUrl }: Pick<FakeSlack, 'apiUrl'>): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** The error code that Slack answered with, if it did. */
export async function errorOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return error.data.error;
    throw error;
  }
}
