import { z } from 'zod';
import type { Message } from '../blocks/message.ts';
import {
  alreadyStopping,
  confirmStop,
  notRunning,
  stopAsked,
  stopFollowed,
  stopProgress,
} from '../blocks/stop.ts';
import { placeOf } from '../domain/ranking.ts';
import type { Job } from '../domain/search.ts';
import type { Stop } from '../domain/stops.ts';
import { isRunning } from '../domain/trial.ts';
import { type Context, defineCommand } from './command.ts';
import { followStop } from './follow-stop.ts';
import { findTrial, gather, judge } from './gather.ts';

export const stop = defineCommand({
  name: 'stop',
  usage: 'stop <job> <trial> [--yes]',
  examples: ['stop resnet-lr 13b28374'],
  permission: 'operate',
  args: z.object({ job: z.string(), trial: z.string(), yes: z.boolean().default(false) }),

  async run({ job: word, trial: trialWord, yes }, context) {
    const { stops, asker, clock, t } = context;
    const gathered = await gather(word, context);
    const { job } = gathered;
    const trial = findTrial(trialWord, gathered);
    if (!isRunning(trial)) return notRunning(trial, t);
    const ranking = judge(gathered);
    if (!yes) return confirmStop({ job, trial, ranking, place: placeOf(trial, ranking) }, t);

    const { stop: claimed, first } = stops.claim({
      jobId: job.id,
      trialId: trial.id,
      by: asker.id,
      at: clock.now(),
    });
    if (!first) return alreadyStopping(claimed, t);
    return {
      ...stopAsked(trial, t),
      announce: {
        messages: tell(job, claimed, context),
        whenDirect: stopFollowed('direct', trial, t),
        whenNowhere: stopFollowed('here', trial, t),
      },
    };
  },
});

async function* tell(job: Job, stop: Stop, context: Context): AsyncGenerator<Message> {
  for await (const progress of followStop(stop, context))
    yield stopProgress({ job, stop, progress }, context.t);
}
