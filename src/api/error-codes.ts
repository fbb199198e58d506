import type { ModelArtsProblem } from '../errors.ts';

type Kind = ModelArtsProblem['kind'];

interface Rule {
  readonly kind: Kind;
  readonly codes: readonly string[];
  /** Some codes are used for several things; the rule then holds for these statuses only. */
  readonly statuses?: readonly number[];
}

/** Codes that say more than their status, from the vendor's list of error codes. */
const RULES: readonly Rule[] = [
  // 2775 comes with 400.
  {
    kind: 'notFound',
    codes: [
      'ModelArts.2775',
      'ModelArts.2842',
      'ModelArts.2890',
      'ModelArts.3001',
      'ModelArts.3507',
      'ModelArts.50005101',
      'ModelArts.50025001',
    ],
  },
  // 404 for an API, not for a thing: the endpoint or region is configured wrongly.
  { kind: 'rejected', codes: ['APIGW.0101', 'APIGW.0103', 'ModelArts.2836', 'ModelArts.4204'] },
  {
    kind: 'notSignedIn',
    codes: ['ModelArts.0201', 'ModelArts.0202', 'ModelArts.0207', 'ModelArts.0212', 'ModelArts.2784'],
  },
  { kind: 'notSignedIn', codes: ['ModelArts.0203'], statuses: [401, 403] },
  { kind: 'notSignedIn', codes: ['ModelArts.0204'], statuses: [400, 401] },
  { kind: 'forbidden', codes: ['ModelArts.0210'], statuses: [400, 403] },
  // The project of the request is not the token's; the account is frozen; the policy does not allow it.
  { kind: 'forbidden', codes: ['ModelArts.2786', 'ModelArts.2837', 'ModelArts.2838'] },
  {
    kind: 'rateLimited',
    codes: ['APIGW.0308', 'ModelArts.2799', 'ModelArts.4206', 'ModelArts.4395', 'ModelArts.6101'],
  },
  { kind: 'conflict', codes: ['ModelArts.2796', 'ModelArts.2878'] },
];

const STATUSES: Readonly<Record<number, Kind>> = {
  401: 'notSignedIn',
  403: 'forbidden',
  404: 'notFound',
  408: 'unavailable',
  409: 'conflict',
  429: 'rateLimited',
};

export function kindOf(status: number, code: string | undefined): Kind {
  return byCode(status, code) ?? STATUSES[status] ?? byClass(status);
}

function byCode(status: number, code: string | undefined): Kind | undefined {
  if (code === undefined || status >= 500) return undefined;
  // Some services write the gateway's codes as `APIG.0308`.
  const known = code.replace(/^APIG\./, 'APIGW.');
  return RULES.find(
    ({ codes, statuses }) => codes.includes(known) && (!statuses || statuses.includes(status)),
  )?.kind;
}

/** A refusal with a status of success is the old API's `is_success: false`. */
function byClass(status: number): Kind {
  if (status >= 500) return 'unavailable';
  if (status >= 400 || (status >= 200 && status < 300)) return 'rejected';
  return 'unexpectedAnswer';
}
