import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Stop, StopMessage, StopWish } from '../../domain/stop/stops.ts';
import type { Tables } from '../db/tables.ts';
import { json } from '../db/text.ts';
import type { RequestMeans, StopStep } from '../store.ts';

/** How a stop of the whole job is stored: a unique index takes no null. */
export const WHOLE_JOB = '';

type Row = Selectable<Tables['stops']>;

export function stopOf(row: Row): Stop {
  return {
    id: row.id,
    jobId: row.job_id,
    jobName: row.job_name,
    trialId: row.trial_id === WHOLE_JOB ? undefined : row.trial_id,
    by: row.asked_by,
    at: row.asked_at,
    language: row.language,
    isDryRun: row.is_dry_run,
    reasons: row.reasons,
    undoSeconds: row.undo_seconds,
    channel: row.channel,
    thread: row.thread ?? undefined,
    state: row.state,
    approvedBy: row.approved_by ?? undefined,
    lapsesAt: row.lapses_at ?? undefined,
    heldUntil: row.held_until ?? undefined,
    sentAt: row.sent_at ?? undefined,
    posts: row.posts,
    isUnclear: row.is_unclear,
    settledAt: row.settled_at ?? undefined,
    settledBy: row.settled_by ?? undefined,
    problem: row.problem ?? undefined,
    message: messageOf(row),
    told: row.told ?? undefined,
  };
}

function messageOf(row: Row): StopMessage | undefined {
  if (row.message_kind === null) return undefined;
  return { kind: row.message_kind, channel: row.message_channel ?? '', ts: row.message_ts ?? undefined };
}

export function rowOfWish(wish: StopWish, means: Omit<RequestMeans, 'note'>): Insertable<Tables['stops']> {
  return {
    id: means.id,
    job_id: wish.jobId,
    job_name: wish.jobName,
    trial_id: wish.trialId ?? WHOLE_JOB,
    asked_by: wish.by,
    asked_at: means.at,
    language: wish.language,
    is_dry_run: wish.isDryRun,
    reasons: json(wish.reasons),
    undo_seconds: wish.undoSeconds,
    channel: wish.channel,
    thread: wish.thread ?? null,
    state: 'requested',
    lapses_at: wish.reasons.length > 0 ? means.lapsesAt : null,
    driver: means.driver.id,
    driven_until: means.driver.until,
  };
}

/** The columns that a step sets; what it leaves out, or gives as undefined, stays as it is. */
export function columnsOf(set: NonNullable<StopStep['set']>): Updateable<Tables['stops']> {
  return {
    approved_by: set.approvedBy,
    lapses_at: set.lapsesAt,
    held_until: set.heldUntil,
    sent_at: set.sentAt,
    posts: set.posts,
    is_unclear: set.isUnclear,
    settled_at: set.settledAt,
    settled_by: set.settledBy,
    problem: set.problem && json(set.problem),
  };
}
