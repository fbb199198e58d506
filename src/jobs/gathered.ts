/** As many as make a statement of reasonable length. */
const MOST = 500;

interface Waiting<In, Out> {
  readonly given: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does at once what comes together, or while it is busy: many wake-ups fall into the same minute, and a statement for all
 * of them costs little more than for one.
 * @param work returns what comes of each, in their order
 */
export function gathered<In, Out>(
  work: (all: readonly In[]) => Promise<readonly Out[]>,
): (given: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let isBusy = false;

  async function go(all: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const outs = await work(all.map(({ given }) => given));
      for (const [i, out] of outs.entries()) all[i]?.resolve(out);
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  }

  async function run(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    // Whoever comes in the same breath is taken along.
    await Promise.resolve();
    while (waiting.length > 0) await go(waiting.splice(0, MOST));
    isBusy = false;
  }

  return (given) => {
    const { promise, resolve, reject } = Promise.withResolvers<Out>();
    waiting.push({ given, resolve, reject });
    void run();
    return promise;
  };
}
