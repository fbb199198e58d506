import type { Message } from '../../src/blocks/kit/message.ts';
import { confirmStop, notRunning, told } from '../../src/blocks/stop/stop.ts';
import {
  alreadyStopping,
  ownStop,
  stopAsked,
  stopChanged,
  stopMessage,
  tooLate,
} from '../../src/blocks/stop/stop-message.ts';
import { placeOf, type Ranking } from '../../src/domain/search/ranking.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { Trial } from '../../src/domain/search/trial.ts';
import { STOP_STATES, type Stop } from '../../src/domain/stop/stops.ts';
import type { ModelArtsProblem } from '../../src/errors.ts';
import type { Words } from '../../src/i18n/en.ts';

interface Stopped {
  readonly job: Job;
  readonly trial: Trial;
  readonly ranking: Ranking;
  /** What ModelArts says where it refuses. */
  readonly text: string;
}

const now = new Date('2026-11-22T08:00:00Z');

/** Every screen about the end of one trial. */
export function stopScreens({ job, trial, ranking, text }: Stopped, t: Words): Record<string, Message> {
  const stop: Stop = {
    id: '5d0c1f0e-3b5a-4d0e-9a51-6c1d3f1b2a77',
    jobId: job.id,
    jobName: job.name,
    trialId: trial.id,
    by: 'U0OPERATOR',
    at: now,
    language: 'en',
    channel: 'C0TRAINING',
    isDryRun: false,
    reasons: [],
    undoSeconds: 10,
    state: 'requested',
    heldUntil: new Date(now.getTime() + 10_000),
    posts: 1,
    isUnclear: false,
    message: undefined,
    told: undefined,
  };
  const asking: Stop = {
    ...stop,
    reasons: [
      { kind: 'rank', place: 2, of: 20 },
      { kind: 'age', hours: 6 },
      { kind: 'count', count: 4 },
    ],
    lapsesAt: new Date(now.getTime() + 30 * 60_000),
  };
  const problem: ModelArtsProblem = {
    kind: 'unavailable',
    endpoint: 'ShowAutoSearchTrialEarlyStop',
    detail: text,
  };
  const ends = STOP_STATES.map((state): Stop => ({ ...stop, state, settledBy: 'U0ADMIN', settledAt: now }));
  const target = { job, trial, ranking, place: placeOf(trial, ranking), approval: { topQuarter: false } };
  const strict = { ...target, isDryRun: false, approval: { topQuarter: true, hours: 0 } };
  return {
    confirmStop: confirmStop({ ...target, isDryRun: false }, t),
    confirmSecondOperator: confirmStop(strict, t),
    confirmMaybe: confirmStop({ ...strict, approval: { topQuarter: false, count: 3 } }, t),
    confirmDryRun: confirmStop({ ...target, isDryRun: true }, t),
    stopAsked: stopAsked(stop, 'channel', t),
    stopFollowedDirectly: stopAsked(stop, 'direct', t),
    stopFollowedNowhere: stopAsked(stop, 'nowhere', t),
    stopAskedOfAnother: stopAsked(asking, 'channel', t),
    stopAskedOfAnotherDirectly: stopAsked(asking, 'direct', t),
    stopAskedOfNobody: stopAsked(asking, 'nowhere', t),
    stopAskedDry: stopAsked({ ...stop, isDryRun: true }, 'channel', t),
    alreadyStopping: alreadyStopping(stop, t),
    alreadyAsking: alreadyStopping(asking, t),
    alreadyStopped: alreadyStopping({ ...stop, state: 'ended' }, t),
    alreadyStoppingDry: alreadyStopping({ ...stop, isDryRun: true }, t),
    notRunning: notRunning({ job, trial, hasOthers: true }, t),
    ownStop: ownStop(asking, t),
    nothingToUndo: told(t.stop.none.undo),
    nothingToApprove: told(t.stop.none.approve),
    nothingToDecline: told(t.stop.none.decline),
    'too late to approve': tooLate('approve', { ...asking, state: 'lapsed' }, t),
    'too late to decline': tooLate('decline', { ...asking, state: 'held' }, t),
    stopUndone: stopChanged('undo', stop, t),
    stopApproved: stopChanged('approve', stop, t),
    stopDeclined: stopChanged('decline', stop, t),
    'stop asking': stopMessage(asking, t),
    'stop approved': stopMessage({ ...asking, state: 'held', approvedBy: 'U0SECOND' }, t),
    'stop unclear': stopMessage({ ...stop, state: 'sent', isUnclear: true }, t),
    'stop endedAlone': stopMessage({ ...stop, state: 'ended', posts: 0, settledAt: now }, t),
    'stop revoked': stopMessage({ ...stop, state: 'revoked', settledBy: 'U0OTHER', settledAt: now }, t),
    'stop dry run': stopMessage({ ...stop, state: 'rehearsed', isDryRun: true, settledAt: now }, t),
    'stop held dry': stopMessage({ ...stop, state: 'held', isDryRun: true }, t),
    ...Object.fromEntries(
      ends.flatMap((each) => [
        [
          `stop ${each.state}`,
          stopMessage(each.state === 'refused' || each.state === 'failed' ? { ...each, problem } : each, t),
        ],
        [`too late ${each.state}`, tooLate('undo', each, t)],
      ]),
    ),
  };
}
