import { measure, type Ranking } from '../domain/ranking.ts';
import type { Job } from '../domain/search.ts';
import type { Trial } from '../domain/trial.ts';
import type { Words } from '../i18n/en.ts';
import { clip, NAME } from './limits.ts';
import { type Message, message } from './message.ts';
import { actions, paragraph, picker } from './parts.ts';
import { readingText } from './trial-table.ts';

interface PickTrial {
  readonly job: Job;
  /** The trials to offer, likeliest first. */
  readonly trials: readonly Trial[];
  readonly ranking: Ranking;
  readonly lineFor: (trialId: string) => string;
  /** Only running trials are offered. */
  readonly onlyRunning: boolean;
}

/** Asks which trial a command was meant for. */
export function pickTrial({ job, trials, ranking, lineFor, onlyRunning }: PickTrial, t: Words): Message {
  const name = clip(job.name, NAME);
  if (trials.length === 0) {
    const text = onlyRunning ? t.pick.noRunning(name) : t.pick.noTrials(name);
    return message(text, [paragraph(text)]);
  }
  const { criterion, by } = ranking;
  const text = t.pick.trial(name);
  const options = trials.map((trial) => ({
    label: clip(trial.id, NAME),
    hint: t.join([
      t.state[trial.state],
      `${clip(criterion.metric ?? t.reward, NAME)} ${readingText(measure(trial, criterion, by), t)}`,
    ]),
    line: lineFor(trial.id),
  }));
  return message(text, [
    paragraph(text),
    actions(picker({ key: 'pick', placeholder: t.pick.trialPlaceholder, options })),
  ]);
}
