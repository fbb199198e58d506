/** A change of clocks, found with nothing but what ICU prints. */
export interface ClockChange {
  /** The first moment of the new offset. Milliseconds since 1970, as are all moments here. */
  readonly at: number;
  /** Milliseconds ahead of UTC. */
  readonly before: number;
  readonly after: number;
}

export interface IcuClock {
  readonly changes: readonly ClockChange[];
  /** What a clock shows, as if it were UTC. */
  wallAt(at: number): number;
  /** When a clock shows that for the first time or, where it never does, when it comes to show something later. */
  firstAt(wall: number): number;
}

const DAY = 86_400_000;

/** How the clocks of a zone go between two moments. Changes within less than a day of one another are not told apart. */
export function icuClock(timeZone: string, from: number, to: number): IcuClock {
  const offsetAt = offsetReader(timeZone);
  const changes: ClockChange[] = [];
  const first = offsetAt(from);
  for (let day = from, before = first; day < to; day += DAY) {
    const after = offsetAt(day + DAY);
    if (before !== after) changes.push({ at: bisect(offsetAt, day, day + DAY), before, after });
    before = after;
  }
  const offset = (at: number) => changes.findLast((change) => change.at <= at)?.after ?? first;
  return {
    changes,
    wallAt: (at) => at + offset(at),
    firstAt(wall) {
      const offsets = new Set([first, ...changes.map(({ after }) => after)]);
      const shown = [...offsets].map((each) => wall - each).filter((at) => offset(at) === wall - at);
      const skipped = changes.filter(({ at, before, after }) => wall >= at + before && wall < at + after);
      return Math.min(...(shown.length > 0 ? shown : skipped.map(({ at }) => at)));
    },
  };
}

function bisect(offsetAt: (at: number) => number, low: number, high: number): number {
  const before = offsetAt(low);
  let [from, to] = [low, high];
  while (to - from > 60_000) {
    const middle = Math.floor((from + to) / 120_000) * 60_000;
    if (offsetAt(middle) === before) from = middle;
    else to = middle;
  }
  return to;
}

function offsetReader(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at;
  };
}
