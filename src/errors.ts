/**
 * What went wrong, as data: `kind` names the sentence in `i18n` that tells the person and what to do next.
 * Every value is shown as literal text, so text from outside needs no escaping here.
 */
export type Problem =
  | { readonly kind: 'unknownCommand'; readonly word: string; readonly nearest: readonly string[] }
  | { readonly kind: 'badArguments'; readonly command: string; readonly fault: Fault }
  | { readonly kind: 'notAllowed'; readonly permission: 'view' | 'operate' | 'admin' }
  | { readonly kind: 'notHere'; readonly channels: readonly string[] }
  | { readonly kind: 'unknownPerson'; readonly why: Unknown }
  | { readonly kind: 'tookTooLong' | 'restarting' | 'storeUnavailable' }
  | { readonly kind: 'jobNotFound'; readonly word: string; readonly nearest: readonly Candidate[] }
  | { readonly kind: 'jobAmbiguous'; readonly word: string; readonly candidates: readonly Candidate[] }
  | {
      readonly kind: 'trialNotFound';
      readonly trial: string;
      readonly job: Candidate;
      readonly nearest: readonly string[];
    }
  | {
      readonly kind: 'trialAmbiguous';
      readonly trial: string;
      readonly job: Candidate;
      readonly candidates: readonly string[];
    }
  | { readonly kind: 'metricNotFound'; readonly metric: string; readonly metrics: readonly string[] }
  | ModelArtsProblem;

/** Why Slack does not tell who a person is: the app lacks a scope, it never tells of this person, or just now. */
export type Unknown = 'missingScope' | 'notVisible' | 'justNow';

/** A job that a name may have meant. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** The name of its workspace, where several are searched. */
  readonly workspace?: string | undefined;
}

/** What is wrong with a typed argument. */
export type Fault =
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'surplus'; readonly word: string }
  | { readonly kind: 'unknownOption'; readonly option: string; readonly nearest: string | undefined }
  | { readonly kind: 'needsValue'; readonly option: string }
  | { readonly kind: 'badValue'; readonly name: string; readonly value: string; readonly expected: Expected }
  | { readonly kind: 'openQuote' };

export type Expected =
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'text' };

/** A failure of ModelArts or on the way there, sorted by what the asker would do differently. */
export interface ModelArtsProblem {
  readonly kind:
    | 'notFound'
    | 'notSignedIn'
    | 'forbidden'
    | 'rateLimited'
    | 'unavailable'
    | 'conflict'
    | 'rejected'
    | 'unexpectedAnswer';
  /** Which of the known mistakes it is, where the code tells; it has a sentence of its own. */
  readonly reason?: ModelArtsReason | undefined;
  /** The API's own name for what was asked, such as `ShowAutoSearchTrials`. */
  readonly endpoint: string;
  readonly status?: number | undefined;
  /** `ModelArts.2775`, `APIGW.0308` and the like. */
  readonly code?: string | undefined;
  /** The vendor's sentence, free of the gateway's signature echo. */
  readonly detail?: string | undefined;
  /** `X-Request-Id`: what the vendor's support asks for first. */
  readonly requestId?: string | undefined;
}

/** What ModelArts, by its code, refuses for. Each names its sentence in `i18n`. */
export type ModelArtsReason =
  | 'badParameter'
  | 'badQuery'
  | 'unreadableRequest'
  | 'badRequest'
  | 'badFilter'
  | 'badSort'
  | 'badAction'
  | 'wrongMethod'
  | 'tooLarge'
  | 'notSupported'
  | 'quotaExceeded'
  | 'workspaceMissing'
  | 'jobMissing'
  | 'experimentMissing'
  | 'engineMissing'
  | 'flavorMissing'
  | 'poolMissing'
  | 'poolNotRunning'
  | 'modelMissing'
  | 'pluginMissing'
  | 'networkMissing'
  | 'logNotWritten'
  | 'logCleared'
  | 'logPathMissing'
  | 'logPathUnset'
  | 'metricsNotReady'
  | 'notStoppable'
  | 'statusChanged'
  | 'tokenRefused'
  | 'tokenWithoutProject'
  | 'signatureRefused'
  | 'projectMismatch'
  | 'notPermitted'
  | 'policyForbids'
  | 'agencyMissing'
  | 'accountRestricted'
  | 'arrears'
  | 'suspended'
  | 'addressRefused'
  | 'regionRefused'
  | 'pathMissing'
  | 'serviceMissing'
  | 'throttled'
  | 'busy'
  | 'platformFailed';

/** An error with a sentence for the person who asked. Anything else that is thrown is our own fault. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.kind, options);
    this.problem = problem;
  }
}

/** A start that cannot go on. The message says what to do, and is meant for a terminal. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
