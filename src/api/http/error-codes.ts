import type { ModelArtsProblem, ModelArtsReason } from '../../errors.ts';

type Kind = ModelArtsProblem['kind'];

/** What a refusal is, and which of the known mistakes it is where the code tells. */
interface Sorted {
  readonly kind: Kind;
  readonly reason?: ModelArtsReason | undefined;
}

interface Rule {
  readonly codes: readonly string[];
  /** Default: what the status says. */
  readonly kind?: Kind;
  readonly reason: ModelArtsReason;
  /** Some codes are used for several things; the rule then holds for these statuses only. Default: any below 500. */
  readonly statuses?: readonly number[];
}

/** Codes that say more than their status, from the vendor's lists. */
const RULES: readonly Rule[] = [
  own('badParameter', '0101 0104 0107 2788'),
  own('badQuery', '2764'),
  own('unreadableRequest', '2787'),
  // In the resource part of the API codes have eight digits.
  own('badRequest', '50004000'),
  own('badFilter', '2789 2807 2808 2809'),
  own('badSort', '2790'),
  own('badAction', '2812'),
  own('wrongMethod', '2803'),
  own('notSupported', '2858'),
  own('quotaExceeded', '0118 2815'),
  own('agencyMissing', '2785'),
  own('arrears', '4116'),
  own('suspended', '4118'),
  own('logNotWritten', '2776 2818'),
  own('metricsNotReady', '2777'),
  own('logCleared', '2819'),
  own('logPathMissing', '2820'),
  own('logPathUnset', '2822'),
  // 2775 comes with 400.
  own('jobMissing', '2775', { kind: 'notFound' }),
  own('experimentMissing', '2842', { kind: 'notFound' }),
  own('poolMissing', '2890', { kind: 'notFound' }),
  own('modelMissing', '3001 3507', { kind: 'notFound' }),
  own('pluginMissing', '50005101', { kind: 'notFound' }),
  own('networkMissing', '50025001', { kind: 'notFound' }),
  // Not what was asked for, but what it is made of.
  own('workspaceMissing', '0102'),
  own('engineMissing', '2780'),
  own('flavorMissing', '2781'),
  own('poolNotRunning', '2887'),
  // 404 for an API, not for a thing: the endpoint or region is configured wrongly.
  own('pathMissing', '2836', { kind: 'rejected' }),
  own('serviceMissing', '4204', { kind: 'rejected' }),
  gateway('pathMissing', '0101 0103', { kind: 'rejected' }),
  own('tokenRefused', '0201 0202 2784', { kind: 'notSignedIn' }),
  own('tokenRefused', '0203', { kind: 'notSignedIn', statuses: [401, 403] }),
  own('tokenWithoutProject', '0207 0212', { kind: 'notSignedIn' }),
  own('tokenWithoutProject', '0204', { kind: 'notSignedIn', statuses: [400, 401] }),
  own('signatureRefused', '0206', { statuses: [401, 403] }),
  own('projectMismatch', '0210', { kind: 'forbidden', statuses: [400, 403] }),
  own('projectMismatch', '2786', { kind: 'forbidden' }),
  own('accountRestricted', '2837', { kind: 'forbidden' }),
  own('policyForbids', '2838', { kind: 'forbidden' }),
  own('notPermitted', '0108'),
  own('notPermitted', '0112', { statuses: [403] }),
  own('throttled', '2799', { kind: 'rateLimited' }),
  own('busy', '4206 4395 6101', { kind: 'rateLimited' }),
  own('notStoppable', '2796', { kind: 'conflict' }),
  own('statusChanged', '2878', { kind: 'conflict' }),
  own('platformFailed', '2950 2951 2952 2953 2954 2955 2956 2957 2958 2959', { statuses: [500] }),
  gateway('throttled', '0308', { kind: 'rateLimited' }),
  gateway('tokenRefused', '0307'),
  gateway('signatureRefused', '0301 0303 0305'),
  gateway('notPermitted', '0302 0306'),
  gateway('projectMismatch', '0310'),
  gateway('addressRefused', '0401 0402'),
  gateway('regionRefused', '0801 0802'),
];

type Terms = Pick<Rule, 'kind' | 'statuses'>;

function own(reason: ModelArtsReason, numbers: string, terms: Terms = {}): Rule {
  return { ...terms, reason, codes: numbers.split(' ').map((each) => `ModelArts.${each}`) };
}

function gateway(reason: ModelArtsReason, numbers: string, terms: Terms = {}): Rule {
  return { ...terms, reason, codes: numbers.split(' ').map((each) => `APIGW.${each}`) };
}

const STATUSES: Readonly<Record<number, Sorted>> = {
  401: { kind: 'notSignedIn' },
  403: { kind: 'forbidden' },
  404: { kind: 'notFound' },
  405: { kind: 'rejected', reason: 'wrongMethod' },
  408: { kind: 'unavailable' },
  409: { kind: 'conflict' },
  413: { kind: 'rejected', reason: 'tooLarge' },
  414: { kind: 'rejected', reason: 'tooLarge' },
  429: { kind: 'rateLimited' },
  // The gateway's own, for headers: a token is several kilobytes long.
  494: { kind: 'rejected', reason: 'tooLarge' },
};

/** The endpoints that say "not yet" by 204, which has no body and so no code. */
const NOT_YET: Readonly<Record<string, ModelArtsReason>> = {
  ShowObsUrlOfTrainingJobLogs: 'logNotWritten',
  ShowTrainingJobLogsPreview: 'logNotWritten',
  ShowTrainingJobMetrics: 'metricsNotReady',
};

interface Said {
  readonly endpoint: string;
  readonly status: number;
  readonly code?: string | undefined;
}

export function sortOf({ endpoint, status, code }: Said): Sorted {
  const byStatus = STATUSES[status] ?? { kind: byClass(status) };
  const rule = ruleFor(status, code);
  if (!rule)
    return saysNotYet({ endpoint, status }) ? { kind: 'rejected', reason: NOT_YET[endpoint] } : byStatus;
  return { kind: rule.kind ?? byStatus.kind, reason: rule.reason };
}

/** Whether an empty answer of success means that there is nothing yet. */
export function saysNotYet({ endpoint, status }: Said): boolean {
  return status === 204 && Object.hasOwn(NOT_YET, endpoint);
}

/** After a server error it is open what was done, whatever the code says: the rules then need the status too. */
function ruleFor(status: number, code: string | undefined): Rule | undefined {
  if (code === undefined) return undefined;
  // Some services write the gateway's codes as `APIG.0308`.
  const known = code.replace(/^APIG\./, 'APIGW.');
  return RULES.find(
    ({ codes, statuses }) => codes.includes(known) && (statuses ? statuses.includes(status) : status < 500),
  );
}

/** A refusal with a status of success is the old API's `is_success: false`. */
function byClass(status: number): Kind {
  if (status >= 500) return 'unavailable';
  if (status >= 400 || (status >= 200 && status < 300)) return 'rejected';
  return 'unexpectedAnswer';
}
