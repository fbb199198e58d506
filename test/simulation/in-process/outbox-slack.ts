import type { Clock } from '../../../src/clock.ts';
import type { Courier, Delivery, Refusal } from '../../../src/poster.ts';

/** A post as it stands in Slack. */
export interface Posted {
  readonly key: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | undefined;
  readonly isBroadcast: boolean;
  readonly text: string;
  readonly at: Date;
}

/**
 * What comes of one call; `unheard` stands there and the bot does not hear of it, `dropped` does not; `unknown` is
 * refused with a code that no source knows.
 */
export type PostFault = 'fine' | 'busy' | 'down' | 'unheard' | 'dropped' | 'unknown';

/** Slack as the outbox relay sees it. */
export interface OutboxSlack extends Courier {
  readonly standing: readonly Posted[];
  /** Of the calls to come, in order; fine when there are no more. */
  readonly faults: PostFault[];
  /** Whether the bot may read what stands there. */
  isOpen: boolean;
  readonly refuses: Map<string, Refusal>;
  /** Nothing is answered, and nothing taken. */
  isDark: boolean;
}

export function createOutboxSlack({ now }: Pick<Clock, 'now'>): OutboxSlack {
  const standing: Posted[] = [];
  const faults: PostFault[] = [];
  const refuses = new Map<string, Refusal>();

  const double: OutboxSlack = {
    standing,
    faults,
    refuses,
    isOpen: true,
    isDark: false,
    async deliver({ text }, { channel, thread, key, isBroadcast = false }): Promise<Delivery> {
      const chance = double.isDark ? 'dropped' : (faults.shift() ?? 'fine');
      if (chance === 'busy') return { kind: 'unsent', after: 3_000 };
      if (chance === 'down') return { kind: 'unsent' };
      if (chance === 'unknown') return { kind: 'unsent', isUnknown: true };
      if (chance === 'dropped') return { kind: 'unsure' };
      const why = refuses.get(channel);
      if (why) return { kind: 'refused', why };
      const ts = `1764.${String(standing.length + 1).padStart(6, '0')}`;
      standing.push({ key, channel, ts, thread, isBroadcast, text, at: now() });
      return chance === 'unheard' ? { kind: 'unsure' } : { kind: 'posted', channel, ts };
    },
    async find(key, { channel, thread, since }) {
      if (double.isDark) return 'unsent';
      if (faults[0] === 'down') {
        faults.shift();
        return 'unsent';
      }
      if (!double.isOpen) return 'forbidden';
      const found = standing.find(
        (post) => post.key === key && post.channel === channel && post.thread === thread && post.at >= since,
      );
      return found ? { channel, ts: found.ts } : 'missing';
    },
  };
  return double;
}
