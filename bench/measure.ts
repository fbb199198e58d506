/** One line of the result. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'x' | ' ms';
  /** Absent where a figure is only to be watched. */
  readonly aim?: Aim;
  /** What the value was made of, in units of this machine at this hour: only their relation says anything. */
  readonly ours?: number;
  readonly theirs?: number;
}

type Aim = { readonly atLeast: number } | { readonly atMost: number };

/** What both sides gave in one round. */
export interface Round<Result> {
  readonly ours: Result;
  readonly theirs: Result;
}

interface Sides<Result> {
  readonly ours: () => Result | Promise<Result>;
  readonly theirs: () => Result | Promise<Result>;
}

/** Lets both sides run in turns, so that whatever else the machine does disturbs both alike. */
export async function inTurns<Result>(
  rounds: number,
  { ours, theirs }: Sides<Result>,
): Promise<Round<Result>[]> {
  const results: Round<Result>[] = [];
  for (let round = 0; round < rounds; round += 1)
    results.push({ theirs: await theirs(), ours: await ours() });
  return results;
}

/** The median of ours / theirs over the rounds, since the two of one round ran at nearly the same time. */
export function ratio<Result>(rounds: readonly Round<Result>[], of: (result: Result) => number) {
  return {
    value: median(rounds.map(({ ours, theirs }) => of(ours) / of(theirs))),
    unit: 'x',
    ours: median(rounds.map(({ ours }) => of(ours))),
    theirs: median(rounds.map(({ theirs }) => of(theirs))),
  } as const;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** By the nearest rank. NaN where there are no values. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function meetsAim({ value, aim }: Figure): boolean {
  if (!aim) return true;
  return 'atLeast' in aim ? value >= aim.atLeast : value <= aim.atMost;
}
