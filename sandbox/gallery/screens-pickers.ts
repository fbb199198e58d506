import type { ModalView } from '@slack/types';
import { modal } from '../../src/blocks/inputs.ts';
import { pickJob } from '../../src/blocks/jobs.ts';
import type { Message } from '../../src/blocks/message.ts';
import { pickTrial } from '../../src/blocks/pick-trial.ts';
import { jobOption } from '../../src/blocks/search-options.ts';
import { HOLE, jobInput, trialInput } from '../../src/blocks/search-picker.ts';
import { writeLine } from '../../src/domain/command-line.ts';
import type { Words } from '../../src/i18n/en.ts';
import type { Data } from './screens.ts';

/** Everything that asks which job or trial was meant. */
export function pickerScreens({ job, text }: Data, t: Words): Record<string, Message> {
  const line = writeLine('stop', job.id, HOLE);
  const pick = { job, line, onlyRunning: true, command: 'stop' };
  const long = writeLine('best', HOLE, '--metric', text.repeat(60));
  return {
    pickJob: pickJob({ hasJobs: true, line: writeLine('best', HOLE), command: 'best' }, t),
    pickNoJob: pickJob({ hasJobs: false, line, command: 'best' }, t),
    pickJobTooLong: pickJob({ hasJobs: true, line: long, command: 'best' }, t),
    pickTrial: pickTrial({ ...pick, hasTrials: true }, t),
    pickNoTrial: pickTrial({ ...pick, hasTrials: false }, t),
    pickTrialTooLong: pickTrial({ ...pick, hasTrials: true, line: long }, t),
  };
}

/** The same menus as inputs of a dialog. */
export function pickerViews({ job }: Data, t: Words): Record<string, ModalView> {
  const chosen = jobOption(job, new Date('2026-11-22T08:00:00Z'), t);
  return {
    pickersInModal: modal(
      { title: t.home.title, submit: t.button.best, form: 'form:pickers' },
      [
        jobInput('job', t.column.name, { placeholder: t.find.job, chosen }),
        trialInput(job.id, t.column.trial, { placeholder: t.find.trial, most: 6, optional: true }),
      ],
      t,
    ),
  };
}
