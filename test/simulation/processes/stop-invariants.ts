import { z } from 'zod';
import { faceOf, isSettled, type Stop } from '../../../src/domain/stop/stops.ts';
import { openDatabase, type Where } from '../../../src/store/db/database.ts';
import { stopOf } from '../../../src/store/stop/stop-rows.ts';
import type { Cluster } from './cluster.ts';
import { isAnswered, OUTCOME, type StopWorkload } from './stops.ts';

interface Entry {
  readonly at: Date;
  readonly action: string;
  readonly stop_id: string | null;
}

/** What the database holds about stops. */
export interface StopSnapshot {
  readonly stops: readonly Stop[];
  readonly entries: readonly Entry[];
}

export async function readStops(where: Where): Promise<StopSnapshot> {
  const { db, close } = await openDatabase(where);
  const stops = await db.selectFrom('stops').selectAll().execute();
  const entries = await db.selectFrom('audit').select(['at', 'action', 'stop_id']).orderBy('seq').execute();
  await close();
  return { stops: stops.map(stopOf), entries };
}

/** What was lost, doubled or shown wrongly, a sentence each. */
export function stopViolations(snapshot: StopSnapshot, workload: StopWorkload): string[] {
  const trials = new Set(workload.wishes.map(({ trial }) => trial));
  return [
    ...snapshot.stops.flatMap(violationsOfStop),
    ...[...trials].flatMap((trial) => violationsOfTrial(trial, snapshot, workload.cluster)),
  ];
}

function violationsOfStop(stop: Stop): string[] {
  const { trialId, state, told, posts } = stop;
  if (!isSettled(stop)) return [`${trialId} has not reached an end state: ${state}`];
  if (state === 'undone' && posts > 0) return [`${trialId} was sent, though it was undone`];
  return told === faceOf(stop) ? [] : [`${trialId} is ${state}, but its message says ${told}`];
}

function violationsOfTrial(trial: string, { stops }: StopSnapshot, cluster: Cluster): string[] {
  const rows = stops.filter(({ trialId }) => trialId === trial);
  const outcomes = cluster.workspace.messages.filter(
    ({ text, onlyFor }) => !onlyFor && text.includes(trial) && OUTCOME.test(text),
  );
  const hasEnded = cluster.project.jobs.some(({ search }) =>
    search?.table(cluster.now()).rows.some(({ id, ended }) => id === trial && ended),
  );
  return [
    ...(rows.length === 0 && isAnswered(trial, cluster) ? [`${trial} was lost`] : []),
    ...(rows.length === outcomes.length
      ? []
      : [`${trial} has ${outcomes.length} outcomes, and ${rows.length} stops`]),
    ...(hasEnded === rows.some(({ state }) => state === 'ended')
      ? []
      : [`${trial} has ended: ${hasEnded}, unlike its stop`]),
    ...violationsOfRequests(trial, cluster),
  ];
}

/** A second request goes out only after the trial was seen running, and there is no third. */
function violationsOfRequests(trial: string, { traffic }: Cluster): string[] {
  const requests = traffic.filter(
    ({ path, answer }) => answer === undefined && path.endsWith(`autosearch-trial-earlystop/${trial}`),
  );
  const [first, second, ...more] = requests;
  if (more.length > 0) return [`ModelArts was asked ${requests.length} times to stop ${trial}`];
  if (!first || !second) return [];
  const between = traffic.slice(traffic.indexOf(first), traffic.indexOf(second));
  return between.some(({ path, answer }) => path.includes('autosearch-trials') && isRunning(trial, answer))
    ? []
    : [`A second request to stop ${trial} was sent blindly`];
}

const Rows = z.object({ header: z.array(z.string()), data: z.array(z.array(z.unknown())) });
const Answer = z.union([Rows, z.object({ items: Rows }).transform(({ items }) => items)]);

/** Whether an answer of ModelArts, about one trial or all of them, shows this one running. */
function isRunning(trial: string, answer: string | undefined): boolean {
  if (answer === undefined) return false;
  const { header, data } = Answer.parse(JSON.parse(answer));
  const [id, done] = [header.indexOf('trial_id'), header.indexOf('done')];
  return data.some((row) => row[id] === trial && row[done] === 'False');
}

/** How many kills found a stop in each state. The audit knows, since each step and its entry are one transaction. */
export function statesAtKills(snapshot: StopSnapshot, cluster: Cluster): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { time } of cluster.kills) {
    for (const state of new Set(snapshot.stops.map((stop) => stateAt(time, stop, snapshot, cluster))))
      counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

function stateAt(time: Date, { id, trialId }: Stop, { entries }: StopSnapshot, { traffic }: Cluster): string {
  const last = entries.findLast((entry) => entry.stop_id === id && entry.at <= time)?.action ?? 'none';
  const isShown = traffic.some(
    ({ path, body, answer, ...exchange }) =>
      answer !== undefined &&
      exchange.time <= time &&
      path.includes('/chat.') &&
      body.includes(trialId ?? '') &&
      OUTCOME.test(new URLSearchParams(body).get('text') ?? ''),
  );
  return isShown ? 'told' : last;
}
