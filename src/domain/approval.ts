import type { Settings } from './settings.ts';
import type { ApprovalReason } from './stops.ts';

interface Cost {
  /** Where the trial stands among those with a value, if it has one. */
  readonly place: { readonly place: number; readonly of: number } | undefined;
  /** How long it has run. */
  readonly seconds: number | undefined;
  /** How many stops this one makes, of one person within ten minutes. */
  readonly count: number;
}

/** Why a stop needs a second person; none of the admins' rules may apply. */
export function approvalReasons(
  { place, seconds = 0, count }: Cost,
  { topQuarter, hours, count: most }: Settings['approval'],
): ApprovalReason[] {
  return [
    ...(topQuarter && place && place.place <= Math.ceil(place.of / 4)
      ? [{ kind: 'rank', ...place } as const]
      : []),
    ...(hours !== undefined && seconds > hours * 3600 ? [{ kind: 'age', hours } as const] : []),
    ...(most !== undefined && count > most ? [{ kind: 'count', count } as const] : []),
  ];
}
