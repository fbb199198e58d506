import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import type { SearchNow } from '../../domain/follow/digest.ts';
import type { SearchEvent } from '../../domain/follow/events.ts';
import type { Followed, Watch } from '../../domain/follow/following.ts';
import { hasEnded } from '../../domain/search/search.ts';
import { labelOf } from '../../domain/search/trial.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { timesFrom } from '../kit/local-time.ts';
import { type Message, message } from '../kit/message.ts';
import { apart, short } from '../kit/numbers.ts';
import { actions, button, heading, paragraph } from '../kit/parts.ts';
import { metricOf, noBest, stage } from '../search/progress.ts';
import { barText, standingText } from './digest.ts';
import { eventLine } from './event-line.ts';
import { lines } from './following-words.ts';

export interface Card {
  readonly search: SearchNow;
  readonly watch: Pick<Watch, 'channel' | 'job'>;
  /** What happened last; nothing before anything did. */
  readonly last: SearchEvent | undefined;
  readonly mutedUntil: Date | undefined;
  /** Somebody has ended the watch: the card stays, and changes no more. */
  readonly isUnwatched: boolean;
  /** When the search was looked at. */
  readonly at: Date;
}

/** One search as it stands, in one message that is kept up to date. */
export function liveCard(card: Card, t: Words): Message {
  const { search } = card;
  const { job } = search;
  const name = filled(clip(job.name, NAME));
  const isOver = hasEnded(job) || card.isUnwatched;
  return message(t.card.headline(name, standingText(search, t)), [
    heading(isOver ? t.card.titleEnded(name) : t.card.title(name)),
    paragraph(
      `${t.search.progress.state[job.phase]} · ${barText(search, t)}`,
      ...bestLines(search, t),
      t.best.counts(search.ranking.counts),
      isOver ? undefined : etaLine(card, t),
      lastLine(card, t),
    ),
    paragraph(stateLine(card, t)),
    buttons(card, isOver, t),
  ]);
}

/** What is left of a card whose watch somebody ended while the search could not be read. */
export function unwatchedCard(job: Followed, t: Words): Message {
  const name = filled(clip(job.name, NAME));
  return message(t.card.headline(name, t.card.unwatched), [
    heading(t.card.titleEnded(name)),
    paragraph(t.card.unwatched),
    actions(button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) })),
  ]);
}

/**
 * A mark of what a card shows: the same mark means that it need not be edited. When it was looked at does not count, nor
 * what is reckoned from that: those would move all the time though nothing has happened.
 */
export function faceOf(card: Card, t: Words): string {
  const { progress } = card.search;
  const remaining =
    progress.remaining.kind === 'range' ? ({ kind: 'range', low: 0, high: 0 } as const) : progress.remaining;
  const still: Card = {
    ...card,
    at: new Date(0),
    search: { ...card.search, progress: { ...progress, remaining } },
  };
  return createHash('sha256')
    .update(JSON.stringify(liveCard(still, t)))
    .digest('base64url')
    .slice(0, 22);
}

function bestLines({ job, ranking }: SearchNow, t: Words): (string | Line)[] {
  const [best] = ranking.ranked;
  const { leader, criterion } = ranking;
  return [
    best
      ? t.search.progress.best[stage(job)](
          { code: clip(labelOf(best.trial), NAME) },
          metricOf(ranking, t),
          { bold: short(best.value) },
          t.goal[criterion.mode],
        )
      : noBest(job, t),
    ...(leader
      ? [
          t.best.leader(
            { code: clip(labelOf(leader.trial), NAME) },
            { bold: best ? apart(leader.value, best.value)[0] : short(leader.value) },
          ),
        ]
      : []),
  ];
}

/** Reckoned at the last change, and said so: the card is not edited to move it. */
function etaLine({ search: { progress }, at }: Card, t: Words): Line | undefined {
  const { remaining } = progress;
  if (remaining.kind !== 'range') return undefined;
  return t.card.left(...timesFrom(at, remaining));
}

function lastLine({ last, search }: Card, t: Words): Line | undefined {
  if (!last) return undefined;
  const { ranking, stoppedBy } = search;
  const what = eventLine({ event: last, metric: ranking.criterion.metric, stoppedBy }, t);
  return t.card.lastChange({ time: last.at, to: 'day' }, what);
}

function stateLine({ search, mutedUntil, isUnwatched }: Card, t: Words): string | Line | undefined {
  if (hasEnded(search.job)) return t.card.ended;
  if (isUnwatched) return t.card.unwatched;
  return mutedUntil && t.card.muted({ time: mutedUntil, to: 'day' });
}

function buttons(card: Card, isOver: boolean, t: Words): KnownBlock | undefined {
  const { watch, search, mutedUntil, isUnwatched } = card;
  const { id } = search.job;
  const words = t.follow.button;
  const { channel } = watch;
  return actions(
    button({ key: 'best', label: t.button.best, line: writeLine('best', id) }),
    button({ key: 'progress', label: t.search.progress.button, line: writeLine('progress', id) }),
    ...(isOver
      ? []
      : [
          button({ key: 'stop', label: t.card.stop, line: writeLine('stop', id) }),
          mutedUntil
            ? button({ key: 'unmute', label: words.unmute, line: lines.unmute(watch, channel) })
            : button({ key: 'mute', label: words.mute, line: lines.mute(watch, channel) }),
          button({ key: 'unwatch', label: words.unwatch, line: lines.unwatch(watch, channel) }),
        ]),
    isUnwatched && !hasEnded(search.job)
      ? button({ key: 'watch', label: words.watch, line: writeLine('watch', id) })
      : undefined,
  );
}
