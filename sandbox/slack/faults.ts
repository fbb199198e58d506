import { LIMITS } from './blocks/limits.ts';

/** What is wrong with Slack at the moment. Tests set these while the bot runs. */
export interface Faults {
  /** Native tables and charts are answered with `invalid_blocks`, as some workspaces do. */
  refuseNative: boolean;
  /** So many of the next Web API calls are answered with 429. */
  rateLimited: number;
  /** Seconds in the `Retry-After` of those. */
  retryAfter: number;
  /** Every connection is cut, at once and until it is set back. */
  dark: boolean;
  /** Answers do not say which scopes the token has. */
  scopesHidden: boolean;
  /** Sockets open, and get no hello. */
  noHello: boolean;
  /** So many of the next posts are taken, and the connection is cut before the answer. */
  unheard: number;
  /** Web API methods that answer with this error instead of doing anything. */
  readonly errorFor: Record<string, string>;
  /** Web API methods that are answered with status 200 and this body, as by a proxy in between. */
  readonly bodyFor: Record<string, string>;
  /** Characters that the blocks of one post may have altogether. */
  blockText: number;
  /** So many of the next answers by a response_url come to nothing, with this HTTP status and body. */
  responseUrlFails: { times: number; readonly status: number; readonly body: string };
  /**
   * The response_url of a command posts anew where it was to replace: slackapi/bolt-python#1268 and slackapi/bolt-js#2287
   * say so, other sources the contrary.
   */
  neverReplacesCommand: boolean;
  /** HTTP status with which a response_url refuses blocks; which one Slack sends is not documented. */
  responseUrlStatus: 400 | 200;
}

/** @param onDark called when Slack goes dark, to cut what is open. */
export function createFaults(onDark: () => void): Faults {
  let dark = false;
  return {
    refuseNative: false,
    rateLimited: 0,
    retryAfter: 1,
    unheard: 0,
    noHello: false,
    scopesHidden: false,
    get dark() {
      return dark;
    },
    set dark(on) {
      dark = on;
      if (on) onDark();
    },
    errorFor: {},
    bodyFor: {},
    blockText: LIMITS.blockText,
    responseUrlFails: { times: 0, status: 500, body: '' },
    neverReplacesCommand: false,
    responseUrlStatus: 400,
  };
}
