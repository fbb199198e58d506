import { UserError } from './errors.ts';

/** As many as make a statement of reasonable length. */
const MOST = 500;
/** Rounds under way at a time, so that one that hangs does not keep everybody from beginning. */
const SIDE_BY_SIDE = 3;

interface Waiting<In, Out> {
  readonly given: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does at once what comes together, or while it is busy: many digests fall into the same minute, and a statement for all
 * of them costs little more than for one. Whoever waited together goes on together, to the next statement. What fails
 * together is tried again one by one, so that nobody suffers from somebody else's trouble, nor from a deadlock between
 * two instances; a UserError is for all of them.
 * @param work returns what comes of each, in their order
 * @param keyOf where no two of one key may be done together: the second waits for the first
 */
export function gathered<In, Out>(
  work: (all: readonly In[]) => Promise<readonly Out[]>,
  keyOf?: (given: In) => string,
): (given: In) => Promise<Out> {
  const most = keyOf ? 1 : SIDE_BY_SIDE;
  let waiting: Waiting<In, Out>[] = [];
  let underWay = 0;

  function take(): readonly Waiting<In, Out>[] {
    const keys = new Set<string>();
    const taken = new Set<Waiting<In, Out>>();
    for (const each of waiting) {
      if (taken.size === MOST) break;
      const key = keyOf?.(each.given);
      if (key !== undefined && keys.has(key)) continue;
      if (key !== undefined) keys.add(key);
      taken.add(each);
    }
    waiting = waiting.filter((each) => !taken.has(each));
    return [...taken];
  }

  async function go(all: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const outs = await work(all.map(({ given }) => given));
      for (const [i, out] of outs.entries()) all[i]?.resolve(out);
    } catch (error) {
      await fail(all, error);
    }
  }

  async function fail(all: readonly Waiting<In, Out>[], error: unknown): Promise<void> {
    const isForAll = all.length === 1 || error instanceof UserError;
    for (const one of all) {
      if (isForAll) one.reject(error);
      else await go([one]);
    }
  }

  async function run(): Promise<void> {
    if (underWay === most) return;
    underWay += 1;
    // Whoever comes in the same breath is taken along.
    await Promise.resolve();
    while (waiting.length > 0) await go(take());
    underWay -= 1;
  }

  return (given) => {
    const { promise, resolve, reject } = Promise.withResolvers<Out>();
    waiting.push({ given, resolve, reject });
    void run();
    return promise;
  };
}
