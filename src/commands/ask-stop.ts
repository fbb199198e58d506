import { alreadyStopping, stopAsked } from '../blocks/stop/stop-message.ts';
import type { Settings } from '../domain/access/settings.ts';
import type { StopWish } from '../domain/stop/stops.ts';
import { actorOf } from './actor.ts';
import type { Context, Reply, StopPlacing } from './command.ts';

type Target = Pick<StopWish, 'jobId' | 'jobName' | 'trialId' | 'isDryRun' | 'reasons'>;

/** Writes down the wish to end a trial or a job, and answers whoever has it. */
export async function askForStop(
  target: Target,
  { undoSeconds, approval }: Settings,
  context: Context,
): Promise<Reply> {
  const { stops, asker, source, signal, t } = context;
  const { stop, first, placed } = await stops.request(
    {
      ...target,
      by: asker.id,
      language: asker.language,
      undoSeconds,
      channel: source.channel,
      thread: source.thread,
    },
    actorOf(context),
    approval.count,
  );
  if (!first) return alreadyStopping(stop, t);
  const where = await inTime(placed, signal);
  return { ...stopAsked(stop, where, t), isInChannel: where === 'channel' };
}

/** Slack may take its time to show the message, and whoever asked has to hear something. */
async function inTime(placed: Promise<StopPlacing>, signal: AbortSignal): Promise<StopPlacing> {
  const late = Promise.withResolvers<StopPlacing>();
  signal.addEventListener('abort', () => late.resolve('later'), { once: true });
  return Promise.race([placed, late.promise]);
}
