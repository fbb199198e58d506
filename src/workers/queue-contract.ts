/** What there is to do, by what it is about: a digest's id, a job's id, a channel. */
export type QueueName = 'digest' | 'look' | 'post';

/**
 * Wakes work at its time, on one instance at a time. The rows of the store say what there is to do; a wake-up that is
 * lost or comes twice does no harm, since `createSweep` wakes anew whatever is due.
 */
export interface Queue {
  /** At most one at a time for each key, over all instances; what throws is tried again with growing pauses. */
  work(name: QueueName, handler: (key: string) => Promise<void>): Promise<void>;
  /** Of several for one key the earliest wins. */
  wake(name: QueueName, key: string, at: Date): Promise<void>;
  start(): Promise<void>;
  /** Takes nothing new, and waits for what is under way. */
  stop(): Promise<void>;
}
