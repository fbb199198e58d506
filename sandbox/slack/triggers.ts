import { Refused } from './refused.ts';

/** Milliseconds. */
const LIFE = 3_000;

/** Whoever did something lends the bot, once and for three seconds, the right to open a modal for them. */
export interface Triggers {
  issue(id: string, personId: string): void;
  /**
   * Spends a trigger. Returns whose it was.
   * @throws Refused `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`
   */
  spend(id: string): string;
}

interface Trigger {
  readonly personId: string;
  readonly since: number;
  isSpent: boolean;
}

/**
 * @param now milliseconds of real time: the bot works in it too, and at sixty virtual seconds a real one nothing could
 * be opened in time.
 */
export function createTriggers(now: () => number): Triggers {
  const triggers = new Map<string, Trigger>();
  return {
    issue(id, personId) {
      triggers.set(id, { personId, since: now(), isSpent: false });
    },
    spend(id) {
      const trigger = triggers.get(id);
      if (!trigger) throw new Refused('invalid_trigger_id');
      if (trigger.isSpent) throw new Refused('exchanged_trigger_id');
      if (now() - trigger.since > LIFE) throw new Refused('expired_trigger_id');
      trigger.isSpent = true;
      return trigger.personId;
    },
  };
}
