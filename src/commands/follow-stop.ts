import type { Stop, StopProgress } from '../domain/stops.ts';
import { UserError } from '../errors.ts';
import type { Context } from './command.ts';

const READ_EVERY = 3_000;
/** The table has the trial's status, which the trial's own answer lacks, but it costs a request a page. */
const TABLE_EVERY = 5;
const WATCH_FOR = 5 * 60_000;

type Means = Pick<Context, 'modelarts' | 'stops' | 'clock' | 'shutdown' | 'log'>;

/**
 * Sends one stop and reads the trial until it has ended, for 5 minutes at the most. The request goes out when the
 * second value is asked for, so that "stopping" is on the screen before anything happens. It is never sent twice:
 * when ModelArts gives no clear answer, only reading goes on.
 */
export async function* followStop(stop: Stop, means: Means): AsyncGenerator<StopProgress> {
  const { modelarts, stops, clock, shutdown, log } = means;
  log.info({ stop }, 'a stop was asked for');
  yield { kind: 'stopping' };
  const deadline = clock.now().getTime() + WATCH_FOR;
  try {
    await modelarts.trials.stop(stop.jobId, stop.trialId);
  } catch (error) {
    log.warn({ err: error, stop }, 'ModelArts did not confirm a stop');
    if (isRefusal(error)) {
      stops.release(stop);
      yield { kind: 'failed', error };
      return;
    }
    yield { kind: 'unsure' };
  }
  for (let read = 1; clock.now().getTime() < deadline; read += 1) {
    if (shutdown.aborted) return yield { kind: 'interrupted' };
    if (await hasEnded(stop, read % TABLE_EVERY === 0, means)) {
      log.info({ stop }, 'a stopped trial has ended');
      return yield { kind: 'ended', at: clock.now() };
    }
    await clock.sleep(READ_EVERY, shutdown).catch(() => undefined);
  }
  log.warn({ stop }, 'a stopped trial has not ended');
  stops.release(stop);
  yield { kind: 'overdue' };
}

/** Whether ModelArts surely did nothing. A timeout, a broken connection or a server error leaves that open. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof UserError)) return false;
  return error.problem.kind !== 'unavailable' && error.problem.kind !== 'unexpectedAnswer';
}

/** A read that fails tells nothing, so the trial is taken to be running still. */
async function hasEnded(stop: Stop, inTable: boolean, { modelarts, log }: Means): Promise<boolean> {
  const { jobId, trialId } = stop;
  try {
    const table = inTable ? await modelarts.trials.list(jobId, { fresh: true }) : undefined;
    const trial = table
      ? table.trials.find(({ id }) => id === trialId)
      : await modelarts.trials.get(jobId, trialId);
    return trial?.state === 'finished' || trial?.state === 'failed';
  } catch (error) {
    log.warn({ err: error, stop }, 'a trial that is being stopped cannot be read');
    return false;
  }
}
