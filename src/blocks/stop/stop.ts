import type { Button } from '@slack/types';
import type { Settings } from '../../domain/access/settings.ts';
import { measure, type Ranking } from '../../domain/search/ranking.ts';
import type { Job } from '../../domain/search/search.ts';
import type { Trial } from '../../domain/search/trial.ts';
import { approvalReasons } from '../../domain/stop/approval.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { duration, short } from '../kit/numbers.ts';
import { actions, button, note, paragraph } from '../kit/parts.ts';
import { confirmText, secondOperator } from './second-operator.ts';

interface StopTarget {
  readonly job: Job;
  readonly trial: Trial;
  readonly ranking: Ranking;
  readonly place: { readonly place: number; readonly of: number } | undefined;
  /** Nothing would be sent to ModelArts. */
  readonly isDryRun: boolean;
  readonly approval: Settings['approval'];
}

/** A Stop button whose dialog says what would be lost. */
export function stopButton(target: StopTarget, t: Words): Button | undefined {
  const { job, trial } = target;
  return button({
    key: `stop-${trial.id}`,
    label: t.button.stop,
    line: yesLine(target),
    style: 'danger',
    confirm: {
      title: t.stop.confirmTitle(clip(trial.id, NAME)),
      text: confirmText({ facts: facts(target, t), name: job.name, warnings: warnings(target, t) }, t),
      yes: t.stop.yes,
      no: t.stop.no,
    },
  });
}

/** Asks back after a typed `stop`, which had no dialog. */
export function confirmStop(target: StopTarget, t: Words): Message {
  const { job, trial } = target;
  const question = t.stop.ask({ code: clip(trial.id, NAME) }, clip(job.name, NAME));
  const yes = button({
    key: 'stop',
    label: t.stop.yes,
    line: yesLine(target),
    style: 'danger',
  });
  return message(question, [
    paragraph(question),
    note(t.join(facts(target, t)), ...warnings(target, t)),
    actions(yes),
  ]);
}

interface Ended {
  readonly job: Job;
  readonly trial: Trial;
  /** There are others that can be stopped. */
  readonly hasOthers: boolean;
}

export function notRunning({ job, trial, hasOthers }: Ended, t: Words): Message {
  const text = t.stop.notRunning({ code: clip(trial.id, NAME) }, t.state[trial.state]);
  const other = button({ key: 'other', label: t.stop.other, line: writeLine('stop', job.id) });
  return message(text, [
    paragraph(text),
    actions(
      hasOthers ? other : undefined,
      button({ key: 'all', label: t.button.allTrials, line: writeLine('trials', job.id) }),
    ),
  ]);
}

/** One sentence. */
export function told(text: Line | string): Message {
  return message(text, [paragraph(text)]);
}

/** A dialog that speaks of a dry run leads to one, even if admins switch that off meanwhile. */
function yesLine({ job, trial, isDryRun }: StopTarget): string {
  return writeLine('stop', job.id, trial.id, '--yes', ...(isDryRun ? ['--dry'] : []));
}

function warnings({ place, trial: { seconds }, isDryRun, approval }: StopTarget, t: Words): string[] {
  return [
    ...secondOperator(approvalReasons({ place, seconds }, approval), approval, t),
    isDryRun ? t.stop.dryRun : t.stop.warning,
  ];
}

function facts({ trial, ranking, place }: StopTarget, t: Words): string[] {
  const { criterion, by } = ranking;
  const reading = measure(trial, criterion, by);
  return [
    ...(reading.kind === 'number'
      ? [`${clip(criterion.metric ?? t.reward, NAME)} ${short(reading.value)}`]
      : []),
    ...(place ? [t.trial.placeSoFar(place.place, place.of)] : []),
    ...(trial.seconds === undefined ? [] : [t.trial.spent(duration(trial.seconds, t.locale))]),
  ];
}
