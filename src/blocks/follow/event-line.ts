import type { SearchEvent } from '../../domain/follow/events.ts';
import type { Job } from '../../domain/search/search.ts';
import type { SeenTrial } from '../../domain/search/snapshot.ts';
import type { Trial } from '../../domain/search/trial.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { joined, type Line } from '../../i18n/line.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { gap, short } from '../kit/numbers.ts';
import { actions, button, paragraph } from '../kit/parts.ts';
import { parameters } from '../search/best.ts';
import { causeText, trialName, trialNames, trialValues, valueBeside } from './news.ts';

export interface EventShown {
  readonly event: SearchEvent;
  readonly job: Job;
  /** The name of the metric that trials are judged by, where it is known. */
  readonly metric: string | undefined;
  /** Slack user ids by the trial that they had stopped. */
  readonly stoppedBy: ReadonlyMap<string, string>;
  /** The likely cause of each failure by the trial's id, as far as the log's end tells. */
  readonly causes: ReadonlyMap<string, string>;
  /** Where the channel hears of a new best: by how much it is better than the one it heard of before, if another one. */
  readonly since?: number | undefined;
  /** The trials of the table, for what was tried in a new best. */
  readonly trials: readonly Trial[];
}

/** Stopped trials that have a sentence each. */
const STOPPED = 5;
/** Causes that have a line each. */
const CAUSES = 5;

/** What happened, for the thread of a card; it names the search, since the channel may see it alone. */
export function eventPost(shown: EventShown, t: Words): Message {
  const { event, job } = shown;
  const text = t.card.event.in(filled(clip(job.name, NAME)), eventLine(shown, t));
  return message(text, [
    paragraph(text, sinceLine(shown, t), triedLine(shown, t), ...causeLines(shown, t)),
    event.kind === 'best' || event.kind === 'ended'
      ? actions(button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) }))
      : undefined,
    event.kind === 'failed'
      ? actions(button({ key: 'logs', label: t.job.logs, line: writeLine('logs', job.id) }))
      : undefined,
  ]);
}

/** The event in one line, without the name of its search. */
export function eventLine(
  { event, metric, stoppedBy }: Pick<EventShown, 'event' | 'metric' | 'stoppedBy'>,
  t: Words,
): Line {
  const words = t.card.event;
  switch (event.kind) {
    case 'best': {
      const name = clip(filled(metric ?? t.reward), NAME);
      const { trial, previous, gain } = event;
      const value = { bold: valueBeside(trial, previous) };
      return gain === undefined
        ? words.first(trialName(trial), name, value)
        : words.best(trialName(trial), name, value, gap(gain));
    }
    case 'finished':
      return words.finished(event.trials.length, trialValues(event.trials, t));
    case 'failed':
      return words.failed(event.trials.length, trialNames(event.trials, t));
    case 'stopped':
      return stoppedLine(event.trials, stoppedBy, t);
    case 'ended':
      return [words.ended(t.digest.how[event.phase])];
  }
}

function stoppedLine(trials: readonly SeenTrial[], stoppedBy: ReadonlyMap<string, string>, t: Words): Line {
  const left = trials.length - STOPPED;
  const lines = trials.slice(0, STOPPED).map((trial) => {
    const user = stoppedBy.get(trial.id);
    return user === undefined
      ? t.card.event.stopped(trialName(trial))
      : t.card.event.stoppedBy(trialName(trial), { user });
  });
  return joined(left > 0 ? [...lines, t.more(left)] : lines, '\n');
}

/** Those in between stayed in the thread, since each was better by too little. */
function sinceLine({ since }: EventShown, t: Words): Line | undefined {
  return since === undefined ? undefined : [t.card.event.since(short(since))];
}

/** What was tried in the new best. */
function triedLine({ event, job, trials }: EventShown, t: Words): Line | undefined {
  if (event.kind !== 'best') return undefined;
  const trial = trials.find(({ id }) => id === event.trial.id);
  return trial && parameters(job, trial, t);
}

/** Each cause with the trials that it is of, unless it is that of all. */
function causeLines({ event, causes }: EventShown, t: Words): Line[] {
  if (event.kind !== 'failed') return [];
  const groups = [...Map.groupBy(event.trials, ({ id }) => causes.get(id))];
  const [[only] = []] = groups;
  if (groups.length === 1 && only !== undefined) return [t.card.event.cause({ code: causeText(only) })];
  const told = groups.flatMap(([cause, trials]) =>
    cause === undefined ? [] : [t.digest.cause(trialNames(trials, t), { code: causeText(cause) })],
  );
  return told.length > CAUSES ? [...told.slice(0, CAUSES), [t.more(told.length - CAUSES)]] : told;
}
