import { z } from 'zod';
import { confirmStopJob, jobNotRunning } from '../blocks/stop/stop-job.ts';
import { hasEnded } from '../domain/search/search.ts';
import { jobApprovalReasons } from '../domain/stop/approval.ts';
import { askForStop } from './ask-stop.ts';
import { defineCommand } from './command.ts';
import { gather, judge } from './gather.ts';

export const stopJob = defineCommand({
  name: 'stop-job',
  usage: 'stop-job <job> [--yes] [--dry]',
  examples: ['stop-job resnet-lr', 'stop-job resnet-lr --dry'],
  permission: 'operate',
  args: z.object({
    job: z.string(),
    yes: z.boolean().default(false),
    dry: z.boolean().default(false),
  }),

  async run({ job: word, yes, dry }, context) {
    const { settings, t } = context;
    const gathered = await gather(word, context);
    const { job } = gathered;
    if (hasEnded(job) || job.phase === 'Terminating') return jobNotRunning(job, t);
    const isDryRun = gathered.isDryRun || dry;
    if (!yes) return confirmStopJob({ ...gathered, counts: judge(gathered).counts, isDryRun }, t);
    const now = await settings.read();
    const reasons = jobApprovalReasons(job, now.approval);
    return askForStop({ jobId: job.id, jobName: job.name, isDryRun, reasons }, now, context);
  },
});
