import { notAuthenticated } from './errors.ts';
import { header, type WireRequest } from './request.ts';
import { type Claim, canonicalRequest, readClaim, signatureOf } from './signature.ts';

export interface AccessKey {
  readonly ak: string;
  readonly sk: string;
  /** Makes it a temporary key: the request must carry this in `X-Security-Token`. */
  readonly securityToken?: string;
}

interface KeyState {
  failures: number;
  lockedUntil: number;
}

const MINUTE = 60_000;
const MAX_SKEW_MS = 15 * MINUTE;
const LOCK_MS = 5 * MINUTE;
const MAX_FAILURES = 5;
const SDK_DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Checks signed requests; throws a Refusal with the gateway's words when one does not pass. */
export function createKeyCheck(keys: readonly AccessKey[]): (request: WireRequest, now: Date) => void {
  const states = new Map<string, KeyState>(keys.map(({ ak }) => [ak, { failures: 0, lockedUntil: 0 }]));

  return (request, now) => {
    const authorization = header(request, 'authorization');
    if (authorization === undefined) throw notAuthenticated('neither a token nor a signature was sent');
    const claim = readClaim(authorization);
    if (!claim) throw notAuthenticated('authorization header is malformed');
    const key = keys.find(({ ak }) => ak === claim.ak);
    const state = states.get(claim.ak);
    if (!key || !state) throw notAuthenticated(`ak ${claim.ak} not exist`);
    // The words for a locked key are not documented.
    if (now.getTime() < state.lockedUntil) throw notAuthenticated(`ak ${claim.ak} is locked`);

    const date = checkDate(request, claim, now);
    checkSecurityToken(request, key);
    checkSignature(request, { claim, key, date, state, now });
  };
}

function checkDate(request: WireRequest, { signedHeaders }: Claim, now: Date): string {
  const date = header(request, 'x-sdk-date') ?? '';
  if (!SDK_DATE.test(date) || !signedHeaders.includes('x-sdk-date')) {
    throw notAuthenticated('x-sdk-date is missing, malformed or not signed');
  }
  const signedAt = Date.parse(date.replace(SDK_DATE, '$1-$2-$3T$4:$5:$6Z'));
  if (Math.abs(now.getTime() - signedAt) <= MAX_SKEW_MS) return date;
  const serverTime = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  throw notAuthenticated(`signature expired, signature time:${date}, server time:${serverTime}`);
}

function checkSecurityToken(request: WireRequest, { securityToken }: AccessKey): void {
  if (header(request, 'x-security-token') === securityToken) return;
  throw notAuthenticated('security token is missing or does not belong to the ak');
}

interface Check {
  readonly claim: Claim;
  readonly key: AccessKey;
  readonly date: string;
  readonly state: KeyState;
  readonly now: Date;
}

function checkSignature(request: WireRequest, { claim, key, date, state, now }: Check): void {
  const canonical = canonicalRequest(request, claim.signedHeaders);
  if (signatureOf(canonical, { date, sk: key.sk }) === claim.signature) {
    state.failures = 0;
    return;
  }
  state.failures += 1;
  if (state.failures > MAX_FAILURES) {
    state.failures = 0;
    state.lockedUntil = now.getTime() + LOCK_MS;
  }
  // The gateway really repeats what was signed, security token included.
  const echo = canonical.replaceAll('\n', '|');
  throw notAuthenticated(`verify aksk signature fail, canonicalRequest:${echo}`);
}
