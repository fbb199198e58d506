import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';

/** Which jobs have had a preview in which channel of late. */
export interface ShownLinks {
  /** Of these jobs, those without one. They count as shown from now on, so that no other message gets one meanwhile. */
  claim(channel: string, jobIds: readonly string[]): string[];
  /** They were not shown after all. */
  release(channel: string, jobIds: readonly string[]): void;
}

/** Milliseconds until a preview is news again. */
const QUIET = 30 * 60_000;

/**
 * In memory, so each instance has its own, and none after a start: at worst a channel gets one preview more within the
 * half hour, and below one and the same message a second only takes the place of the first. That is not worth a table
 * which every link of the workspace writes to.
 */
export function rememberShown(clock: Pick<Clock, 'now'>): ShownLinks {
  const shown = new LRUCache<string, number>({ max: 10_000 });
  const key = (channel: string, jobId: string) => `${channel} ${jobId}`;
  return {
    claim(channel, jobIds) {
      const now = clock.now().getTime();
      return jobIds.filter((jobId) => {
        const at = shown.get(key(channel, jobId));
        // A clock that was set back must not keep previews away.
        if (at !== undefined && now >= at && now - at < QUIET) return false;
        shown.set(key(channel, jobId), now);
        return true;
      });
    },
    release(channel, jobIds) {
      for (const jobId of jobIds) shown.delete(key(channel, jobId));
    },
  };
}
