import { LRUCache } from 'lru-cache';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/store.ts';

/** Does what belongs to an id where no instance has begun it. */
export type Once = (id: string, work: () => Promise<void>) => Promise<void>;

/**
 * Slack delivers an event again when its own clock runs out, though Bolt has long acknowledged it, and perhaps to
 * another instance. While the database is away only this process knows: two answers are better than none.
 */
export function createOnce(seenEvents: Pick<Store['seenEvents'], 'claim'>, log: Log): Once {
  const seen = new LRUCache<string, true>({ max: 10_000 });

  async function isNew(id: string): Promise<boolean> {
    if (seen.has(id)) return false;
    seen.set(id, true);
    try {
      return await seenEvents.claim(id);
    } catch (error) {
      log.warn({ err: error, id }, 'whether another instance has an event is not known');
      return true;
    }
  }

  return async (id, work) => {
    if (await isNew(id)) await work();
  };
}
