/** How long a search still takes. */
export type Remaining =
  /** Nothing is left to do. */
  | { readonly kind: 'nothing' }
  /** In seconds. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'unknown'; readonly why: Why };

/**
 * `noTotal`: it is not known how many trials there will be. `idle`: nothing runs, so nobody can tell how fast it goes.
 * `tooFew`: hardly a trial has finished yet. `outlasted`: all that is left has run longer than any trial before. `far`:
 * over a year, by which no estimate holds.
 */
export type Why = 'noTotal' | 'idle' | 'tooFew' | 'outlasted' | 'far';

interface Work {
  /** Trials that are yet to begin; nothing where it is not known how many. */
  readonly waiting: number | undefined;
  /** For each trial that runs, the seconds it has run. */
  readonly running: readonly number[];
  /** Seconds that trials took which have finished. */
  readonly took: readonly number[];
}

/** With fewer durations a range would be a guess. */
const ENOUGH = 3;
const YEAR = 365 * 86_400;

/**
 * A range rather than a moment: from all trials taking as long as the middle one of those that have finished, to all
 * taking as long as the longest tenth. As many run at once as do now. The lower end is what no schedule can beat, the
 * upper what none that keeps every place busy exceeds (Graham's bound).
 */
export function remainingOf({ waiting, running, took }: Work): Remaining {
  if (waiting === 0 && running.length === 0) return { kind: 'nothing' };
  if (waiting === undefined) return { kind: 'unknown', why: 'noTotal' };
  if (running.length === 0) return { kind: 'unknown', why: 'idle' };
  if (took.length < ENOUGH) return { kind: 'unknown', why: 'tooFew' };
  const longest = Math.max(...took);
  if (waiting === 0 && running.every((spent) => spent >= longest))
    return { kind: 'unknown', why: 'outlasted' };
  const middle = quantile(took, 0.5);
  // Of a trial that runs, those tell that took longer than it has run so far.
  const part = (share: number, spent: number, otherwise: number) => {
    const longer = took.filter((seconds) => seconds > spent);
    return longer.length > 0 ? quantile(longer, share) : otherwise;
  };
  const usual = load(waiting, running, (spent) => part(0.5, spent, spent));
  // What has run longer than all before may take as much longer again as the longest did.
  const beyond = 2 * longest - middle;
  const slow = load(waiting, running, (spent) => part(0.9, spent, beyond));
  const places = running.length;
  const low = Math.max(usual.work / places, usual.longest);
  const high = slow.work / places + slow.longest * (1 - 1 / places);
  return high > YEAR ? { kind: 'unknown', why: 'far' } : { kind: 'range', low, high: Math.max(low, high) };
}

/** What is left where a trial that has run so long takes `takes` seconds: altogether, and of the longest. */
function load(waiting: number, running: readonly number[], takes: (spent: number) => number) {
  const left = running.map((spent) => Math.max(0, takes(spent) - spent));
  const each = takes(0);
  return {
    work: left.reduce((sum, seconds) => sum + seconds, 0) + waiting * each,
    longest: left.reduce((most, seconds) => Math.max(most, seconds), waiting > 0 ? each : 0),
  };
}

/** Between two values, by how far `part` is from either. */
function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [below = 0, above = below] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}
