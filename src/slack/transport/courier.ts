import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Courier, Delivery, Posted, Refusal, Whereabouts } from '../../poster.ts';
import { codeOf, verdictOf } from './errors.ts';
import { isWorthRetrying, type PosterParts } from './poster.ts';
import { POST_EVENT } from './sending.ts';

export function createCourier({ client, sending, log }: PosterParts): Courier {
  return {
    async deliver(message, { channel, thread, key, isBroadcast = false }) {
      try {
        const where = { channel, thread_ts: thread, key, isBroadcast };
        return { kind: 'posted', ...(await sending.postOnce(client, message, where)) };
      } catch (error) {
        log.warn({ err: error, channel, key, verdict: verdictOf(error) }, 'post not taken');
        return deliveryOf(error);
      }
    },
    async find(key, at) {
      try {
        return (await search(key, at, client)) ?? 'missing';
      } catch (error) {
        log.warn({ err: error, channel: at.channel, key }, 'channel history not read');
        return isClosed(error) ? 'forbidden' : 'unsent';
      }
    },
  };
}

/** What Slack answers where the channel is closed to the bot. Source: chat.postMessage, errors. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  is_archived: 'archived',
  not_in_channel: 'removed',
  channel_not_found: 'removed',
};

function deliveryOf(error: unknown): Delivery {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'unsent', after: error.retryAfter * 1000 };
  const verdict = verdictOf(error);
  if (verdict === 'unsure') return { kind: 'unsure' };
  if (verdict === 'unknown') return { kind: 'unsent', isUnknown: true };
  if (isWorthRetrying(verdict)) return { kind: 'unsent' };
  const otherwise = verdict === 'place' ? 'closed' : 'refused';
  return { kind: 'refused', why: REFUSALS[codeOf(error) ?? ''] ?? otherwise };
}

/** Refusals of the history alone, while posts are taken. */
const CLOSED: ReadonlySet<string> = new Set([
  'missing_scope',
  'access_denied',
  'no_permission',
  'not_allowed_token_type',
]);

/** Whether the history will not be shown, however often it is asked for: what is searched for holds up later posts. */
function isClosed(error: unknown): boolean {
  const verdict = verdictOf(error);
  const mayPass = isWorthRetrying(verdict) || verdict === 'unsure';
  return !mayPass || CLOSED.has(codeOf(error) ?? '');
}

const PAGE = 200;
/** Pages in which it is looked for, from the newest on; beyond these it is taken for missing. */
const PAGES = 10;

/** Replies are in no channel's history, but for those that are shown there as well. */
async function search(key: string, at: Whereabouts, client: WebClient): Promise<Posted | undefined> {
  let cursor = '';
  for (let page = 0; page < PAGES; page += 1) {
    const found = await read(at, cursor, client);
    const message = found.messages?.find(({ metadata }) => keyOf(metadata) === key);
    if (message?.ts !== undefined) return { channel: at.channel, ts: message.ts };
    cursor = found.response_metadata?.next_cursor ?? '';
    if (cursor === '') return undefined;
  }
  return undefined;
}

async function read({ channel, thread, since }: Whereabouts, cursor: string, client: WebClient) {
  const wanted = {
    channel,
    oldest: String(since.getTime() / 1000),
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor && { cursor }),
  };
  return thread === undefined
    ? client.conversations.history(wanted)
    : client.conversations.replies({ ...wanted, ts: thread });
}

function keyOf(metadata: unknown): unknown {
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  if (!('event_type' in metadata) || metadata.event_type !== POST_EVENT) return undefined;
  const payload = 'event_payload' in metadata ? metadata.event_payload : undefined;
  return typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : undefined;
}
