import type { AuditNote } from '../domain/audit.ts';
import type { Stop } from '../domain/stops.ts';
import { isRunning } from '../domain/trial.ts';
import type { ModelArtsProblem } from '../errors.ts';
import { UserError } from '../errors.ts';
import type { StopStep } from '../store/store.ts';
import type { StopParts } from './stop-parts.ts';

/** The API's own name for what ends a trial. */
const EARLY_STOP = 'ShowAutoSearchTrialEarlyStop';

const PERSIST_EVERY = 1_000;

/** Sends the one request of a stop that is written down as sent, and writes down what came of it. */
export async function postStop(stop: Stop, parts: StopParts): Promise<void> {
  const { trials, signal, log } = parts;
  try {
    const { requestId } = await trials.stop(stop.jobId, stop.trialId);
    await persist(
      stop,
      { to: 'accepted', set: { isUnclear: false } },
      { action: 'stop.accepted', answer: 'accepted', requestId },
      parts,
    );
  } catch (error) {
    // A bot that shuts down does not know; the next run finds out by reading.
    if (signal.aborted) return;
    log.warn({ err: error, stop: stop.id }, 'ModelArts did not confirm a stop');
    await noteFailure(stop, error, parts);
  }
}

async function noteFailure(stop: Stop, error: unknown, parts: StopParts): Promise<void> {
  const problem = problemOf(error);
  const said = { answer: problem && answerOf(problem), requestId: problem?.requestId };
  const outcome = outcomeOf(problem);
  if (outcome === 'unclear')
    return persist(
      stop,
      { to: 'sent', set: { isUnclear: true } },
      { action: 'stop.unclear', ...said },
      parts,
    );
  const set = { problem, isUnclear: false, settledAt: parts.clock.now() };
  return persist(stop, { to: outcome, set }, { action: `stop.${outcome}`, ...said }, parts);
}

/** A timeout, a broken connection or a server error leaves open whether ModelArts did anything. */
function outcomeOf(problem: ModelArtsProblem | undefined): 'refused' | 'failed' | 'unclear' {
  if (!problem) return 'unclear';
  // The error of another endpoint, such as the one that gives tokens: the request never left.
  if (problem.endpoint !== EARLY_STOP) return 'failed';
  return problem.kind === 'unavailable' || problem.kind === 'unexpectedAnswer' ? 'unclear' : 'refused';
}

function problemOf(error: unknown): ModelArtsProblem | undefined {
  if (!(error instanceof UserError)) return undefined;
  return 'endpoint' in error.problem ? error.problem : undefined;
}

function answerOf({ kind, status, code, detail }: ModelArtsProblem): string {
  const facts = [kind, status === undefined ? undefined : `HTTP ${status}`, code, detail];
  return facts.filter((fact) => fact !== undefined).join(' · ');
}

/** What ModelArts has answered must not be lost because the database is away for a while. */
async function persist(
  stop: Stop,
  step: Omit<StopStep, 'from'>,
  note: Omit<AuditNote, 'stopId' | 'jobId' | 'trialId' | 'channel'>,
  { ledger, clock, signal, log }: StopParts,
): Promise<void> {
  const { id, jobId, trialId, channel } = stop;
  while (true) {
    try {
      await ledger.move(id, { from: 'sent', ...step }, { ...note, stopId: id, jobId, trialId, channel });
      return;
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error, stop: id }, 'the outcome of a stop cannot be written down yet');
      await clock.sleep(PERSIST_EVERY, signal).catch(() => undefined);
    }
  }
}

/** A read that fails tells nothing. @param inTable reads the whole table, whose status wins over `done` */
export async function readTrial(
  { id, jobId, trialId }: Stop,
  inTable: boolean,
  { trials, log }: StopParts,
): Promise<'ended' | 'running' | 'unclear'> {
  try {
    const table = inTable ? await trials.list(jobId, { fresh: true }) : undefined;
    const trial = table ? table.trials.find((each) => each.id === trialId) : await trials.get(jobId, trialId);
    if (trial?.state === 'finished' || trial?.state === 'failed') return 'ended';
    return trial && isRunning(trial) ? 'running' : 'unclear';
  } catch (error) {
    log.warn({ err: error, stop: id }, 'a trial that is being stopped cannot be read');
    return 'unclear';
  }
}
