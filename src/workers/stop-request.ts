import type { AuditNote } from '../domain/access/audit.ts';
import { hasEnded } from '../domain/search/search.ts';
import { isRunning, type Trial } from '../domain/search/trial.ts';
import { EARLY_STOP, STOP_JOB, type Stop } from '../domain/stop/stops.ts';
import { masked } from '../domain/text/secrets.ts';
import { type ModelArtsProblem, UserError } from '../errors.ts';
import type { StopStep } from '../store/store.ts';
import { insist } from './insist.ts';
import { noteOf, type StopParts } from './stop-parts.ts';

/** Sends the one request of a stop that is written down as sent, and writes down what came of it. */
export async function postStop(stop: Stop, parts: StopParts): Promise<void> {
  const { log } = parts;
  try {
    const { requestId, named } = await request(stop, parts);
    if (named !== undefined && named !== stop.trialId) await noteOther(stop, { requestId, named }, parts);
    else
      await persist(
        stop,
        { to: 'accepted', set: { isUnclear: false } },
        { action: 'stop.accepted', answer: 'accepted', requestId },
        parts,
      );
  } catch (error) {
    log.warn({ err: error, stop: stop.id }, 'ModelArts did not confirm a stop');
    await noteFailure(stop, error, parts);
  }
}

async function request({ jobId, trialId }: Stop, { trials, jobs }: StopParts) {
  return trialId === undefined
    ? { ...(await jobs.stop(jobId)), named: undefined }
    : trials.stop(jobId, trialId);
}

/** The request was taken, and so is not sent again, but the answer is about another trial: people have to look. */
async function noteOther(
  stop: Stop,
  { requestId, named }: { readonly requestId: string | undefined; readonly named: string },
  parts: StopParts,
): Promise<void> {
  const other = masked(named);
  parts.log.warn(
    { stop: stop.id, asked: stop.trialId, named: other },
    'ModelArts names another trial as stopped',
  );
  const problem: ModelArtsProblem = {
    kind: 'unexpectedAnswer',
    endpoint: EARLY_STOP,
    detail: `earlystop_trial: ${other}`,
    requestId,
  };
  const answer = answerOf(problem);
  await persist(
    stop,
    { to: 'accepted', set: { isUnclear: true, problem } },
    { action: 'stop.unclear', answer, requestId },
    parts,
  );
}

async function noteFailure(stop: Stop, error: unknown, parts: StopParts): Promise<void> {
  const problem = problemOf(error);
  const said = { answer: problem && answerOf(problem), requestId: problem?.requestId };
  const outcome = outcomeOf(problem, stop);
  // A bot that shuts down does not know; the next run finds out by reading.
  if (outcome === 'unclear' && parts.signal.aborted) return undefined;
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
function outcomeOf(
  problem: ModelArtsProblem | undefined,
  { trialId }: Stop,
): 'refused' | 'failed' | 'unclear' {
  if (!problem) return 'unclear';
  // The error of another endpoint, such as the one that gives tokens: the request never left.
  if (problem.endpoint !== (trialId === undefined ? STOP_JOB : EARLY_STOP)) return 'failed';
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

async function persist(
  stop: Stop,
  step: Omit<StopStep, 'from' | 'posts'>,
  note: Pick<AuditNote, 'action' | 'answer' | 'requestId'>,
  parts: StopParts,
): Promise<void> {
  const whole = { ...noteOf(stop), ...note };
  // What came of one request must not settle the next.
  const from = { from: 'sent', posts: stop.posts } as const;
  return insist(stop.id, async () => parts.ledger.move(stop.id, { ...from, ...step }, whole), parts);
}

type Found = 'ended' | 'running' | 'unclear';

/** Reads what is to end. A read that fails tells nothing. */
export async function readTarget(stop: Stop, parts: StopParts): Promise<Found> {
  const { jobId, trialId } = stop;
  return reading(stop, parts, async () => {
    if (trialId !== undefined) return foundIn(await parts.trials.get(jobId, trialId));
    return hasEnded(await parts.jobs.get(jobId)) ? 'ended' : 'running';
  });
}

/** Reads a trial in the whole table, whose status wins over its own `done`. */
export async function readTable(stop: Stop, parts: StopParts): Promise<Found> {
  if (stop.trialId === undefined) return readTarget(stop, parts);
  return reading(stop, parts, async () => {
    const { trials } = await parts.trials.list(stop.jobId, { fresh: true });
    return foundIn(trials.find(({ id }) => id === stop.trialId));
  });
}

function foundIn(trial: Trial | undefined): Found {
  if (trial?.state === 'finished' || trial?.state === 'failed') return 'ended';
  return trial && isRunning(trial) ? 'running' : 'unclear';
}

async function reading({ id }: Stop, { log }: StopParts, read: () => Promise<Found>): Promise<Found> {
  try {
    return await read();
  } catch (error) {
    log.warn({ err: error, stop: id }, 'what is being stopped cannot be read');
    return 'unclear';
  }
}
