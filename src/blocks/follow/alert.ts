import type { Raised } from '../../domain/follow/alerts.ts';
import type { Job } from '../../domain/search/search.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { type Line, line } from '../../i18n/line.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { apart } from '../kit/numbers.ts';
import { actions, button, paragraph } from '../kit/parts.ts';
import { boundText, lines } from './following-words.ts';
import { trialName } from './news.ts';

interface AlertShown {
  readonly raised: Raised;
  readonly job: Pick<Job, 'id' | 'name' | 'phase'>;
}

/** One sentence with a mention of whoever asked. Of several trials the first is named. */
export function alertPost({ raised, job }: AlertShown, t: Words): Message {
  const { alert, trials } = raised;
  // Of the others, where a trial is what it is about.
  const left = isAboutTrials(alert) ? trials.length - 1 : 0;
  const sentence = alertLine({ raised, job }, t);
  const text = left > 0 ? line`${sentence} ${t.more(left)}` : sentence;
  const [trial] = trials;
  return message(text, [
    paragraph(text),
    actions(
      button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) }),
      button({ key: 'progress', label: t.search.progress.button, line: writeLine('progress', job.id) }),
      alert.condition.kind === 'metric' && trial?.isRunning
        ? button({ key: 'trial', label: t.column.trial, line: writeLine('trial', job.id, trial.id) })
        : undefined,
      button({ key: 'end', label: t.card.alert.end, line: lines.endAlert(alert) }),
    ),
  ]);
}

function isAboutTrials({ condition: { kind } }: Raised['alert']): boolean {
  return kind === 'metric' || kind === 'failed';
}

function alertLine({ raised: { alert, trials }, job }: AlertShown, t: Words): Line {
  const words = t.card.alert;
  const { condition } = alert;
  const [user, name] = [{ user: alert.by }, filled(clip(job.name, NAME))];
  const [trial] = trials;
  if (condition.kind === 'ended') return words.ended(user, name, t.digest.how[job.phase]);
  if (condition.kind === 'drought') return words.drought(user, name, condition.trials);
  if (condition.kind === 'failed') return words.failed(user, name, trial ? trialName(trial) : t.none);
  const value = trial?.value === undefined ? t.none : apart(trial.value, condition.value)[0];
  return words.metric(
    user,
    name,
    trial ? trialName(trial) : t.none,
    clip(condition.metric, NAME),
    { bold: value },
    boundText(condition),
  );
}
