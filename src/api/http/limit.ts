import type { Limit } from '../../domain/platform/quotas.ts';
import { looseNumber } from './loose.ts';

/** -1 is documented as unlimited for the quotas of workspaces only, but can mean nothing else in the other lists. */
export const looseLimit = looseNumber.transform((quota): Limit => {
  if (quota === -1) return 'unlimited';
  return quota !== undefined && quota >= 0 ? quota : undefined;
});
