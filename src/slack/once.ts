import { LRUCache } from 'lru-cache';

/** Whether an event comes for the first time. */
export type IsNew = (event: { readonly event_id: string }) => boolean;

/** Slack delivers an event again when its own clock runs out, though Bolt has long acknowledged it. */
export function newEventsOnly(): IsNew {
  const seen = new LRUCache<string, true>({ max: 10_000, ttl: 10 * 60_000 });
  return ({ event_id }) => {
    const isNew = !seen.has(event_id);
    if (isNew) seen.set(event_id, true);
    return isNew;
  };
}
