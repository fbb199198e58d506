/** One person's wish to end one trial. */
export interface Stop {
  readonly jobId: string;
  readonly trialId: string;
  /** Slack user id of whoever was first. */
  readonly by: string;
  readonly at: Date;
}

/** The stops that this process has been asked for: the one place that knows who was first. */
export interface Stops {
  /** Takes the stop for whoever asks first; everyone later gets the first one's back, with `first` false. */
  claim(stop: Stop): { readonly stop: Stop; readonly first: boolean };
  /** Frees a stop that came to nothing, so that it can be asked for again. */
  release(stop: Stop): void;
  /** Ids of the trials of one job that are being or have been stopped. */
  of(jobId: string): ReadonlySet<string>;
}

export function createStops(): Stops {
  const stops = new Map<string, Stop>();
  const key = ({ jobId, trialId }: Stop) => JSON.stringify([jobId, trialId]);
  return {
    claim(stop) {
      const earlier = stops.get(key(stop));
      if (!earlier) stops.set(key(stop), stop);
      return { stop: earlier ?? stop, first: !earlier };
    },
    release: (stop) => void stops.delete(key(stop)),
    of: (jobId) =>
      new Set([...stops.values()].filter((stop) => stop.jobId === jobId).map((stop) => stop.trialId)),
  };
}
