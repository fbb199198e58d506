import { z } from 'zod';
import { confirmStop, notRunning } from '../blocks/stop.ts';
import { alreadyStopping, stopAsked } from '../blocks/stop-message.ts';
import { approvalReasons } from '../domain/approval.ts';
import { placeOf } from '../domain/ranking.ts';
import { isRunning } from '../domain/trial.ts';
import { actorOf } from './actor.ts';
import { defineCommand } from './command.ts';
import { findTrial, gather, judge } from './gather.ts';

/** Milliseconds within which stops of one person count as "at once". */
const AT_ONCE = 10 * 60_000;

export const stop = defineCommand({
  name: 'stop',
  usage: 'stop <job> <trial> [--yes]',
  examples: ['stop resnet-lr 13b28374'],
  permission: 'operate',
  args: z.object({ job: z.string(), trial: z.string(), yes: z.boolean().default(false) }),

  async run({ job: word, trial: trialWord, yes }, context) {
    const { stops, settings, asker, source, clock, t } = context;
    const gathered = await gather(word, context);
    const { job } = gathered;
    const trial = findTrial(trialWord, gathered);
    if (!isRunning(trial)) return notRunning(trial, t);
    const ranking = judge(gathered);
    const place = placeOf(trial, ranking);
    const { isDryRun } = gathered;
    if (!yes) return confirmStop({ job, trial, ranking, place, isDryRun }, t);

    const { approval, undoSeconds } = await settings.read();
    const earlier = await stops.countBy(asker.id, new Date(clock.now().getTime() - AT_ONCE));
    const asked = await stops.request(
      {
        jobId: job.id,
        jobName: job.name,
        trialId: trial.id,
        by: asker.id,
        language: asker.language,
        isDryRun,
        reasons: approvalReasons({ place, seconds: trial.seconds, count: earlier + 1 }, approval),
        undoSeconds,
        channel: source.channel,
        thread: source.thread,
      },
      actorOf(context),
    );
    if (!asked.first) return alreadyStopping(asked.stop, t);
    const placed = await asked.placed;
    return { ...stopAsked(asked.stop, placed, t), isInChannel: placed === 'channel' };
  },
});
