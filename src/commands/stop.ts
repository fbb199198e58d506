import { z } from 'zod';
import { confirmStop, notRunning } from '../blocks/stop.ts';
import { alreadyStopping, stopAsked } from '../blocks/stop-message.ts';
import { approvalReasons } from '../domain/approval.ts';
import { placeOf } from '../domain/ranking.ts';
import { isRunning } from '../domain/trial.ts';
import { actorOf } from './actor.ts';
import { defineCommand, type StopPlacing } from './command.ts';
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
    const { stops, settings, asker, source, signal, t } = context;
    const gathered = await gather(word, context);
    const { job } = gathered;
    const trial = findTrial(trialWord, gathered);
    if (!isRunning(trial)) return notRunning(trial, t);
    const ranking = judge(gathered);
    const place = placeOf(trial, ranking);
    // A dialog that spoke of a dry run must not lead to a real stop because that was switched off meanwhile.
    const isDryRun = gathered.isDryRun || dry;
    if (!yes) return confirmStop({ job, trial, ranking, place, isDryRun }, t);

    const { approval, undoSeconds } = await settings.read();
    const asked = await stops.request(
      {
        jobId: job.id,
        jobName: job.name,
        trialId: trial.id,
        by: asker.id,
        language: asker.language,
        isDryRun,
        reasons: approvalReasons({ place, seconds: trial.seconds }, approval),
        undoSeconds,
        channel: source.channel,
        thread: source.thread,
      },
      actorOf(context),
      approval.count,
    );
    if (!asked.first) return alreadyStopping(asked.stop, t);
    const placed = await inTime(asked.placed, signal);
    return { ...stopAsked(asked.stop, placed, t), isInChannel: placed === 'channel' };
  },
});

/** Slack may take its time to show the message, and whoever asked has to hear something. */
async function inTime(placed: Promise<StopPlacing>, signal: AbortSignal): Promise<StopPlacing> {
  const late = Promise.withResolvers<StopPlacing>();
  signal.addEventListener('abort', () => late.resolve('later'), { once: true });
  return Promise.race([placed, late.promise]);
}
