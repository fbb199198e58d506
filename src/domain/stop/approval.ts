import type { Settings } from '../access/settings.ts';
import type { ApprovalReason } from './stops.ts';

interface Cost {
  /** Where the trial stands among those with a value, if it has one. */
  readonly place: { readonly place: number; readonly of: number } | undefined;
  /** How long it has run. */
  readonly seconds: number | undefined;
}

/** Why a stop needs a second operator, by what is known of its trial; nothing where none of the admins' rules applies. */
export function approvalReasons(
  { place, seconds = 0 }: Cost,
  { topQuarter, hours }: Settings['approval'],
): ApprovalReason[] {
  return [
    ...(topQuarter && place && place.place <= Math.ceil(place.of / 4)
      ? [{ kind: 'rank', ...place } as const]
      : []),
    ...(hours !== undefined && seconds > hours * 3600 ? [{ kind: 'age', hours } as const] : []),
  ];
}

/** The same of a whole job: among its trials are those of the top quarter. `ranFor` is in milliseconds. */
export function jobApprovalReasons(
  { ranFor = 0 }: { readonly ranFor: number | undefined },
  { topQuarter, hours }: Settings['approval'],
): ApprovalReason[] {
  return [
    ...(topQuarter ? [{ kind: 'whole' } as const] : []),
    ...(hours !== undefined && ranFor > hours * 3_600_000 ? [{ kind: 'age', hours } as const] : []),
  ];
}
