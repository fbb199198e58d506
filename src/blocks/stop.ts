import type { Button } from '@slack/types';
import { writeLine } from '../domain/command-line.ts';
import { measure, type Ranking } from '../domain/ranking.ts';
import type { Job } from '../domain/search.ts';
import type { Stop, StopProgress } from '../domain/stops.ts';
import type { Trial } from '../domain/trial.ts';
import type { Words } from '../i18n/en.ts';
import type { Line } from '../i18n/line.ts';
import { clip, NAME } from './limits.ts';
import { type Message, message } from './message.ts';
import { duration, short } from './numbers.ts';
import { actions, button, note, paragraph } from './parts.ts';
import { problemNote } from './problem.ts';

interface StopTarget {
  readonly job: Job;
  readonly trial: Trial;
  readonly ranking: Ranking;
  readonly place: { readonly place: number; readonly of: number } | undefined;
}

/** A Stop button whose dialog says what would be lost. */
export function stopButton(target: StopTarget, t: Words): Button | undefined {
  const { job, trial } = target;
  return button({
    key: `stop-${trial.id}`,
    label: t.button.stop,
    line: writeLine('stop', job.id, trial.id, '--yes'),
    style: 'danger',
    confirm: {
      title: t.stop.confirmTitle(clip(trial.id, NAME)),
      text: t.stop.confirmText(facts(target, t), clip(job.name, NAME)),
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
    line: writeLine('stop', job.id, trial.id, '--yes'),
    style: 'danger',
  });
  return message(question, [
    paragraph(question),
    note(t.join(facts(target, t)), t.stop.warning),
    actions(yes),
  ]);
}

export function stopAsked(trial: Trial, t: Words): Message {
  const text = t.stop.asked(clip(trial.id, NAME));
  return message(text, [paragraph(text)]);
}

/** For the first presser, where the bot could not post in the channel. */
export function stopFollowed(where: 'direct' | 'here', trial: Trial, t: Words): Message {
  const text = t.stop.followed[where](clip(trial.id, NAME));
  return message(text, [paragraph(text)]);
}

export function alreadyStopping({ trialId, by, at }: Stop, t: Words): Message {
  const text = t.stop.already({ code: clip(trialId, NAME) }, { user: by }, { time: at });
  return message(text, [paragraph(text)]);
}

export function notRunning(trial: Trial, t: Words): Message {
  const text = t.stop.notRunning({ code: clip(trial.id, NAME) }, t.state[trial.state]);
  return message(text, [paragraph(text)]);
}

/** The one message in the channel, from "stopping" to how it ended. */
export function stopProgress(
  { job, stop, progress }: { job: Job; stop: Stop; progress: StopProgress },
  t: Words,
): Message {
  const text = sentence({ job, stop, progress }, t);
  return message(text, [
    paragraph(text),
    progress.kind === 'failed' ? note(...problemNote(progress.error, t)) : undefined,
  ]);
}

function sentence({ job, stop, progress }: { job: Job; stop: Stop; progress: StopProgress }, t: Words): Line {
  const trial = { code: clip(stop.trialId, NAME) };
  const name = clip(job.name, NAME);
  const user = { user: stop.by };
  return progress.kind === 'ended'
    ? t.stop.ended(trial, name, user, { time: progress.at })
    : t.stop[progress.kind](trial, name, user);
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
