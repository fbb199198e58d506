import type { StopProgress } from '../blocks/stop.ts';
import type { Stop } from '../domain/stops.ts';
import { isRunning } from '../domain/trial.ts';
import { UserError } from '../errors.ts';
import type { Context } from './command.ts';

const READ_EVERY = 3_000;
const PATIENCE = 5 * 60_000;

/**
 * Sends one stop and reads the trial until it has ended, for 5 minutes at the most. The request goes out when the
 * second value is asked for, so that "stopping" is on the screen before anything happens. It is never sent twice:
 * when ModelArts gives no clear answer, only reading goes on.
 */
export async function* followStop(
  stop: Stop,
  { modelarts, stops, clock, shutdown }: Pick<Context, 'modelarts' | 'stops' | 'clock' | 'shutdown'>,
): AsyncGenerator<StopProgress> {
  yield { kind: 'stopping' };
  const deadline = clock.now().getTime() + PATIENCE;
  try {
    await modelarts.trials.stop(stop.jobId, stop.trialId);
  } catch (error) {
    if (isRefusal(error)) {
      stops.release(stop);
      yield { kind: 'failed', error };
      return;
    }
    yield { kind: 'unsure' };
  }
  while (clock.now().getTime() < deadline) {
    if (shutdown.aborted) return yield { kind: 'interrupted' };
    if (await hasEnded(stop, modelarts)) return yield { kind: 'ended', at: clock.now() };
    await clock.sleep(READ_EVERY, shutdown).catch(() => undefined);
  }
  stops.release(stop);
  yield { kind: 'overdue' };
}

/** Whether ModelArts surely did nothing. A timeout, a broken connection or a server error leaves that open. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof UserError)) return false;
  return error.problem.kind !== 'unavailable' && error.problem.kind !== 'unexpectedAnswer';
}

/** A read that fails tells nothing, so the trial is taken to be running still. */
async function hasEnded({ jobId, trialId }: Stop, { trials }: Context['modelarts']): Promise<boolean> {
  try {
    return !isRunning(await trials.get(jobId, trialId));
  } catch {
    return false;
  }
}
