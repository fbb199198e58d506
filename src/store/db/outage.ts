import { UserError } from '../../errors.ts';

// Classes and codes of SQLSTATE that are no fault of the statement: connection lost, server full, going down, coming
// up, cancelled by the statement timeout, or a standby that takes no writes after a failover.
const OUTAGE = /^(08|53|57|58)|^25006$/;

/**
 * What a driver threw, as UserError `storeUnavailable` when it means that the database cannot be reached. The server's
 * own errors carry a severity and are sorted by their SQLSTATE; all else that a driver throws tells of its connection.
 */
export function sorted(error: unknown): unknown {
  if (isOutage(error)) return unavailable(error);
  return error;
}

export function unavailable(cause?: unknown): UserError {
  return new UserError({ kind: 'storeUnavailable' }, { cause });
}

function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof UserError) return false;
  return 'severity' in error ? OUTAGE.test(codeOf(error) ?? '') : true;
}

/** An SQLSTATE such as `57P01`, or an error code of Node such as `ECONNREFUSED`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
