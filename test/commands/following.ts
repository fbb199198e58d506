import type { Context, Following } from '../../src/commands/command.ts';
import { createLooks } from '../../src/commands/looks.ts';
import type { FollowingStore } from '../../src/store/follow/following.ts';

interface Means extends Pick<FollowingStore, 'digests' | 'watches' | 'alerts' | 'rules'> {
  readonly modelarts: Context['modelarts'];
  readonly clock: Pick<Context['clock'], 'now'>;
}

/** What commands have to do with following, on a store, with nobody who would be woken. */
export function followingOn({ modelarts, clock, digests, watches, alerts, rules }: Means): Following {
  const looks = createLooks(modelarts, clock);
  return {
    digests,
    watches,
    alerts,
    rules,
    looks,
    wake: async () => undefined,
    membership: async () => 'member',
  };
}

/** For tests in which nobody follows anything. */
export function noFollowing(): Following {
  const unexpected = async () => {
    throw new Error('Nobody should ask for this.');
  };
  return {
    digests: {
      add: unexpected,
      get: unexpected,
      list: unexpected,
      pause: unexpected,
      remove: unexpected,
      bases: unexpected,
      tell: unexpected,
    },
    watches: {
      add: unexpected,
      get: unexpected,
      list: unexpected,
      change: unexpected,
      remove: unexpected,
      wanted: unexpected,
      cards: unexpected,
      forget: unexpected,
    },
    alerts: { add: unexpected, get: unexpected, list: unexpected, remove: unexpected },
    rules: {
      get: unexpected,
      mutesOf: unexpected,
      setQuiet: unexpected,
      setCap: unexpected,
      mute: unexpected,
    },
    looks: { of: unexpected, searches: unexpected, errors: unexpected },
    wake: unexpected,
    membership: unexpected,
  };
}
