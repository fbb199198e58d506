import { alertPost } from '../../src/blocks/follow/alert.ts';
import { type Card, liveCard, unwatchedCard } from '../../src/blocks/follow/card.ts';
import { eventPost } from '../../src/blocks/follow/event-line.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import type { SearchDigest, SearchNow } from '../../src/domain/follow/digest.ts';
import type { SearchEvent } from '../../src/domain/follow/events.ts';
import type { Snapshot, ValuedTrial } from '../../src/domain/search/snapshot.ts';
import type { Words } from '../../src/i18n/en.ts';
import { anAlert, aWatch, conditions, now, tomorrow } from './following-data.ts';

interface Shown {
  readonly search: SearchNow;
  /** The same after its end. */
  readonly over: SearchNow;
  readonly told: SearchDigest;
  /** Any text from outside, such as the end of a log. */
  readonly text: string;
}

/** A live card in every state, what happens in its thread, and alerts. */
export function cardScreens(shown: Shown, t: Words): Record<string, Message> {
  return { ...cards(shown, t), ...events(shown, t), ...alerts(shown, t) };
}

export function hasValue(trial: Snapshot['trials'][number]): trial is ValuedTrial {
  return trial.value !== undefined;
}

function cards({ search, over, told }: Shown, t: Words): Record<string, Message> {
  const last: SearchEvent | undefined = eventsIn(told)[0];
  const card: Card = {
    search,
    watch: aWatch(search),
    last,
    mutedUntil: undefined,
    isUnwatched: false,
    at: now,
  };
  return {
    card: liveCard(card, t),
    cardNew: liveCard({ ...card, last: undefined }, t),
    cardMuted: liveCard({ ...card, mutedUntil: tomorrow }, t),
    cardUnwatched: liveCard({ ...card, isUnwatched: true }, t),
    cardUnwatchedUnread: unwatchedCard(search.job, t),
    cardEnded: liveCard({ ...card, search: over }, t),
  };
}

/** One of each kind. */
function eventsIn({ snapshot, news }: SearchDigest): SearchEvent[] {
  const [trial, previous] = snapshot.trials.filter(hasValue);
  const { trials } = snapshot;
  return [
    ...(trial && previous ? [{ kind: 'best', trial, previous, gain: 0.0042, at: now } as const] : []),
    ...(trial ? [{ kind: 'best', trial, previous: undefined, gain: undefined, at: now } as const] : []),
    ...(trials.length > 0 ? [{ kind: 'finished', trials, at: now } as const] : []),
    ...(news.failed.length > 0 ? [{ kind: 'failed', trials: news.failed, at: now } as const] : []),
    ...(trials.length > 0 ? [{ kind: 'stopped', trials: trials.slice(0, 9), at: now } as const] : []),
    { kind: 'ended', phase: 'Failed', at: now },
  ];
}

function events({ told, text }: Shown, t: Words): Record<string, Message> {
  const [failed] = told.news.failed;
  const shown = {
    job: told.job,
    metric: told.ranking.criterion.metric,
    stoppedBy: told.stoppedBy,
    causes: new Map(failed ? [[failed.id, text]] : []),
    trials: told.table.trials,
  };
  const each = eventsIn(told).map((event, i) => ({ name: `event ${event.kind} ${i}`, event }));
  const [best] = each.filter(({ event }) => event.kind === 'best');
  return {
    ...Object.fromEntries(each.map(({ name, event }) => [name, eventPost({ ...shown, event }, t)])),
    ...(best && { eventBestSince: eventPost({ ...shown, event: best.event, since: 0.021 }, t) }),
  };
}

function alerts({ told, over, text }: Shown, t: Words): Record<string, Message> {
  const trials = told.snapshot.trials.map(({ id, value }) => ({ id, value, isRunning: true }));
  return Object.fromEntries(
    conditions(text).map((condition, i) => {
      const raised = { alert: anAlert(told, condition), whats: ['-'], trials };
      return [`alert ${condition.kind} ${i}`, alertPost({ raised, job: over.job }, t)];
    }),
  );
}
