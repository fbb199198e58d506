import type { Message } from '../../src/blocks/kit/message.ts';
import { pickTrial } from '../../src/blocks/search/pick-trial.ts';
import { HOLE } from '../../src/blocks/search/search-picker.ts';
import { pickJob } from '../../src/blocks/training-job/jobs.ts';
import { writeLine } from '../../src/domain/text/command-line.ts';
import type { Words } from '../../src/i18n/en.ts';
import type { Data } from './screens.ts';

/** Everything that asks which job or trial was meant. */
export function pickerScreens({ job, text }: Data, t: Words): Record<string, Message> {
  const line = writeLine('stop', job.id, HOLE);
  const pick = { job, line, onlyRunning: true, command: 'stop', chosen: [] };
  const which = { hasJobs: true, onlyRunning: false, command: 'best' };
  const long = writeLine('best', HOLE, '--metric', text.repeat(60));
  return {
    pickJob: pickJob({ ...which, line: writeLine('best', HOLE) }, t),
    pickNoJob: pickJob({ ...which, hasJobs: false, line }, t),
    pickJobTooLong: pickJob({ ...which, line: long }, t),
    pickTrial: pickTrial({ ...pick, hasTrials: true }, t),
    pickSecond: pickTrial({ ...pick, hasTrials: true, command: 'compare', chosen: [text] }, t),
    pickJobToStop: pickJob({ ...which, line: writeLine('stop-job', HOLE), command: 'stop-job' }, t),
    pickNoTrial: pickTrial({ ...pick, hasTrials: false }, t),
    pickTrialTooLong: pickTrial({ ...pick, hasTrials: true, line: long }, t),
  };
}
