import type { Settings } from '../../domain/access/settings.ts';
import type { Counts } from '../../domain/search/ranking.ts';
import type { Job } from '../../domain/search/search.ts';
import { jobApprovalReasons } from '../../domain/stop/approval.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { duration } from '../kit/numbers.ts';
import { actions, button, note, paragraph } from '../kit/parts.ts';
import { confirmText, secondOperator } from './second-operator.ts';
import { told } from './stop.ts';

interface StopJobTarget {
  readonly job: Job;
  readonly counts: Counts;
  /** Nothing would be sent to ModelArts. */
  readonly isDryRun: boolean;
  readonly approval: Settings['approval'];
}

/** Asks twice, since far more is lost than with one trial: here, and in the dialog of the button. */
export function confirmStopJob(target: StopJobTarget, t: Words): Message {
  const { job, isDryRun, approval } = target;
  const name = clip(job.name, NAME);
  const question = t.stop.askJob(name);
  const what = t.join(facts(target, t));
  const warnings = [
    ...secondOperator(jobApprovalReasons(job, approval), approval, t),
    isDryRun ? t.stop.dryRun : t.stop.jobWarning,
  ];
  return message(question, [
    paragraph(question),
    paragraph(what === '' ? undefined : what),
    note(...warnings),
    actions(
      button({
        key: 'stop-job',
        label: t.stop.yesJob,
        line: writeLine('stop-job', job.id, '--yes', ...(isDryRun ? ['--dry'] : [])),
        style: 'danger',
        confirm: {
          title: clip(t.stop.confirmJobTitle(name), NAME),
          text: confirmText({ facts: facts(target, t), name: job.name, warnings }, t),
          yes: t.stop.yesJob,
          no: t.stop.no,
        },
      }),
    ),
  ]);
}

export function jobNotRunning(job: Job, t: Words): Message {
  return told(t.stop.jobNotRunning(clip(job.name, NAME), t.phase[job.phase]));
}

function facts({ job, counts }: StopJobTarget, t: Words): string[] {
  const trials = counts.finished + counts.running + counts.waiting + counts.failed + counts.unknown;
  return [
    t.phase[job.phase],
    ...(trials > 0 ? [t.best.counts(counts)] : []),
    ...(job.ranFor === undefined ? [] : [t.trial.spent(duration(job.ranFor / 1000, t.locale))]),
  ];
}
