/** How many there may be. Nothing where ModelArts does not tell. */
export type Limit = number | 'unlimited' | undefined;

/** What ModelArts itself calls something, in the languages in which it says so. */
export interface Naming {
  readonly en: string | undefined;
  readonly zh: string | undefined;
}

/** One kind of thing of which there may be only so many. */
export interface Quota {
  /** `pool`, `network`, `job-num`, or whatever else ModelArts counts. */
  readonly resource: string;
  readonly name: Naming;
  readonly unit: Naming;
  readonly limit: Limit;
  readonly used: number | undefined;
  /** What it is counted for. */
  readonly scope: 'project' | 'workspace';
}

export interface QuotaList {
  readonly quotas: readonly Quota[];
  /** How many entries ModelArts gave that cannot be read. */
  readonly damaged: number;
}

/** How much room a quota leaves; `none` where nothing is granted, and so nothing can be full. */
export type Room = 'full' | 'nearlyFull' | 'free' | 'unlimited' | 'none' | 'unknown';

const NEARLY_FULL = 0.8;
const ORDER: readonly Room[] = ['full', 'nearlyFull', 'free', 'unknown', 'none', 'unlimited'];

/** How much of a quota is taken: 1 is all of it, and more where a limit was lowered afterwards. */
export function shareOf({ limit, used }: Pick<Quota, 'limit' | 'used'>): number | undefined {
  if (typeof limit !== 'number' || used === undefined) return undefined;
  if (limit === 0) return used === 0 ? undefined : Number.POSITIVE_INFINITY;
  return used / limit;
}

export function roomOf(quota: Pick<Quota, 'limit' | 'used'>): Room {
  const { limit, used } = quota;
  if (limit === 'unlimited') return 'unlimited';
  if (limit === 0 && !used) return 'none';
  const share = shareOf(quota);
  if (share === undefined) return 'unknown';
  return share >= 1 ? 'full' : share >= NEARLY_FULL ? 'nearlyFull' : 'free';
}

/** Those that will soon stand in the way first; what cannot be told after what can; alike ones stay as they were. */
export function fullestFirst(quotas: readonly Quota[]): Quota[] {
  return quotas.toSorted((a, b) => {
    const byRoom = ORDER.indexOf(roomOf(a)) - ORDER.indexOf(roomOf(b));
    const [share, other] = [shareOf(a) ?? 0, shareOf(b) ?? 0];
    return byRoom || (share === other ? 0 : other - share);
  });
}
