import type { Progress } from '../search/progress.ts';
import { measure, type Ranking } from '../search/ranking.ts';
import type { Reading } from '../search/reading.ts';
import { hasEnded } from '../search/search.ts';
import type { Snapshot } from '../search/snapshot.ts';
import type { Trial } from '../search/trial.ts';
import { inOrder } from '../search/trial-order.ts';
import { changesBetween, enteredState } from './changes.ts';
import type { Alert, Condition } from './following.ts';

/** What a search looked like, for judging alerts. */
interface Look {
  /** From the look before this one. */
  readonly before: Snapshot | undefined;
  readonly after: Snapshot;
  readonly trials: readonly Trial[];
  readonly ranking: Ranking;
  readonly progress: Pick<Progress, 'drought'>;
}

/** An alert that a look raises. One post tells of all of it. */
export interface Raised {
  readonly alert: Alert;
  /** To be added to what the alert has been raised for. */
  readonly whats: readonly string[];
  /** Those that it is about, in the order they were made; none where it is about the whole search. */
  readonly trials: readonly RaisingTrial[];
}

export interface RaisingTrial {
  readonly id: string;
  /** What the trial has of the metric in question, or of the one the search is judged by. */
  readonly value: number | undefined;
  readonly isRunning: boolean;
}

/** Where an alert is about the whole search. */
const WHOLE = '-';

/** Which alerts are to be told of, each event of them once. All of them are about the search that was looked at. */
export function raisedBy(look: Look, alerts: readonly Alert[]): Raised[] {
  return alerts.flatMap((alert) => {
    const raised = new Set(alert.raised);
    const trials = meeting(alert.condition, look).filter(({ id }) => !raised.has(id));
    if (alert.condition.kind !== 'ended')
      return trials.length === 0 ? [] : [{ alert, whats: trials.map(({ id }) => id), trials }];
    return hasEnded(look.after) && !raised.has(WHOLE) ? [{ alert, whats: [WHOLE], trials: [] }] : [];
  });
}

function meeting(condition: Condition, look: Look): RaisingTrial[] {
  switch (condition.kind) {
    case 'metric':
      return beyond(condition, look);
    case 'failed':
      return newlyFailed(look);
    case 'drought':
      return bestOfDrought(condition.trials, look);
    case 'ended':
      return [];
  }
}

/** Running trials too: who waits for a value wants to hear of it at once. */
function beyond(condition: Extract<Condition, { kind: 'metric' }>, look: Look): RaisingTrial[] {
  const { after, trials, ranking } = look;
  const failed = new Set(after.trials.filter(({ state }) => state === 'failed').map(({ id }) => id));
  return inOrder(trials).flatMap((trial) => {
    if (trial.id === '' || failed.has(trial.id)) return [];
    const reading = readingFor(condition.metric, trial, ranking);
    return reading.kind === 'number' && meetsNow(condition, reading.value) ? [raising(trial, reading)] : [];
  });
}

/** Without an earlier look nobody knows which of the failed ones are new. */
function newlyFailed({ before, after, trials, ranking }: Look): RaisingTrial[] {
  if (!before) return [];
  const failed = new Set(enteredState(changesBetween(before, after), 'failed').map(({ id }) => id));
  return inOrder(trials)
    .filter(({ id }) => failed.has(id))
    .map((trial) => raising(trial, measure(trial, ranking.criterion, 'final')));
}

/** A drought is told by the best trial, since with a new best another one begins. */
function bestOfDrought(count: number, { after, ranking, progress: { drought } }: Look): RaisingTrial[] {
  const [best] = ranking.ranked;
  if (!best || !drought || drought.since < count || hasEnded(after)) return [];
  return [{ id: best.trial.id, value: best.value, isRunning: false }];
}

function readingFor(metric: string, trial: Trial, { criterion }: Ranking): Reading {
  // A reward that nobody names is called so.
  const isJudged = criterion.metric === metric || (criterion.metric === undefined && metric === 'reward');
  return isJudged ? measure(trial, criterion, 'final') : (trial.metrics[metric] ?? { kind: 'missing' });
}

/** Whether a value meets the condition. */
export function meetsNow(
  { is, value: bound }: Extract<Condition, { kind: 'metric' }>,
  value: number,
): boolean {
  switch (is) {
    case '>':
      return value > bound;
    case '<':
      return value < bound;
    case '>=':
      return value >= bound;
    case '<=':
      return value <= bound;
  }
}

function raising({ id, state }: Trial, reading: Reading): RaisingTrial {
  return { id, value: reading.kind === 'number' ? reading.value : undefined, isRunning: state === 'running' };
}
