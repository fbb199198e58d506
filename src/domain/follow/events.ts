import { hasEnded, type JobPhase } from '../search/search.ts';
import { isBetterSeen, type SeenTrial, type ValuedTrial } from '../search/snapshot.ts';
import { gainSinceTold, isEnough, type Measure } from './best-told.ts';
import { type Changes, enteredState, gainOf, isSameMeasure } from './changes.ts';
import type { Watch } from './following.ts';

/** Something that happened in a search between two looks, for the thread of its card. */
export type SearchEvent =
  | {
      readonly kind: 'finished' | 'failed' | 'stopped';
      /** One at the least. In the order they were made. */
      readonly trials: readonly SeenTrial[];
      readonly at: Date;
    }
  | {
      readonly kind: 'best';
      readonly trial: ValuedTrial;
      /** The best until then, and by how much this is better; neither for the first. */
      readonly previous: ValuedTrial | undefined;
      readonly gain: number | undefined;
      readonly at: Date;
    }
  | { readonly kind: 'ended'; readonly phase: JobPhase; readonly at: Date };

export type EventKind = SearchEvent['kind'];

const TRIAL_ENDS = ['finished', 'stopped', 'failed'] as const;
const KINDS: readonly EventKind[] = [...TRIAL_ENDS, 'best', 'ended'];

/** In the order in which they are told. Of what was there before the first look nothing is told, except its end. */
export function eventsOf(changes: Changes): SearchEvent[] {
  const { after } = changes;
  return [
    ...(changes.before ? TRIAL_ENDS.flatMap((kind) => trialsEvent(kind, changes)) : []),
    ...bestEvent(changes),
    ...(hasEnded(after) && !(changes.before && hasEnded(changes.before))
      ? [{ kind: 'ended', phase: after.phase, at: after.at } as const]
      : []),
  ];
}

/**
 * Whether an event is shown in the channel as well. `finished` and `failed` are about the search; a trial that finishes
 * stays in the thread, one that fails counts as a failure.
 * @param measure how the trials are judged now
 */
export function reachesChannel(
  event: SearchEvent,
  { reach, minGain, bestTold }: Pick<Watch, 'reach' | 'minGain' | 'bestTold'>,
  measure: Measure,
): boolean {
  switch (event.kind) {
    case 'best':
      return reach.includes('best') && isEnough(gainSinceTold(event, bestTold, measure), minGain);
    case 'failed':
      return reach.includes('failed');
    case 'ended':
      return reach.includes('finished') || (isFailure(event) && reach.includes('failed'));
    case 'finished':
    case 'stopped':
      return false;
  }
}

/** A trial that failed, or the whole search. */
export function isFailure(event: SearchEvent): boolean {
  return event.kind === 'failed' || (event.kind === 'ended' && isFailedPhase(event.phase));
}

/** The key of an event's post: the same event never has another, and two events never have the same. */
export function eventKey(channel: string, jobId: string, event: SearchEvent): string {
  return `event:${channel}:${jobId}:${event.kind}:${mark(event)}`;
}

/** Which kind of event a post is about, by its key; nothing for other posts. */
export function eventKindIn(key: string): EventKind | undefined {
  const [what, , , kind] = key.split(':');
  return what === 'event' ? KINDS.find((each) => each === kind) : undefined;
}

function trialsEvent(kind: (typeof TRIAL_ENDS)[number], changes: Changes): SearchEvent[] {
  const trials = enteredState(changes, kind).toSorted(
    (a, b) => (a.index ?? Infinity) - (b.index ?? Infinity),
  );
  return trials.length === 0 ? [] : [{ kind, trials, at: changes.after.at }];
}

function bestEvent({ before, after }: Changes): SearchEvent[] {
  // Judged by another metric, everything would be new.
  if (!before || !after.best || !isSameMeasure(before, after)) return [];
  const { best: trial, at } = after;
  const { best: previous } = before;
  if (previous && !isBetterSeen(trial, previous, after.mode)) return [];
  return [{ kind: 'best', trial, previous, gain: gainOf({ before, after }), at }];
}

function isFailedPhase(phase: JobPhase): boolean {
  return phase === 'Failed' || phase === 'Abnormal';
}

/** One post tells of many trials, so the look is what sets two of them apart. */
function mark(event: SearchEvent): string {
  if (event.kind === 'best') return `${event.trial.id}:${event.trial.value}`;
  return event.kind === 'ended' ? event.phase : String(event.at.getTime());
}
