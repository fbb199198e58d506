import { LRUCache } from 'lru-cache';

/** Shows something for one press; resolves with nothing, and shows nothing, where a later press has come since. */
type Showing = <T>(show: () => Promise<T>) => Promise<T | undefined>;

interface Press {
  /** What is being shown, for this press or one before it. */
  showing: Promise<unknown>;
}

/**
 * The last press in each modal, so that what it leads to stays there, however late the answer to an earlier one comes.
 * A view's hash cannot tell: two quick presses carry the same one.
 */
export function createPresses(): (viewId: string) => Showing {
  const last = new LRUCache<string, Press>({ max: 10_000 });
  return (viewId) => {
    const press: Press = { showing: last.get(viewId)?.showing ?? Promise.resolve() };
    last.set(viewId, press);
    return async (show) => {
      // Slack may take two calls in either order, so the one under way goes first.
      await press.showing;
      if ((last.get(viewId) ?? press) !== press) return undefined;
      const showing = show();
      press.showing = showing.catch(() => undefined);
      return showing;
    };
  };
}
