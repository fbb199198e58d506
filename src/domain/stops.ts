/** One person's wish to end one trial. */
export interface Stop {
  readonly jobId: string;
  readonly trialId: string;
  /** Slack user id of whoever was first. */
  readonly by: string;
  readonly at: Date;
}

/** How far a stop has come. */
export type StopProgress =
  | { readonly kind: 'stopping' | 'unsure' | 'overdue' | 'interrupted' }
  | { readonly kind: 'ended'; readonly at: Date }
  | { readonly kind: 'failed'; readonly error: unknown };

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
  const jobs = new Map<string, Map<string, Stop>>();
  return {
    claim(stop) {
      const stops = jobs.get(stop.jobId) ?? new Map<string, Stop>();
      jobs.set(stop.jobId, stops);
      const earlier = stops.get(stop.trialId);
      if (!earlier) stops.set(stop.trialId, stop);
      return { stop: earlier ?? stop, first: !earlier };
    },
    release: (stop) => void jobs.get(stop.jobId)?.delete(stop.trialId),
    of: (jobId) => new Set(jobs.get(jobId)?.keys()),
  };
}
