import type { WebClient } from '@slack/web-api';
import type { Log } from '../../log.ts';
import type { Poster } from '../../poster.ts';
import { type Verdict, verdictOf } from './errors.ts';
import type { Sending } from './sending.ts';

export interface PosterParts {
  readonly client: WebClient;
  readonly sending: Sending;
  readonly log: Log;
}

/** Slack as `workers/` sees it: what can go wrong is an answer, since each kind is met in its own way. */
export function createPoster({ client, sending, log }: PosterParts): Poster {
  return {
    async post(message, { channel, thread }) {
      try {
        return await sending.post(client, message, { channel, thread_ts: thread });
      } catch (error) {
        const verdict = verdictOf(error);
        log.warn({ err: error, channel, verdict }, 'message not posted');
        if (verdict === 'unsure') return 'unsure';
        return isWorthRetrying(verdict) ? 'unsent' : 'refused';
      }
    },
    async update(message, posted) {
      try {
        await sending.update(client, message, posted);
        return 'edited';
      } catch (error) {
        const verdict = verdictOf(error);
        log.warn({ err: error, posted, verdict }, 'message not edited');
        if (verdict === 'gone') return 'gone';
        // A second edit to the same text does no harm.
        return verdict === 'unsure' || isWorthRetrying(verdict) ? 'unsent' : 'locked';
      }
    },
  };
}

/** Whether the same call is taken later, by itself or once an administrator has fixed what is wrong. */
export function isWorthRetrying(verdict: Verdict): boolean {
  return verdict === 'passing' || verdict === 'setup';
}
