import { setTimeout } from 'node:timers/promises';
import type { Ack, Delivery } from './delivery.ts';
import type { Fields } from './json.ts';

/** Slack's retry reasons, as far as they follow from how a delivery failed. */
const REASONS: Readonly<Record<string, string>> = {
  operation_timeout: 'http_timeout',
  dispatch_failed: 'connection_failed',
  http_client_error: 'http_error',
  http_service_error: 'http_error',
};

/** Milliseconds before each further try: at once, after a minute, after five. */
export const EVENT_RETRIES: readonly number[] = [0, 60_000, 300_000];

interface Patience {
  readonly delays: readonly number[];
  readonly signal: AbortSignal;
}

/**
 * Delivers an event until the bot acks it. Only events are tried again; the payload, and so its `event_id`, stays.
 * Resolves with the last ack; gives up quietly when the signal aborts.
 */
export async function deliverEvent(
  payload: Fields,
  { deliver }: Pick<Delivery, 'deliver'>,
  { delays, signal }: Patience,
): Promise<Ack> {
  let ack = await deliver('events_api', payload);
  for (const [i, delay] of delays.entries()) {
    if (ack.ok || ack.final || signal.aborted) return ack;
    const reason = REASONS[ack.error] ?? 'unknown_error';
    await setTimeout(delay, undefined, { signal, ref: false }).catch(() => undefined);
    if (!signal.aborted) ack = await deliver('events_api', payload, { attempt: i + 1, reason });
  }
  return ack;
}
