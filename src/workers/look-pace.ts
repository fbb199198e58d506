import { nextLookIn, type PastLook } from '../domain/follow/pace.ts';
import type { JobPhase } from '../domain/search/search.ts';

/** How often this process looks at which search. Whoever does not remember one looks at it as often as usual. */
export interface Paces {
  /** When a search is to be looked at next. @param at when it was looked at last */
  dueAt(jobId: string, at: Date | undefined): Date;
  looked(jobId: string, look: PastLook & Rate): void;
  /** @returns how often in a row by now */
  failed(jobId: string, now: Date): number;
  forget(jobId: string): void;
}

interface Rate {
  readonly phase: JobPhase;
  /** Trials that end in an hour. */
  readonly perHour: number | undefined;
}

interface Pace extends Rate {
  readonly looks: readonly PastLook[];
  readonly failures: number;
  /** Not before this, since it could not be read. */
  readonly spared: Date | undefined;
}

/** As many as it takes to come from the shortest interval to the longest. */
const REMEMBERED = 10;
/** Milliseconds. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 5 * 60_000;

const UNKNOWN: Pace = { phase: 'Running', perHour: undefined, looks: [], failures: 0, spared: undefined };

export function createPaces(): Paces {
  const paces = new Map<string, Pace>();
  const of = (jobId: string) => paces.get(jobId) ?? UNKNOWN;

  return {
    dueAt(jobId, at) {
      const pace = of(jobId);
      const seconds = nextLookIn(pace) ?? 0;
      const usual = at === undefined ? 0 : at.getTime() + seconds * 1000;
      return new Date(Math.max(usual, pace.spared?.getTime() ?? 0));
    },
    looked(jobId, { phase, perHour, ...look }) {
      const looks = [...of(jobId).looks, look].slice(-REMEMBERED);
      paces.set(jobId, { phase, perHour, looks, failures: 0, spared: undefined });
    },
    failed(jobId, now) {
      const pace = of(jobId);
      const failures = pace.failures + 1;
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures);
      paces.set(jobId, { ...pace, failures, spared: new Date(now.getTime() + pause) });
      return failures;
    },
    forget: (jobId) => void paces.delete(jobId),
  };
}
