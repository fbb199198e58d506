import { z } from 'zod';
import { confirmStop, notRunning } from '../blocks/stop/stop.ts';
import { placeOf } from '../domain/search/ranking.ts';
import { isRunning } from '../domain/search/trial.ts';
import { approvalReasons } from '../domain/stop/approval.ts';
import { askForStop } from './ask-stop.ts';
import { defineCommand } from './command.ts';
import { findTrial, gather, judge } from './gather.ts';

export const stop = defineCommand({
  name: 'stop',
  usage: 'stop <job> <trial> [--yes] [--dry]',
  examples: ['stop resnet-lr 13b28374', 'stop resnet-lr 13b28374 --dry'],
  permission: 'operate',
  args: z.object({
    job: z.string(),
    trial: z.string(),
    yes: z.boolean().default(false),
    dry: z.boolean().default(false),
  }),

  async run({ job: word, trial: trialWord, yes, dry }, context) {
    const { settings, t } = context;
    const gathered = await gather(word, context);
    const { job, table, approval } = gathered;
    const trial = findTrial(trialWord, gathered);
    if (!isRunning(trial)) return notRunning({ job, trial, hasOthers: table.trials.some(isRunning) }, t);
    const ranking = judge(gathered);
    const place = placeOf(trial, ranking);
    // A dialog that spoke of a dry run must not lead to a real stop because that was switched off meanwhile.
    const isDryRun = gathered.isDryRun || dry;
    if (!yes) return confirmStop({ job, trial, ranking, place, isDryRun, approval }, t);
    const now = await settings.read();
    const reasons = approvalReasons({ place, seconds: trial.seconds }, now.approval);
    const target = { jobId: job.id, jobName: job.name, trialId: trial.id, isDryRun, reasons };
    return askForStop(target, now, context);
  },
});
