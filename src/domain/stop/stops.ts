import type { ModelArtsProblem } from '../../errors.ts';
import type { Language } from '../access/person.ts';

/**
 * How far a stop has come: it waits for its message and perhaps for a second operator (`requested`), can be undone
 * (`held`), is on its way to ModelArts (`sent`) or confirmed by it (`accepted`). Every other state is an end.
 */
export const STOP_STATES = [
  'requested',
  'held',
  'sent',
  'accepted',
  'ended',
  'undone',
  'declined',
  'lapsed',
  'refused',
  'failed',
  'unknown',
  'rehearsed',
  'revoked',
] as const;

export type StopState = (typeof STOP_STATES)[number];

/** What may follow what. The ledger makes no other step. */
export const STEPS: Readonly<Record<StopState, readonly StopState[]>> = {
  requested: ['held', 'undone', 'declined', 'lapsed', 'ended'],
  held: ['sent', 'undone', 'rehearsed', 'revoked', 'ended'],
  // Sent again to `sent` only after a read has shown the trial still running.
  sent: ['sent', 'accepted', 'refused', 'failed', 'ended', 'unknown'],
  accepted: ['ended', 'unknown'],
  ended: [],
  undone: [],
  declined: [],
  lapsed: [],
  refused: [],
  failed: [],
  unknown: [],
  rehearsed: [],
  // The asker or approver can no longer stop trials, or Slack does not say, so it was not sent.
  revoked: [],
};

/** The API's own names for what ends a trial, and a job. */
export const EARLY_STOP = 'ShowAutoSearchTrialEarlyStop';
export const STOP_JOB = 'StopTrainingJob';

/** Minutes for which a stop is watched after its request. A job takes longer: it ends every task and saves its output. */
export function watchMinutes({ trialId }: Pick<StopWish, 'trialId'>): number {
  return trialId === undefined ? 15 : 5;
}

/** Minutes for which a stop waits to be sent while the rights of those behind it cannot be read. */
export const RIGHTS_MINUTES = 10;

/** While a stop of a trial is in one of these, there can be no other: it is under way, or the trial is gone. */
export const TAKEN: readonly StopState[] = ['requested', 'held', 'sent', 'accepted', 'ended'];

export function isSettled({ state }: Pick<Stop, 'state'>): boolean {
  return STEPS[state].length === 0;
}

/** Why a stop needs a second operator. */
export type ApprovalReason =
  | { readonly kind: 'rank'; readonly place: number; readonly of: number }
  | { readonly kind: 'age'; readonly hours: number }
  | { readonly kind: 'whole' }
  | { readonly kind: 'count'; readonly count: number };

/** One person's wish to end one trial, or a whole job. */
export interface StopWish {
  readonly jobId: string;
  readonly jobName: string;
  /** Absent where the whole job is to end. */
  readonly trialId?: string | undefined;
  /** Slack user id of whoever was first. */
  readonly by: string;
  /** In which its message is written. */
  readonly language: Language;
  /** Everything happens but the request to ModelArts. */
  readonly isDryRun: boolean;
  /** Empty where no second operator is needed. */
  readonly reasons: readonly ApprovalReason[];
  /** Seconds during which it can be undone. */
  readonly undoSeconds: number;
  /** Where it was asked for. */
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** A stop as the ledger has it. */
export interface Stop extends StopWish {
  readonly id: string;
  readonly at: Date;
  readonly state: StopState;
  readonly approvedBy?: string | undefined;
  /** When the wait for a second operator ends. */
  readonly lapsesAt?: Date | undefined;
  /** When the request goes out. */
  readonly heldUntil?: Date | undefined;
  /** When a request last went out. */
  readonly sentAt?: Date | undefined;
  /** How many requests have gone out, at most two. */
  readonly posts: number;
  /** ModelArts gave no clear answer to the last request. */
  readonly isUnclear: boolean;
  readonly settledAt?: Date | undefined;
  /** Who undid or declined it, or has lost the right to it. */
  readonly settledBy?: string | undefined;
  /** Why it was refused or failed. */
  readonly problem?: ModelArtsProblem | undefined;
  readonly message: StopMessage | undefined;
  /** The face that the message shows. */
  readonly told: StopFace | undefined;
}

/** Where the message about a stop stands: in the channel, in a direct message to whoever asked, or nowhere. */
export interface StopMessage {
  readonly kind: 'channel' | 'direct' | 'nowhere';
  readonly channel: string;
  /** Absent where there is no message. */
  readonly ts?: string | undefined;
}

/** What the message of a stop says, one sentence each. */
export type StopFace =
  | Exclude<StopState, 'requested' | 'sent' | 'accepted'>
  | 'asking'
  | 'stopping'
  | 'unclear'
  | 'endedAlone'
  /** Revoked since nobody's right could be read, rather than since one is gone. */
  | 'unconfirmed';

export function faceOf(
  stop: Pick<Stop, 'state' | 'reasons' | 'undoSeconds' | 'isUnclear' | 'posts' | 'settledBy'>,
): StopFace {
  const { state, reasons, undoSeconds, isUnclear, posts, settledBy } = stop;
  if (state === 'requested' && reasons.length > 0) return 'asking';
  if (state === 'requested' || state === 'held') return undoSeconds > 0 ? 'held' : 'stopping';
  if (state === 'sent' || state === 'accepted') return isUnclear ? 'unclear' : 'stopping';
  if (state === 'revoked' && settledBy === undefined) return 'unconfirmed';
  return state === 'ended' && posts === 0 ? 'endedAlone' : state;
}
